"""PDF from HTML: A4, tagged for screen readers (PDF/UA-1), with the system's Noto fonts."""

from collections.abc import Mapping
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import unquote

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage

SCHEME = "portal-static:"


class FileRefused(Exception):
    """A document asked for something that is not one of the portal's own static files."""


def html_to_pdf(html: str) -> bytes:
    """It links to style sheets and pictures by their static path: `href="portal/css/pdf.css"`.

    Raises FileRefused when the document asks for anything but a static file of the portal.
    """
    # WeasyPrint takes 1.8 s and 55 MB to import: only those who print pay for it.
    from weasyprint import HTML
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class StaticFiles(URLFetcher):
        """Never the network and never the disk: a report tells nobody that it is printed, and shows no server file."""

        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
            kind = guess_type(url)[0] or "application/octet-stream"  # a style sheet without its type is not read
            return URLFetcherResponse(url, static_file(url.removeprefix(SCHEME)), {"Content-Type": kind})

    try:
        document = HTML(string=html, base_url=SCHEME + "///", url_fetcher=StaticFiles(fail_on_errors=True))
        return document.write_pdf(pdf_variant="pdf/ua-1")
    except FatalURLFetchingError as error:
        raise FileRefused(str(error)) from error


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
