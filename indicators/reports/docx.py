"""A report for a word processor: its words, to be commented on. Figures are plain text, charts are their tables."""

from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Collection, Sequence
from io import BytesIO
from typing import Any

from django.utils.translation import override

from indicators.reports.document import Block, Cell, Chart, Document, Heading, Image, Table, Text
from indicators.reports.paragraphs import BULLET, HEADING, NUMBERED, Paragraph, Run, paragraphs_of
from portal.core.numbers import format_number

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LANGUAGES = {"en": "en-GB", "ru": "ru-RU"}
STYLES = {HEADING: "Heading 3", BULLET: "List Bullet", NUMBERED: "List Number"}
SMALL = 8  # points, in tables: the widest has ten columns


def document_docx(document: Document) -> bytes:
    """The same words and figures as the PDF of `document`."""
    import docx  # only a download pays for it

    with override(document.language):
        file = docx.Document()
        _describe(file, document)
        _cover(file, document)
        tables = {block.key for block in document.blocks if isinstance(block, Table)}
        for section in document.sections:
            file.add_heading(f"{section.numeral}. {section.title}", 1)
            for block in section.blocks:
                _block(file, block, tables)
    content = BytesIO()
    file.save(content)
    return content.getvalue()


def _describe(file: Any, document: Document) -> None:
    from docx.oxml.ns import qn

    about = file.core_properties
    about.title, about.author, about.language = document.title, document.author, document.language
    for language in file.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGES.get(document.language, document.language))


def _cover(file: Any, document: Document) -> None:
    file.add_paragraph(document.kind_name)
    file.add_heading(document.title, 0)
    file.add_paragraph(document.subtitle)
    if document.cover:
        _grid(file, [(Cell(fact.label), fact.cell) for fact in document.cover])


def _block(file: Any, block: Block, tables: set[str]) -> None:
    if isinstance(block, Heading):
        file.add_heading(block.text, block.level)
    elif isinstance(block, Text):
        for paragraph in paragraphs_of(block.html):
            _paragraph(file, paragraph)
    elif isinstance(block, Table):
        _table(file, block)
    elif isinstance(block, Chart):
        _chart(file, block, tables)
    elif isinstance(block, Image):
        _image(file, block)


def _paragraph(file: Any, paragraph: Paragraph) -> None:
    added = file.add_paragraph(style=STYLES.get(paragraph.kind))
    if paragraph.kind == NUMBERED:
        _number(file, added, is_first=paragraph.is_first)
    for run in paragraph.runs:
        _run(added, run)


def _number(file: Any, paragraph: Any, *, is_first: bool) -> None:
    """In the list of the paragraph before, or in one that begins at 1: a style alone numbers through all lists."""
    numbering = file.part.numbering_part.element
    if is_first:
        usual = file.styles[STYLES[NUMBERED]].element.pPr.numPr.numId.val
        number = numbering.add_num(numbering.num_having_numId(usual).abstractNumId.val)
        number.add_lvlOverride(ilvl=0).add_startOverride(1)
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = numbering.num_lst[-1].numId


def _run(paragraph: Any, run: Run) -> None:
    if not run.href:
        added = paragraph.add_run(run.text)
        added.bold, added.italic = run.bold or None, run.italic or None
        return
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(run.href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    added = paragraph.add_run(run.text)
    added.bold, added.italic, added.underline = run.bold or None, run.italic or None, True
    link.append(added._r)
    paragraph._p.append(link)


def _chart(file: Any, chart: Chart, tables: set[str]) -> None:
    """Where the report has its table, the caption tells where it is drawn."""
    if chart.table.key in tables:
        file.add_paragraph(chart.caption, style="Caption")
    else:
        tables.add(chart.table.key)
        _table(file, chart.table)


def _image(file: Any, image: Image) -> None:
    from docx.image.exceptions import UnrecognizedImageError
    from docx.shared import Cm

    try:
        file.add_picture(BytesIO(b64decode(image.content)), width=Cm(15))
    except (UnrecognizedImageError, NotBase64, OSError):
        file.add_paragraph(image.alt)  # a kind of picture that word processors do not know
    if image.caption:
        file.add_paragraph(image.caption, style="Caption")


def _table(file: Any, table: Table) -> None:
    file.add_paragraph(table.caption, style="Caption").paragraph_format.keep_with_next = True
    rows = [tuple(map(Cell, table.header)), *table.all_rows]
    last = len(rows) - 1 if table.total else 0
    added = _grid(file, rows, bold={0, last})
    _repeat(added.rows[0])
    file.add_paragraph(table.note)


def _repeat(row: Any) -> None:
    """The head of a table, on every page."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _grid(file: Any, rows: Sequence[Sequence[Cell]], *, bold: Collection[int] = ()) -> Any:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    grid = file.add_table(len(rows), len(rows[0]), style="Table Grid")
    for at, (row, cells) in enumerate(zip(grid.rows, rows, strict=True)):
        for place, cell in zip(row.cells, cells, strict=True):
            paragraph = place.paragraphs[0]
            run = paragraph.add_run(cell_text(cell))
            run.font.size, run.bold = Pt(SMALL), at in bold or None
            if cell.is_figure:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    return grid


def cell_text(cell: Cell) -> str:
    """As the PDF prints it, in the active language."""
    if cell.value is None or cell.light:
        return cell.text
    number = format_number(cell.value, cell.decimals)
    return f"{number}\N{NO-BREAK SPACE}{cell.unit}" if cell.unit else number
