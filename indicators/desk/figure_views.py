"""What officers say of single figures: targets, results stated by hand, explanations of discrepancies."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from indicators.actions import PeriodCertified, TargetRefused
from indicators.actions import set_target as set_a_target
from indicators.actions.checking import check_all_figures
from indicators.actions.claims import ClaimsRefused
from indicators.actions.claims import import_claims as import_published
from indicators.actions.discrepancies import ExplanationRefused, explain
from indicators.actions.stating import ResultRefused
from indicators.actions.stating import state_result as state_a_result
from indicators.desk.forms import ClaimsForm, ExplanationForm, StatingForm, TargetForm
from indicators.models import Discrepancy, Indicator, StatedResult, TargetVersion
from indicators.rules import RULES
from portal.core.file_kinds import Unreadable, check_kind

YEARS = range(2000, 2101)


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("indicators.add_targetversion", raise_exception=True)
def set_target(request: HttpRequest, indicator_id: int, year: int) -> HttpResponse:
    indicator = _indicator(indicator_id, year)
    current = TargetVersion.objects.in_force(indicator, year)
    asked = {"initial": {"seen": current.pk if current else 0}, "is_change": current is not None}
    form = TargetForm(request.POST or None, **asked)
    if form.is_valid():
        try:
            set_a_target(indicator, year=year, **form.wanted, by=request.user, at=timezone.now())
        except (TargetRefused, PeriodCertified) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The target is set."))
            return redirect("set_target", indicator.pk, year)
    versions = indicator.targets.select_related("approved_by", "document").order_by("year", "approved_at")
    return _answer(request, "target", form, indicator, year, current=current, versions=versions)


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("indicators.add_statedresult", raise_exception=True)
def state_result(request: HttpRequest, indicator_id: int, year: int) -> HttpResponse:
    indicator = _indicator(indicator_id, year)
    rows = StatedResult.objects.filter(indicator=indicator).select_related("stated_by", "document")
    last = rows.filter(year=year).order_by("stated_at", "pk").last()
    form = StatingForm(request.POST or None, initial={"seen": last.pk if last else 0}, unit=indicator.unit)
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("document", "seen")}
        try:
            state_a_result(indicator, form.statement, year=year, **given, by=request.user, at=timezone.now())
        except (ResultRefused, PeriodCertified) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The result is stated."))
            return redirect("state_result", indicator.pk, year)
    return _answer(request, "result", form, indicator, year, rows=rows)


def _indicator(number: int, year: int) -> Indicator:
    if year not in YEARS:
        raise Http404
    return get_object_or_404(Indicator, pk=number)


def _answer(
    request: HttpRequest, screen: str, form: Any, indicator: Indicator, year: int, **shown: Any
) -> HttpResponse:
    title = {"target": _("Target of %(year)s"), "result": _("Result of %(year)s")}[screen] % {"year": year}
    years = sorted({year - 1, year, year + 1} & set(YEARS))
    context = {"form": form, "indicator": indicator, "year": year, "years": years, "page_title": title} | shown
    return TemplateResponse(request, f"indicators/desk/{screen}.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("indicators.view_discrepancy", raise_exception=True)
def explain_discrepancy(request: HttpRequest, discrepancy_id: int) -> HttpResponse:
    found = get_object_or_404(Discrepancy.objects.select_related("explained_by"), pk=discrepancy_id)
    seen = {"words": found.explanation, "words_ru": found.explanation_ru, "left": found.left, "right": found.right}
    form = ExplanationForm(request.POST or None, initial=seen)
    if form.is_valid():
        given = form.cleaned_data
        found.left, found.right = given["left"], given["right"]
        try:
            explain(found, words=given["words"], words_ru=given["words_ru"], by=request.user, at=timezone.now())
        except ExplanationRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The discrepancy is explained."))
            return redirect("explain_discrepancy", found.pk)
    context = {"found": found, "rule": RULES.get(found.rule), "form": form, "page_title": _("Discrepancy")}
    return TemplateResponse(request, "indicators/desk/discrepancy.html", context, status=422 if form.errors else 200)


@require_POST
@permission_required("indicators.check_figures", raise_exception=True)
def check_now(request: HttpRequest) -> HttpResponse:
    check_all_figures(at=timezone.now())
    messages.success(request, _("Every figure is checked."))
    return redirect("discrepancy:index")


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("indicators.add_claim", raise_exception=True)
def import_claims(request: HttpRequest) -> HttpResponse:
    form = ClaimsForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        content = form.cleaned_data["file"].read()
        try:
            check_kind(content)
            added = import_published(content, year=form.cleaned_data["year"], by=request.user)
        except (ClaimsRefused, Unreadable) as refusal:
            form.add_error("file", str(refusal))
        else:
            messages.success(request, _("New figures: %(count)s.") % {"count": added})
            return redirect("claim:index")
    context = {"form": form, "page_title": _("Import published figures")}
    return TemplateResponse(request, "indicators/desk/import_claims.html", context, status=422 if form.errors else 200)
