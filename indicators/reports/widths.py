"""How wide the columns of a printed table are: figures stand on one line, and words have the rest by their length."""

import re

from indicators.reports.document import Cell, Table
from portal.core.numbers import format_number

LINE = 92  # characters of a table's print that stand beside one another on the page
SMALL_LINE = 108  # of a table with many columns, which is printed smaller
PADDING = 2.2
BOLD = 1.25  # of a head's letters against those of a cell
LIGHT = 3  # before the word of a light
LONGEST_WORD = 12  # a longer one is hyphenated
LONGEST_TEXT = 240  # a longer one does not make its column wider still


def is_wide(table: Table) -> bool:
    """Whether it is printed smaller: many columns, or little room beside their longest words."""
    return len(table.header) > 8 or sum(_narrowest(table)) > 0.75 * LINE


def widths(table: Table) -> tuple[float, ...]:
    """In percent of the page, of each column."""
    line = SMALL_LINE if is_wide(table) else LINE
    least = _narrowest(table)
    wished = [
        max(low, *(min(len(it), LONGEST_TEXT) + PADDING for it in (name, *map(_written, cells))))
        for low, name, cells in zip(least, table.header, _columns(table), strict=True)
    ]
    given = wished
    if sum(wished) > line:
        left = max(line - sum(least), 0.0)
        more = [wish - low for wish, low in zip(wished, least, strict=True)]
        given = [low + left * it / (sum(more) or 1) for low, it in zip(least, more, strict=True)]
    return tuple(round(100 * it / sum(given), 2) for it in given)


def _columns(table: Table) -> list[tuple[Cell, ...]]:
    return list(zip(*table.all_rows, strict=True)) or [() for _ in table.header]


def _narrowest(table: Table) -> list[float]:
    return [_least(name, cells) for name, cells in zip(table.header, _columns(table), strict=True)]


def _written(cell: Cell) -> str:
    if cell.value is None:
        return cell.text
    return format_number(cell.value, cell.decimals) + (f"\u00a0{cell.unit}" if cell.unit else "")


def _least(name: str, cells: tuple[Cell, ...]) -> float:
    """Of a figure, of a light with its word, and of the longest word."""
    whole: list[float] = [len(_written(cell)) for cell in cells if cell.is_figure]
    whole += [len(cell.text) * BOLD + LIGHT for cell in cells if cell.light]
    words = [len(it) for cell in cells if not cell.light for it in re.split(r"[ \n/-]", cell.text)]
    heads = [len(it) * BOLD for it in re.split(r"[ \n/-]", name)]
    return max([*whole, min(max([*words, *heads, 1]), LONGEST_WORD)]) + PADDING
