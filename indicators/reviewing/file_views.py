"""The draft of a report as files."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from indicators.archive.data_files import workbook_of
from indicators.models import Report
from indicators.reports.composing import compose
from indicators.reports.document import Document
from indicators.reports.docx import CONTENT_TYPE, document_docx
from indicators.results import UnknownYear
from indicators.reviewing.views import SEES
from portal.core.table_files import CONTENT_TYPES


@require_safe
@permission_required(SEES, raise_exception=True)
def word_file(request: HttpRequest, report_id: int) -> HttpResponse:
    return _file(request, report_id, "docx", CONTENT_TYPE, document_docx)


@require_safe
@permission_required(SEES, raise_exception=True)
def tables_file(request: HttpRequest, report_id: int) -> HttpResponse:
    return _file(request, report_id, "xlsx", CONTENT_TYPES["xlsx"], workbook_of)


def _file(
    request: HttpRequest, report_id: int, ending: str, content_type: str, make: Callable[[Document], bytes]
) -> HttpResponse:
    """Of the report as it was last saved, in the active language."""
    report, language = get_object_or_404(Report, pk=report_id), (get_language() or "en")[:2]
    try:
        content = make(compose(report.latest, language=language))
    except UnknownYear as refusal:
        messages.error(request, str(refusal))
        return redirect("report_read", report.pk)
    name = f"{report.kind}-{report.year}-{report.pk}-{language}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=content_type, headers=headers)
