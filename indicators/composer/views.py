"""A report is begun, looked at, written, and its figures are chosen from a list."""

import json
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.models import TaskState
from wagtail.snippets.views import snippets

from indicators.actions.composing import BeginningRefused, begin_report
from indicators.actions.deciding import DecisionRefused, decide
from indicators.actions.reports import request_report
from indicators.composer.choosing import figures_to_choose, words_of_the_picker
from indicators.composer.forms import BeginForm, StepForm
from indicators.composer.frozen import to_sign
from indicators.composer.panels import lengths
from indicators.composer.stages import stage
from indicators.models import Report
from indicators.reports.lengths import Length
from indicators.results import UnknownYear


@permission_required("indicators.add_report", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    form = BeginForm(request.POST or None)
    if form.is_valid():
        try:
            report = begin_report(**form.cleaned_data, by=request.user, at=timezone.now())
        except BeginningRefused as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("report:edit", report.pk)
    context = {"form": form, "page_title": _("New report")}
    return TemplateResponse(request, "indicators/composer/begin.html", context, status=422 if form.errors else 200)


@permission_required("indicators.view_report", raise_exception=True)
@require_safe
def figures(request: HttpRequest, report_id: int) -> HttpResponse:
    """What a text of the report may name, as JSON."""
    report = get_object_or_404(Report, pk=report_id)
    try:
        return JsonResponse({"figures": figures_to_choose(report), "words": words_of_the_picker()})
    except UnknownYear as unknown:
        return JsonResponse({"figures": [], "words": words_of_the_picker(), "error": str(unknown)})


@require_POST
@permission_required("indicators.view_report", raise_exception=True)
def take_step(request: HttpRequest, report_id: int) -> HttpResponse:
    report = get_object_or_404(Report, pk=report_id)
    form = StepForm(request.POST)
    try:
        decide(report, **form.step, by=request.user, at=timezone.now())
    except DecisionRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Your decision is kept."))
    return redirect("report:inspect", report.pk)


@require_POST
@permission_required("indicators.view_report", raise_exception=True)
def make_draft(request: HttpRequest, report_id: int) -> HttpResponse:
    report, language = get_object_or_404(Report, pk=report_id), request.POST.get("language", "")
    if language not in dict(settings.LANGUAGES):
        return redirect("report:inspect", report.pk)
    job = request_report(report, language=language, by=request.user, at=timezone.now())
    return redirect("job_detail", job.pk)


class ReportView(snippets.InspectView):
    """How far a report is, and where to go on."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows, state = list(lengths(self.object.latest)), self.object.current_workflow_task_state
        return super().get_context_data(**kwargs) | {
            "report": self.object,
            "stage": stage(self.object),
            "to_sign": to_sign(self.object),
            "rows": rows,
            "whole": sum((row[2] for row in rows), Length()),
            "actions": {name for name, *_words in state.task.specific.get_actions(self.object, self.request.user)}
            if state
            else (),
            "steps": TaskState.objects.for_instance(self.object)
            .exclude(finished_at=None)
            .select_related("task", "finished_by")
            .order_by("finished_at"),
        }


class DecidingView(snippets.WorkflowActionView):
    """Wagtail's own buttons take the same step; its dialogue follows the address in the answer."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        taken = take_step(_with_action(request, self.action_name), self.object.pk)
        if request.headers.get("x-requested-with") != "XMLHttpRequest":
            return taken
        return self.render_modal_json(request, {"step": "success", "redirect": taken["Location"]})


def _comment_of(request: HttpRequest) -> str:
    """Of Wagtail's dialogue, which sends it as JSON."""
    try:
        given = json.loads(request.POST.get("workflow-action-extra-data") or "{}")
    except ValueError:
        return ""
    return str(given.get("comment", "")) if isinstance(given, dict) else ""


def _with_action(request: HttpRequest, action: str) -> HttpRequest:
    request.POST = request.POST.copy()
    request.POST["action"] = action
    return request


class EditReportView(snippets.EditView):
    def get_available_actions(self) -> list[str]:
        """A report is submitted on its checklist alone."""
        return [it for it in super().get_available_actions() if it not in ("submit", "restart-workflow")]

    def workflow_action_action(self) -> HttpResponse | None:
        given = StepForm({"action": self.workflow_action, "comment": _comment_of(self.request)})
        try:
            decide(self.object, **given.step, by=self.request.user, at=timezone.now())
        except DecisionRefused as refused:
            messages.error(self.request, str(refused))
            return redirect("report:inspect", self.object.pk)
        return None

    def form_valid(self, form: Any) -> HttpResponse:
        self._warn(form)
        return super().form_valid(form)

    def _warn(self, form: Any) -> None:
        if form.put_back_names:
            words = _("Somebody else had taken out “%(sections)s”. Your saving has put it back with your text.")
            messages.warning(self.request, words % {"sections": form.put_back_names})
        is_of_another = self.is_out_of_date and self.latest_revision.user_id != self.request.user.pk
        if is_of_another and not self.expects_json_response:
            messages.warning(
                self.request, _("Somebody else saved while you were writing. Compare the versions in the history.")
            )
