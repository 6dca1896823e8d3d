"""The statistics of downloads for staff, in the admin and as files."""

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.admin.auth import permission_required

from knowledge import download_tables
from portal.core.table_files import CONTENT_TYPES, table_response

MAY_SEE = "knowledge.view_download_statistics"


@permission_required(MAY_SEE)
@require_safe
def statistics(request: HttpRequest) -> HttpResponse:
    years, wanted = download_tables.years(), request.GET.get("year", "")
    year = int(wanted) if wanted in map(str, years) else (years or [timezone.localdate().year])[0]
    tables = download_tables.of_year(year, today=timezone.localdate())
    context = {"page_title": _("Downloads"), "header_icon": "download", "years": years, "year": year, "tables": tables}
    return TemplateResponse(request, "knowledge/download_statistics.html", context)


@permission_required(MAY_SEE)
@require_safe
def statistics_file(request: HttpRequest, year: int, name: str, file_format: str) -> HttpResponse:
    tables = {it.name: it.table for it in download_tables.of_year(year, today=timezone.localdate())}
    if name not in tables or file_format not in CONTENT_TYPES:
        raise Http404
    rows = [(row.name, *row.values) for row in tables[name].rows]
    return table_response(f"downloads-{year}-{name}", file_format, tables[name].header, rows)
