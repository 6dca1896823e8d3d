"""The public edition of a document: the same without the figures that the public may not see."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from html import escape

from indicators.reports.document import Block, Cell, Chart, Document, Table, Text
from indicators.reports.tokens import refill

PUBLIC = "public"


@dataclass(frozen=True)
class Hiding:
    """`hides` and `is_missing` (there is none, for a reason in words) are asked with the name of a figure. A number
    without a name is shown in open tables alone.

    `word` stands in the place of a number ("hidden"), `left_out` in that of a chart, with its caption as %(chart)s.
    """

    hides: Callable[[str], bool]
    is_missing: Callable[[str], bool]
    open_tables: frozenset[str]
    word: str
    left_out: str


def public_edition(document: Document, hiding: Hiding) -> Document:
    """Cells and texts without hidden figures; a chart that would draw one is a sentence."""
    cover = tuple(replace(fact, cell=_cell(fact.cell, hiding, is_open=True)) for fact in document.cover)
    sections = tuple(
        replace(it, blocks=tuple(_block(block, hiding) for block in it.blocks)) for it in document.sections
    )
    return replace(document, edition=PUBLIC, cover=cover, sections=sections)


def _block(block: Block, hiding: Hiding) -> Block:
    if isinstance(block, Text):
        html = refill(block.html, lambda name, shown: _told(name, shown, hiding))
        return replace(block, html=re.sub(rf"({re.escape(hiding.word)}</span>)\s*%", r"\1", html))
    if isinstance(block, Table):
        return _table(block, hiding)
    if isinstance(block, Chart) and _table(block.table, hiding) != block.table:
        return Text(f"<p>{escape(hiding.left_out % {'chart': block.caption})}</p>", look="note")
    return block


def _told(name: str, shown: str, hiding: Hiding) -> str:
    return hiding.word if hiding.hides(name) and not hiding.is_missing(name) else shown


def _table(table: Table, hiding: Hiding) -> Table:
    is_open = table.key in hiding.open_tables
    rows = tuple(_row(cells, hiding, is_open) for cells in table.rows)
    return replace(table, rows=rows, total=_row(table.total, hiding, is_open))


def _row(cells: tuple[Cell, ...], hiding: Hiding, is_open: bool) -> tuple[Cell, ...]:
    """A light goes with any figure of its row: it would narrow that down."""
    shown = tuple(_cell(cell, hiding, is_open=is_open) for cell in cells)
    if not any(cell.hidden for cell in shown):
        return shown
    return tuple(_hidden(cell, hiding) if cell.light else cell for cell in shown)


def _cell(cell: Cell, hiding: Hiding, *, is_open: bool) -> Cell:
    """Of a hidden figure words are hidden as well (they may explain it), but for those that say why there is none."""
    if not cell.figure:
        return _hidden(cell, hiding) if cell.is_figure and not is_open else cell
    tells = cell.is_figure or not hiding.is_missing(cell.figure)
    return _hidden(cell, hiding) if hiding.hides(cell.figure) and tells else cell


def _hidden(cell: Cell, hiding: Hiding) -> Cell:
    return Cell(hiding.word, figure=cell.figure, hidden=True)
