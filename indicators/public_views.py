"""The pages and files of the results that everybody may read: nothing here counts, and nothing is unsuppressed."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from indicators import evidence, public_tables
from indicators.country_page import country_page
from indicators.differences import differences
from indicators.figures import check_framework
from indicators.iati import activity_file
from indicators.indicator_page import as_json, indicator_page, indicator_sheet
from indicators.models import Indicator, Project
from indicators.public import hides, public_results, published
from indicators.results import UnknownYear, results_of
from portal.core.table_files import CONTENT_TYPES, table_response


@require_safe
def results(request: HttpRequest, year: int | None = None) -> HttpResponse:
    years = evidence.years()
    if year is None and not years:
        return TemplateResponse(request, "indicators/no_results.html")
    try:
        computed = results_of(years[0] if year is None else year)
    except UnknownYear as unknown:
        context = {"sentence": str(unknown), "years": unknown.years}
        return TemplateResponse(request, "indicators/unknown_year.html", context, status=HTTPStatus.NOT_FOUND)
    found = published(computed)
    context = {
        "results": found,
        "years": years,
        "people": public_tables.shown_people_table(public_tables.unique_people(found.year), found.people),
        "chart": public_tables.countries_chart(found),
        "differences": [it for it in differences(check_framework(computed)) if not hides(found, it.figure.name)],
    }
    return TemplateResponse(request, "indicators/results.html", context)


@require_safe
def download(request: HttpRequest, year: int, sheet: str, file_format: str) -> HttpResponse:
    if sheet not in public_tables.SHEETS or file_format not in CONTENT_TYPES:
        raise Http404
    try:
        header, rows = public_tables.SHEETS[sheet](public_results(year))
    except UnknownYear as unknown:
        raise Http404(str(unknown)) from unknown
    return table_response(f"{sheet}-{year}", file_format, header, rows)


@require_safe
def indicator(request: HttpRequest, number: str) -> HttpResponse:
    page = indicator_page(number)
    if page is None:
        return _unknown(request, _("There is no indicator %(number)s.") % {"number": number})
    return TemplateResponse(request, "indicators/indicator.html", {"page": page})


@require_safe
def indicator_file(request: HttpRequest, number: str, file_format: str) -> HttpResponse:
    page = indicator_page(number)
    if page is None:
        return _unknown(request, _("There is no indicator %(number)s.") % {"number": number})
    if file_format == "json":
        return JsonResponse(as_json(page, request.build_absolute_uri), json_dumps_params={"ensure_ascii": False})
    return table_response(f"indicator-{number}", file_format, *indicator_sheet(page))


@require_safe
def country(request: HttpRequest, code: str) -> HttpResponse:
    named = evidence.country_named(code)
    if named is None:
        return _unknown(request, _("There is no country %(code)s.") % {"code": code})
    if code != named.report_code:
        return redirect("indicators:country", named.report_code, permanent=True)
    return TemplateResponse(request, "indicators/country.html", {"page": country_page(named)})


@require_safe
def iati(request: HttpRequest) -> HttpResponse:
    """The whole project in one file, the same in both languages."""
    project = Project.objects.first()
    if project is None:
        return _unknown(request, _("Nothing is recorded yet."))
    content = activity_file(project, absolute=request.build_absolute_uri, at=timezone.now())
    return HttpResponse(content, content_type="application/xml; charset=utf-8")


def _unknown(request: HttpRequest, sentence: str) -> HttpResponse:
    context = {"sentence": sentence, "indicators": Indicator.objects.all(), "countries": evidence.countries()}
    return TemplateResponse(request, "indicators/unknown.html", context, status=HTTPStatus.NOT_FOUND)
