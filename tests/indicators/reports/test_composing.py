from decimal import Decimal

import pytest

from indicators.reports.composing import compose
from indicators.reports.document import Cell, Document, Table, Text, from_plain, to_plain
from indicators.reports.printing import document_pdf
from tests.factories.reports import report_of, token

pytestmark = pytest.mark.usefixtures("year_2022")


def test_a_text_has_the_figures_of_today_and_a_table_the_same():
    text = f"<p>{token('people.unique.total', '1')} people came.</p>"
    report = report_of({"progress": [("table", "people")], "summary": [("text", text)]})
    document = compose(report.latest, language="en")
    summary, progress = document.sections
    assert (summary.numeral, summary.key, progress.numeral) == ("I", "summary", "III")
    assert summary.blocks == (Text('<p><span data-figure="people.unique.total">175</span> people came.</p>'),)
    table = next(block for block in progress.blocks if isinstance(block, Table))
    assert table.total[-1] == Cell(value=Decimal(175), figure="people.unique.total")


def test_a_text_without_its_russian_is_english():
    report = report_of({"summary": [("text", {"en": "<p>One</p>", "ru": "<p>Один</p>"}), ("text", "<p>Two</p>")]})
    (section,) = compose(report.latest, language="ru").sections
    assert section.blocks == (Text("<p>Один</p>"), Text("<p>Two</p>"))


def test_a_document_goes_into_json_and_back_and_prints():
    report = report_of({"progress": [("table", "people"), ("chart", "people_chart")]})
    document = compose(report.latest, language="ru")
    plain = to_plain(document)
    assert from_plain(plain) == document
    assert isinstance(from_plain(plain), Document)
    assert document_pdf(document).startswith(b"%PDF-")
