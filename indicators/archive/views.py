"""The pages of sealed reports that everybody may read, and their files."""

from functools import partial
from http import HTTPStatus

from django.core.cache import cache
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from indicators.archive.checking import LARGEST, CheckRefused, hash_of, matches, too_large
from indicators.archive.data_files import TYPES, data_file
from indicators.archive.forms import FileForm, HashForm
from indicators.archive.sealed import SealedReport, editions_for, readable
from indicators.models import Snapshot
from indicators.reports.comparing import Comparison, signed_against_today
from indicators.reports.filing import file_name, sheet_of

OVERHEAD = 64 * 1024  # bytes of a form around its file
A_WHILE, A_DAY = 5 * 60, 24 * 60 * 60  # seconds: everybody may ask, so what takes long is worked out once


@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    editions = editions_for(request.user)
    found = [SealedReport(it, editions) for it in readable(request.user).sealed()]
    response = TemplateResponse(request, "indicators/archive/reports.html", {"reports": found})
    patch_vary_headers(response, ["Cookie"])
    return response


@require_safe
def report(request: HttpRequest, number: int) -> HttpResponse:
    snapshot = get_object_or_404(readable(request.user), number=number)
    found = SealedReport(snapshot, editions_for(request.user))
    return TemplateResponse(request, "indicators/archive/report.html", {"report": found})


@never_cache
@require_safe
def report_file(request: HttpRequest, number: int, edition: str, language: str, file_format: str) -> HttpResponse:
    """A printed report, or the data of a frozen document; of all figures for those alone who may see them."""
    snapshot = get_object_or_404(readable(request.user), number=number)
    if edition not in editions_for(request.user) or language not in ("en", "ru"):
        raise Http404
    if file_format == "pdf":
        return _printed(snapshot, edition, language)
    if file_format not in TYPES:
        raise Http404
    name = file_name(snapshot, language, edition).removesuffix("pdf") + ("zip" if file_format == "csv" else file_format)
    return _download(data_file(snapshot, language, edition, file_format), name, TYPES[file_format])


@require_safe
def signature_sheet(request: HttpRequest, number: int, language: str) -> HttpResponse:
    snapshot = get_object_or_404(readable(request.user).sealed(), number=number)
    if language not in ("en", "ru"):
        raise Http404
    content = cache.get_or_set(f"sheet-{snapshot.sha256}-{language}", partial(sheet_of, snapshot, language), A_DAY)
    return _download(content, f"signatures-{number}-{language}.pdf", "application/pdf")


def _printed(snapshot: Snapshot, edition: str, language: str) -> HttpResponse:
    kept = next((it for it in snapshot.files.all() if (it.edition, it.language) == (edition, language)), None)
    if kept is None or not kept.file.storage.exists(kept.file.name):
        raise Http404(_("This file is not made yet."))
    name = file_name(snapshot, language, edition)
    return FileResponse(kept.file.open("rb"), as_attachment=True, filename=name, content_type="application/pdf")


def _download(content: bytes, name: str, content_type: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=content_type, headers=headers)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """What is too large is refused before it is read; the form itself is protected."""
    length = request.META.get("CONTENT_LENGTH") or ""
    if length.isdecimal() and int(length) > LARGEST + OVERHEAD:
        return _verified(request, refusal=too_large(), status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return _verify(request)


@csrf_protect
def _verify(request: HttpRequest) -> HttpResponse:
    typed = request.GET.get("hash", "")
    try:
        if request.method == "POST":
            typed = hash_of(request.FILES.get("file"))
        found = [(it, _compared(it.snapshot)) for it in matches(typed)] if typed else None
        return _verified(request, typed=typed, found=found)
    except CheckRefused as refused:
        return _verified(request, typed=typed, refusal=str(refused), status=HTTPStatus.UNPROCESSABLE_ENTITY)


def _compared(snapshot: Snapshot) -> Comparison:
    return cache.get_or_set(
        f"against-today-{snapshot.sha256}-{get_language()}", partial(signed_against_today, snapshot), A_WHILE
    )


def _verified(
    request: HttpRequest, *, typed: str = "", found: list | None = None, refusal: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "typed": typed,
        "found": found,
        "refusal": refusal,
        "hash_form": HashForm(initial={"hash": typed}),
        "file_form": FileForm(),
        "broken": cache.get_or_set("broken-snapshots", Snapshot.objects.broken, A_WHILE) if found else [],
    }
    return TemplateResponse(request, "indicators/archive/verify.html", context, status=status)
