"""The checklist of a report."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from indicators.actions.submitting import SubmissionRefused, submit_report
from indicators.models import Report
from indicators.reports.acceptances import acceptances_of
from indicators.reports.checklist import checklist_of
from indicators.reviewing.forms import SubmissionForm

SEES = "indicators.view_report"


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(SEES, raise_exception=True)
def checklist(request: HttpRequest, report_id: int) -> HttpResponse:
    report = get_object_or_404(Report, pk=report_id)
    form = SubmissionForm(request.POST or None, items=checklist_of(report, today=timezone.localdate()))
    if form.is_valid():
        try:
            submit_report(report, **form.wanted, by=request.user, at=timezone.now())
        except SubmissionRefused as refusal:
            form.add_error(None, str(refusal))
            form.items = checklist_of(report, today=timezone.localdate())  # the figures were checked meanwhile
        else:
            messages.success(request, _("The report is submitted."))
            return redirect("report:inspect", report.pk)
    may_submit = request.user.has_perm("indicators.change_report") and not report.workflow_in_progress
    context = {"report": report, "form": form, "may_submit": may_submit, "accepted": acceptances_of(report)}
    context["page_title"] = _("Checklist")
    answer = "indicators/reviewing/checklist.html"
    return TemplateResponse(request, answer, context, status=422 if form.errors else 200)
