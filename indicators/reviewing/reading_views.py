"""A report as it stands, section by section: what has changed, what is said about it, that somebody has read it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from indicators.actions.commenting import CommentRefused, comment, settle
from indicators.actions.reading import ReadingRefused, mark_read
from indicators.models import Report, ReportComment
from indicators.results import UnknownYear
from indicators.reviewing.forms import CommentForm, ReadingForm
from indicators.reviewing.sections import sections_of
from indicators.reviewing.views import SEES


@require_safe
@permission_required(SEES, raise_exception=True)
def read(request: HttpRequest, report_id: int) -> HttpResponse:
    report, sections, unknown = get_object_or_404(Report, pk=report_id), [], ""
    try:
        sections = sections_of(report)
    except UnknownYear as refusal:
        unknown = str(refusal)
    may_change = request.user.has_perm("indicators.change_report")
    context = {"report": report, "sections": sections, "unknown": unknown, "may_change": may_change}
    context["page_title"] = _("Read and comment")
    return TemplateResponse(request, "indicators/reviewing/read.html", context)


@require_POST
@permission_required(SEES, raise_exception=True)
def mark(request: HttpRequest, report_id: int) -> HttpResponse:
    report, form = get_object_or_404(Report, pk=report_id), ReadingForm(request.POST)
    if not form.is_valid():
        return _back(report.pk, "")
    given = form.cleaned_data
    _tell(request, _("The section is read."), lambda **who: mark_read(report, **given, **who))
    return _back(report.pk, given["section"])


@require_POST
@permission_required(SEES, raise_exception=True)
def remark(request: HttpRequest, report_id: int) -> HttpResponse:
    report, form = get_object_or_404(Report, pk=report_id), CommentForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Write your comment."))
        return _back(report.pk, "")
    given = form.cleaned_data
    _tell(request, _("The comment is kept."), lambda **who: comment(report, **given, **who))
    return _back(report.pk, given["section"])


@require_POST
@permission_required(SEES, raise_exception=True)
def settle_remark(request: HttpRequest, comment_id: int) -> HttpResponse:
    found = get_object_or_404(ReportComment, pk=comment_id)
    _tell(request, _("The comment is settled."), lambda **who: settle(found, **who))
    return _back(found.report_id, found.section)


def _tell(request: HttpRequest, done: str, act: Callable[..., Any]) -> None:
    """Take the step, and say that it is done or why it is not."""
    try:
        act(by=request.user, at=timezone.now())
    except (CommentRefused, ReadingRefused, UnknownYear) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)


def _back(report_id: int, section: str) -> HttpResponse:
    answer = redirect("report_read", report_id)
    answer["Location"] += f"#{section}" if section else ""
    return answer
