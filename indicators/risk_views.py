"""The steps upon a risk or an issue, and the three logs as files."""

from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from indicators.actions import ClosingRefused, ReviewRefused, close_issue, review_risk
from indicators.models import Issue, Risk
from indicators.risk_forms import ClosingForm, ReviewForm
from indicators.risk_sheets import LOGS
from portal.core.table_files import CONTENT_TYPES, table_response


@permission_required("indicators.add_riskreview", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, risk_id: int) -> HttpResponse:
    risk = get_object_or_404(Risk, pk=risk_id)
    form = ReviewForm(request.POST or None, risk=risk)
    if request.method == "POST" and form.is_valid():
        try:
            review_risk(risk, **form.cleaned_data, by=request.user, at=timezone.now())
        except ReviewRefused as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("risk_admin:inspect", risk.pk)
    context = {"form": form, "risk": risk, "page_title": _("Review of a risk"), "page_subtitle": str(risk)}
    return TemplateResponse(request, "indicators/review_risk.html", context, status=422 if form.errors else 200)


@permission_required("indicators.change_issue", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, issue_id: int) -> HttpResponse:
    issue = get_object_or_404(Issue, pk=issue_id)
    form = ClosingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            close_issue(issue, **form.cleaned_data, by=request.user, at=timezone.now())
        except ClosingRefused as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("issue_admin:index")
    context = {"form": form, "issue": issue, "page_title": _("Close an issue"), "page_subtitle": str(issue)}
    return TemplateResponse(request, "indicators/close_issue.html", context, status=422 if form.errors else 200)


@permission_required("indicators.view_risk", raise_exception=True)
@require_safe
def download(request: HttpRequest, log: str, file_format: str) -> HttpResponse:
    if log not in LOGS or file_format not in CONTENT_TYPES:
        raise Http404
    header, rows = LOGS[log]()
    return table_response(log, file_format, header, rows)
