"""The period desk: what is missing, the steps of a period, its evidence and its corrections."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from indicators.actions.correcting import CorrectionRefused, close_correction, open_correction
from indicators.actions.looking import look_at
from indicators.actions.periods import PeriodRefused, approve, certify, send_back, submit
from indicators.desk.forms import CorrectionForm, LookForm, StepForm
from indicators.desk.gaps import gaps_of
from indicators.desk.inbox import pieces_of
from indicators.models import Correction, Discrepancy, PeriodStep, ReportingPeriod

SEES = "indicators.view_reportingperiod"
STEPS = {
    ReportingPeriod.State.OPEN: ["submit"],
    ReportingPeriod.State.SUBMITTED: ["approve", "return"],
    ReportingPeriod.State.APPROVED: ["certify", "return"],
    ReportingPeriod.State.CERTIFIED: [],
}


@require_safe
@permission_required(SEES, raise_exception=True)
def desk(request: HttpRequest) -> HttpResponse:
    """All periods, the latest first."""
    context = {"periods": ReportingPeriod.objects.all(), "page_title": _("Period desk")}
    return TemplateResponse(request, "indicators/desk/periods.html", context)


@require_safe
@permission_required(SEES, raise_exception=True)
def period(request: HttpRequest, period_id: int) -> HttpResponse:
    found = get_object_or_404(ReportingPeriod, pk=period_id)
    gaps = gaps_of(found, today=timezone.localdate(), user=request.user)
    context = {
        "period": found,
        "missing": [gap for gap in gaps if gap.rows],
        "complete": [gap for gap in gaps if not gap.rows],
        "steps": found.steps.select_related("by"),
        "buttons": _buttons(found, request.user),
        "discrepancies": Discrepancy.objects.of_period(found).open().count(),
        "corrections": found.corrections.select_related("event", "opened_by", "closed_by"),
        "page_title": _("Period desk"),
    }
    return TemplateResponse(request, "indicators/desk/period.html", context)


def _buttons(found: ReportingPeriod, user: Any) -> list[str]:
    """The steps that this user's role may take now."""
    verbs = STEPS[ReportingPeriod.State(found.state)]
    return verbs if verbs and user.has_perm(f"indicators.{verbs[0]}_reportingperiod") else []


@require_POST
@permission_required(SEES, raise_exception=True)
def step(request: HttpRequest, period_id: int) -> HttpResponse:
    found, form = get_object_or_404(ReportingPeriod, pk=period_id), StepForm(request.POST)
    try:
        if form.is_valid():
            messages.success(request, _said(_take(found, by=request.user, **form.cleaned_data)))
    except PeriodRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("period", found.pk)


def _take(found: ReportingPeriod, *, step: str, note: str, despite: int | None, by: Any) -> PeriodStep:
    told = {"by": by, "at": timezone.now()}
    if step == "return":
        return send_back(found, comment=note, **told)
    if step == "submit":
        return submit(found, note=note, despite=despite or 0, **told)
    return (approve if step == "approve" else certify)(found, note=note, **told)


def _said(taken: PeriodStep) -> str:
    return _("The period is “%(state)s” now.") % {"state": taken.get_state_display()}


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("indicators.check_figures", raise_exception=True)
def evidence_inbox(request: HttpRequest, period_id: int) -> HttpResponse:
    found = get_object_or_404(ReportingPeriod, pk=period_id)
    form = LookForm(request.POST or None)
    pieces = pieces_of(found)
    if form.is_valid() and _known(pieces, **form.cleaned_data):
        look_at(**form.cleaned_data, by=request.user, at=timezone.now())
        return redirect("evidence_inbox", found.pk)
    if request.method == "POST":
        messages.error(request, _("This evidence has changed since you looked. Look at it again."))
    new = [piece for piece in pieces if not piece.is_settled]
    settled = [piece for piece in pieces if piece.is_settled]
    context = {"period": found, "new": new, "settled": settled, "page_title": _("Evidence")}
    return TemplateResponse(request, "indicators/desk/inbox.html", context)


def _known(pieces: list[Any], *, kind: str, number: int, stand: str) -> bool:
    return (kind, number, stand) in {(piece.kind, piece.number, piece.stand) for piece in pieces}


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("indicators.correct_reportingperiod", raise_exception=True)
def correct(request: HttpRequest, period_id: int) -> HttpResponse:
    found = get_object_or_404(ReportingPeriod, pk=period_id)
    form = CorrectionForm(request.POST or None, period=found)
    if form.is_valid():
        try:
            open_correction(found, **form.wanted, by=request.user, at=timezone.now())
        except CorrectionRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The correction is open. Close it when you have finished."))
            return redirect("period", found.pk)
    context = {"period": found, "form": form, "page_title": _("Open a correction")}
    return TemplateResponse(request, "indicators/desk/correct.html", context, status=422 if form.errors else 200)


@require_POST
@permission_required("indicators.correct_reportingperiod", raise_exception=True)
def close(request: HttpRequest, correction_id: int) -> HttpResponse:
    found = close_correction(get_object_or_404(Correction, pk=correction_id), by=request.user, at=timezone.now())
    messages.success(request, _("The correction is closed."))
    return redirect("period", found.period_id)
