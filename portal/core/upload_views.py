"""The Wagtail admin's pages about a list that comes in: what it would do, row by row; the writing; the report."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from portal.core import uploads
from portal.core.list_rows import SHOWN
from portal.core.models import UploadedList

ROWS_AT_ONCE = 100


@never_cache
@require_safe
def uploaded_list(request: HttpRequest, upload_id: str) -> HttpResponse:
    upload = _upload(request, upload_id)
    outcome = request.GET.get("outcome", "")
    rows = [row for row in upload.rows if outcome in ("", row["outcome"])]
    context = {
        "upload": upload,
        "about": uploads.kind_of(upload).about(upload),
        "job": upload.job,
        "is_overdue": upload.job is not None and upload.job.is_overdue(timezone.now()),
        "outcomes": [(key, label, upload.counts.get(key, 0)) for key, label in uploads.OUTCOMES.items()],
        "outcome": outcome,
        "query": f"outcome={outcome}&" if outcome in uploads.OUTCOMES else "",
        "page_obj": Paginator(rows, ROWS_AT_ONCE).get_page(request.GET.get("page")),
        "page_title": upload.name,
    }
    return TemplateResponse(request, "core/uploaded_list.html", context)


@require_POST
def write_list(request: HttpRequest, upload_id: str) -> HttpResponse:
    upload = _upload(request, upload_id)
    skip_duplicates = "skip_duplicates" in request.POST
    uploads.ask_to_write(upload, skip_duplicates=skip_duplicates, by=request.user, at=timezone.now())
    return HttpResponseRedirect(reverse("uploaded_list", args=[upload.pk]), status=303)


@require_safe
def list_report(request: HttpRequest, upload_id: str, file_format: str) -> HttpResponse:
    """Row by row what the list would do, or did."""
    from portal.core.sheets import FORMATS, sheet_response, table  # import_export: only a download pays for it

    upload = _upload(request, upload_id)
    if file_format not in FORMATS:
        raise Http404
    return sheet_response(table(_("Report"), _report_header(), _report_rows(upload)), "report", file_format)


@require_safe
def empty_list(request: HttpRequest, kind: str) -> HttpResponse:
    """A list with nothing but the names of the columns, to be filled in."""
    from portal.core.sheets import sheet_response, table  # import_export: only a download pays for it

    if kind not in uploads.KINDS:
        raise Http404
    _check_permission(request, kind)
    resource = import_string(uploads.KINDS[kind].resource)()
    return sheet_response(table(_("List"), resource.columns_to_fill(), []), "list", "xlsx")


def _upload(request: HttpRequest, upload_id: str) -> UploadedList:
    upload = get_object_or_404(UploadedList.objects.select_related("job", "uploaded_by"), pk=upload_id)
    _check_permission(request, upload.kind)
    return upload


def _check_permission(request: HttpRequest, kind: str) -> None:
    if not request.user.has_perm(uploads.KINDS[kind].permission):
        raise PermissionDenied


def _report_header() -> list[str]:
    return [_("Row"), _("Sheet"), _("Outcome"), *(str(uploads.COLUMNS[name]) for name in SHOWN), _("Reasons")]


def _report_rows(upload: UploadedList) -> Any:
    for row in upload.rows:
        person = [row["words"][name] for name in SHOWN]
        yield [row["number"], row["sheet"], str(uploads.OUTCOMES[row["outcome"]]), *person, " ".join(row["reasons"])]
