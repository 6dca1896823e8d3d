from base64 import b64encode
from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from PIL import Image as Picture

from indicators.reports.document import Cell, Chart, Document, Fact, Heading, Image, Section, Table, Text
from indicators.reports.docx import document_docx
from portal.core.numbers import format_number

TEXT = (
    '<h3>Aims</h3><p>Of <b>all</b> <span data-figure="a.b">39</span>, <a href="https://example.org/">more</a></p>'
    "<ol><li>One</li><li>Two</li></ol><ol><li>Again</li></ol>"
)
PEOPLE = Table(
    "people",
    "People",
    ("Country", "People", "Share"),
    ((Cell("Armenia"), Cell(value=Decimal(1234)), Cell(value=Decimal("61.5"), decimals=1, unit="%")),),
    (Cell("Total"), Cell(value=Decimal(1234)), Cell("not reported")),
    note="Counted once.",
)
OTHER = Table("other", "Other", ("What", "How many"), ((Cell("Guides"), Cell(value=Decimal(0))),))


def picture() -> str:
    content = BytesIO()
    Picture.new("RGB", (4, 4)).save(content, "PNG")
    return b64encode(content.getvalue()).decode()


@pytest.fixture
def document() -> Document:
    blocks = (
        Heading(2, "Seminars", "seminars"),
        Text(TEXT),
        PEOPLE,
        Chart("a", "People drawn", "<svg/>", PEOPLE),
        Chart("b", "Other", "<svg/>", OTHER),
        Image(picture(), "image/png", "A hall", "The hall"),
        Image(b64encode(b"<svg/>").decode(), "image/svg+xml", "A drawing"),
    )
    section = Section("progress", "III", "Progress review", blocks)
    about = ("en", "full", "annual", "Annual progress report", "Report 2022", "The programme", "The hub")
    return Document(*about, ("2022-01-01", "2022-12-31"), (Fact("Donor", Cell("Korea")),), (section,))


def test_report_is_read_back_from_the_file_of_a_word_processor(document):
    read = docx.Document(BytesIO(document_docx(document)))
    said = [(it.style.name, it.text) for it in read.paragraphs if it.text]
    assert said == [
        ("Normal", "Annual progress report"),
        ("Title", "Report 2022"),
        ("Normal", "The programme"),
        ("Heading 1", "III. Progress review"),
        ("Heading 2", "Seminars"),
        ("Heading 3", "Aims"),
        ("Normal", "Of all 39, more"),
        ("List Number", "One"),
        ("List Number", "Two"),
        ("List Number", "Again"),
        ("Caption", "People"),
        ("Normal", "Counted once."),
        ("Caption", "People drawn"),
        ("Caption", "Other"),
        ("Caption", "The hall"),
        ("Normal", "A drawing"),
    ]
    numbers = [it._p.pPr.numPr.numId.val for it in read.paragraphs if it.style.name == "List Number"]
    assert (numbers[0] == numbers[1], numbers[1] == numbers[2]) == (True, False)
    words = next(it for it in read.paragraphs if it.text == "Of all 39, more")
    assert [(it.text, it.address) for it in words.hyperlinks] == [("more", "https://example.org/")]
    assert [it.text for it in words.runs if it.bold] == ["all"]
    assert len(read.inline_shapes) == 1


def test_tables_are_written_in_the_numbers_of_the_language(document):
    read = docx.Document(BytesIO(document_docx(document)))
    thousand = format_number(Decimal(1234))
    assert [[[cell.text for cell in row.cells] for row in table.rows] for table in read.tables] == [
        [["Donor", "Korea"]],
        [
            ["Country", "People", "Share"],
            ["Armenia", thousand, "61.5\N{NO-BREAK SPACE}%"],
            ["Total", thousand, "not reported"],
        ],
        [["What", "How many"], ["Guides", "0"]],
    ]
    assert read.tables[1].rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_the_file_says_its_language_title_and_author(document):
    read = docx.Document(BytesIO(document_docx(replace(document, language="ru"))))
    about = read.core_properties
    languages = {it.get(qn("w:val")) for it in read.styles.element.iter(qn("w:lang"))}
    assert (about.title, about.author, about.language, languages) == ("Report 2022", "The hub", "ru", {"ru-RU"})
