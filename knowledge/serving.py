"""Answers that hold a file of the library: whole, in part, or led to the storage that keeps it."""

import mimetypes
from collections.abc import Callable, Mapping
from io import BufferedIOBase
from typing import Any

from csp.decorators import csp_exempt
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header

from knowledge.byte_ranges import Part, Unsatisfiable, part_of
from knowledge.models import File

LED_FOR = 300  # seconds for which the address of the storage opens the file
READ_IN_THE_BROWSER = {"application/pdf", "image/jpeg", "image/png"}
# What a browser would run as a page or a picture with scripts is handed over as bytes.
NEVER_AS_A_PAGE = {"text/html", "application/xhtml+xml", "image/svg+xml", "text/xml", "application/xml"}


After = Callable[[int], None]  # called with the status of the answer


class _AfterSending:
    """Does something once the answer has been sent, and whatever that does, the answer is closed."""

    after: After | None = None
    status_code: int

    def close(self) -> None:
        try:
            if self.after:
                after, self.after = self.after, None
                after(self.status_code)
        finally:
            super().close()  # type: ignore[misc]


class SentFile(_AfterSending, FileResponse):
    pass


class LedToStorage(_AfterSending, HttpResponseRedirect):
    pass


class _Part:
    """The bytes of a part of an open file, read piece by piece."""

    def __init__(self, file: BufferedIOBase, part: Part):
        file.seek(part.first)
        self.file, self.left = file, part.length

    def read(self, most: int = -1) -> bytes:
        piece = self.file.read(self.left if most < 0 else min(most, self.left))
        self.left -= len(piece)
        return piece

    def close(self) -> None:
        self.file.close()


@csp_exempt()  # the reader of PDFs that is built into a browser is a plug-in to the policy of our pages
def handed_over(
    request: HttpRequest, file: File, *, is_for_everybody: bool, is_indexed: bool, after: After
) -> HttpResponseBase:
    """The file, or the part asked for, or “unchanged”. `after` is called once the whole file has been sent.

    Raises FileNotFoundError where the storage has lost it.
    """
    headers = _headers(file, is_for_everybody=is_for_everybody, is_indexed=is_indexed)
    unchanged = get_conditional_response(request, etag=headers["ETag"])
    if unchanged is not None:
        response: HttpResponseBase = unchanged
    elif not _is_on_disk(file):
        return _led_to_storage(request, file, is_indexed=is_indexed, after=after)
    else:
        response = _sent(request, file, headers["ETag"], after=after)
    for name, value in headers.items():
        response.headers[name] = value
    return response


def _headers(file: File, *, is_for_everybody: bool, is_indexed: bool) -> dict[str, str]:
    """`no-cache`: may be kept, and is asked for again; so a withdrawn file is gone at once, and costs no bytes else."""
    headers = {
        "ETag": f'"{file.sha256}"',
        "Accept-Ranges": "bytes",
        "Cache-Control": "public, no-cache" if is_for_everybody else "private, no-cache",
        "Content-Type": content_type(file.name),
        "Content-Disposition": disposition(file.name),
        "X-Content-Type-Options": "nosniff",
    }
    return headers if is_indexed else headers | {"X-Robots-Tag": "noindex"}


def content_type(name: str) -> str:
    kind, packed = mimetypes.guess_type(name)
    return "application/octet-stream" if packed or kind is None or kind in NEVER_AS_A_PAGE else kind


def disposition(name: str) -> str:
    """With the name in any script, as of RFC 5987."""
    return content_disposition_header(content_type(name) not in READ_IN_THE_BROWSER, name) or "inline"


def _is_on_disk(file: File) -> bool:
    try:
        file.file.path  # noqa: B018 a remote storage has none
    except NotImplementedError:
        return False
    return True


def _sent(request: HttpRequest, file: File, etag: str, *, after: After) -> HttpResponseBase:
    size = file.file.size
    try:
        part = _part_asked_for(request, etag, size)
    except Unsatisfiable:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    if request.method == "HEAD":
        return HttpResponse(headers={"Content-Length": str(size)})
    if part is None:
        response = SentFile(file.file.open("rb"))
        response.after = after
        return response
    headers: Mapping[str, Any] = {"Content-Range": part.content_range(size), "Content-Length": str(part.length)}
    return FileResponse(_Part(file.file.open("rb"), part), status=206, headers=headers)


def _part_asked_for(request: HttpRequest, etag: str, size: int) -> Part | None:
    """A part of the file as it was before is of no use: then the whole is sent (If-Range)."""
    if request.method != "GET" or request.headers.get("If-Range", etag) != etag:
        return None
    return part_of(request.headers.get("Range", ""), size)


def _led_to_storage(request: HttpRequest, file: File, *, is_indexed: bool, after: After) -> HttpResponseBase:
    """An address that opens the file for some minutes; parts and conditions are then answered by the storage."""
    as_readers_get_it = {
        "ResponseContentType": content_type(file.name),
        "ResponseContentDisposition": disposition(file.name),
    }
    url = file.file.storage.url(file.file.name, parameters=as_readers_get_it, expire=LED_FOR)
    response = LedToStorage(url, headers={"Cache-Control": "private, no-store"})
    response.after = None if _goes_on(request, file) else after
    if not is_indexed:
        response.headers["X-Robots-Tag"] = "noindex"
    return response


def _goes_on(request: HttpRequest, file: File) -> bool:
    try:
        return part_of(request.headers.get("Range", ""), file.size) is not None
    except Unsatisfiable:
        return True
