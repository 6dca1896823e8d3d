"""A document as HTML for print, and as PDF."""

from django.template.loader import render_to_string
from django.utils.translation import override

from indicators.reports.document import Document
from portal.core.pdf import html_to_pdf


def document_html(document: Document) -> str:
    with override(document.language):
        return render_to_string("pdf/report/report.html", {"document": document})


def document_pdf(document: Document) -> bytes:
    return html_to_pdf(document_html(document))
