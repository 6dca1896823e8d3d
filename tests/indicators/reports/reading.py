"""A document as words, to compare whole tables and texts."""

from collections.abc import Iterable

from indicators.reports.document import Cell, Document, Table, Text
from portal.core.numbers import format_number


def plain(cell: Cell) -> str:
    return cell.text if cell.value is None else f"{format_number(cell.value, cell.decimals)}{cell.unit}"


def rows(table: Table) -> list[list[str]]:
    return [[plain(cell) for cell in row] for row in table.all_rows]


def names(row: Iterable[Cell]) -> list[str]:
    return [cell.figure for cell in row]


def texts(document: Document) -> list[str]:
    return [block.html for block in document.blocks if isinstance(block, Text)]
