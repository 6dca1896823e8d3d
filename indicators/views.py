from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from indicators import evidence
from indicators.actions import request_annual_report
from indicators.differences import differences
from indicators.figures import check
from indicators.forms import ReportForm
from indicators.results import UnknownYear, results_of
from indicators.tables import framework_sheet, people_sheet, unique_people_chart, unique_people_table
from portal.core.exports import csv_bytes, xlsx_bytes
from portal.core.people_tables import people_table

SHEETS = {"people": people_sheet, "framework": framework_sheet}
CONTENT_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@require_safe
def results(request: HttpRequest, year: int | None = None) -> HttpResponse:
    years = evidence.years()
    if year is None and not years:
        return TemplateResponse(request, "indicators/no_results.html")
    try:
        found = results_of(years[0] if year is None else year)
    except UnknownYear as unknown:
        context = {"sentence": str(unknown), "years": unknown.years}
        return TemplateResponse(request, "indicators/unknown_year.html", context, status=404)
    context = {
        "results": found,
        "years": years,
        "people": unique_people_table(found),
        "chart": unique_people_chart(found),
        "events": [(held, people_table(held.event.title, held.table)) for held in found.events],
        "differences": [it for it in differences(check(found)) if not it.figure.is_detail],
    }
    return TemplateResponse(request, "indicators/results.html", context)


@require_safe
def download(request: HttpRequest, year: int, sheet: str, file_format: str) -> HttpResponse:
    if sheet not in SHEETS or file_format not in CONTENT_TYPES:
        raise Http404
    try:
        header, rows = SHEETS[sheet](results_of(year))
    except UnknownYear as unknown:
        raise Http404(str(unknown)) from unknown
    content = csv_bytes(header, rows) if file_format == "csv" else xlsx_bytes(f"{sheet} {year}", header, rows)
    return HttpResponse(
        content,
        content_type=CONTENT_TYPES[file_format],
        headers={"Content-Disposition": f'attachment; filename="{sheet}-{year}.{file_format}"'},
    )


@permission_required("indicators.make_report", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def make_annual_report(request: HttpRequest) -> HttpResponse:
    """In the admin: choose year and language; the job's page then shows the progress and keeps the result."""
    form = ReportForm(request.POST or None, initial={"language": get_language()})
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        job = request_annual_report(chosen["year"], language=chosen["language"], by=request.user, at=timezone.now())
        return redirect("job_detail", job.pk)
    return TemplateResponse(
        request,
        "indicators/make_annual_report.html",
        {"form": form, "page_title": _("Annual report")},
        status=422 if form.errors else 200,
    )
