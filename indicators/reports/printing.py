"""A document as HTML for print, and as PDF; the sheet of those who signed it."""

from collections.abc import Callable
from itertools import count

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from indicators.reports.contents import outlined
from indicators.reports.document import Document
from indicators.reports.seals import Seal, SignatureSheet
from portal.core.pdf import html_to_pdf

__all__ = ["Seal", "SignatureSheet", "document_html", "document_pdf", "signature_sheet_pdf"]

Progress = Callable[[int, str], None]

FROM, TO = 40, 95  # percent of the work between which the pages are set


def document_html(document: Document, *, seal: Seal | None = None) -> str:
    """Without a seal it is a draft and says so on every page."""
    shown, entries = outlined(document)
    with override(document.language):
        return render_to_string("pdf/report/report.html", {"document": shown, "entries": entries, "seal": seal})


def document_pdf(document: Document, *, seal: Seal | None = None, progress: Progress | None = None) -> bytes:
    """The same document and seal give the same bytes. `progress` is told in the active language."""
    html = document_html(document, seal=seal)
    return html_to_pdf(html, on_page=_teller(progress) if progress else None)


def signature_sheet_pdf(sheet: SignatureSheet) -> bytes:
    with override(sheet.language):
        return html_to_pdf(render_to_string("pdf/report/signature_sheet.html", {"sheet": sheet, "seal": sheet.seal}))


def _teller(progress: Progress) -> Callable[[int], None]:
    """Tells every tenth page that is set, some a second time; nobody knows how many there will be, so that the bar goes
    ever slower, and never back.
    """
    pages = count(1)
    furthest = 0

    def tell(page: int) -> None:
        nonlocal furthest
        furthest = max(furthest, page)
        if next(pages) % 10 == 0:
            progress(TO - (TO - FROM) * 40 // (40 + furthest), _("Setting page %(number)s") % {"number": page})

    return tell
