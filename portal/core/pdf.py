"""PDF from HTML: A4, tagged for screen readers (PDF/UA-1), with the system's Noto fonts."""

import logging
import re
from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from mimetypes import guess_type
from pathlib import Path
from threading import get_ident, local
from typing import Any
from urllib.parse import unquote

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage

SCHEME = "portal-static:"

_of_thread = local()

# A picture that stands in the document itself, by how it begins and how its bytes begin.
_PICTURES = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}
_PICTURE = re.compile(r"data:(?P<kind>image/(?:png|jpeg));base64,(?P<content>[A-Za-z0-9+/=]+)")


class FileRefused(Exception):
    """A document asked for something that is neither one of the portal's own static files nor a picture in itself."""


def html_to_pdf(html: str, *, on_page: Callable[[int], None] | None = None, is_one_of_many: bool = False) -> bytes:
    """It links to style sheets and pictures by their static path, `href="portal/css/pdf.css"`, or holds a picture:
    `src="data:image/png;base64,…"`, PNG or JPEG. `on_page` is told the number of each page when it is set, some twice.
    One of many small documents goes by the fonts that its thread has looked up before, which halves the work.

    Raises FileRefused when the document asks for anything else.
    """
    # WeasyPrint takes 1.8 s and 55 MB to import: only those who print pay for it.
    from weasyprint import HTML
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class StaticFiles(URLFetcher):
        """Never the network and never the disk: a report tells nobody that it is printed, and shows no server file."""

        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
            if url.startswith("data:"):
                kind, content = picture(url)
            else:
                kind = guess_type(url)[0] or "application/octet-stream"  # a style sheet without its type is not read
                content = static_file(url.removeprefix(SCHEME))
            return URLFetcherResponse(url, content, {"Content-Type": kind})

    try:
        with _telling(on_page):
            document = HTML(string=html, base_url=SCHEME + "///", url_fetcher=StaticFiles(fail_on_errors=True))
            fonts = _kept_fonts() if is_one_of_many else None
            return document.write_pdf(pdf_variant="pdf/ua-1", font_config=fonts)
    except FatalURLFetchingError as error:
        raise FileRefused(str(error)) from error


def _kept_fonts() -> Any:
    from weasyprint.text.fonts import FontConfiguration  # the same

    if not hasattr(_of_thread, "fonts"):
        _of_thread.fonts = FontConfiguration()
    return _of_thread.fonts


def picture(address: str) -> tuple[str, bytes]:
    """Content type and bytes of a picture that is its own address. Raises FileRefused for all but PNG and JPEG."""
    match = _PICTURE.fullmatch(address)
    try:
        content = b64decode(match["content"], validate=True) if match else b""
    except NotBase64:
        content = b""
    if not match or not content.startswith(_PICTURES[match["kind"]]):
        raise FileRefused(address[:40])
    return match["kind"], content


@contextmanager
def _telling(on_page: Callable[[int], None] | None) -> Iterator[None]:
    """WeasyPrint says in its log alone which page it sets; another thread's pages are not ours."""
    if on_page is None:
        yield
        return
    thread = get_ident()

    class Pages(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if record.thread == thread and "Page %d" in str(record.msg) and isinstance(record.args, tuple):
                on_page(int(str(record.args[0])))

    log, handler = logging.getLogger("weasyprint.progress"), Pages()
    level, propagate = log.level, log.propagate
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    log.propagate = False
    try:
        yield
    finally:
        log.removeHandler(handler)
        log.setLevel(level)
        log.propagate = propagate


def static_file(path: str) -> bytes:
    """The bytes of a static file by its path, collected or (in tests and development) still in its source folder."""
    path = unquote(path).lstrip("/")
    found = finders.find(path)
    if found:
        return Path(found).read_bytes()
    if ".." not in path and staticfiles_storage.exists(path):
        with staticfiles_storage.open(path) as file:
            return file.read()
    raise FileRefused(path)
