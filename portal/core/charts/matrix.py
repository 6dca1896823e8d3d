"""A square of levels with marks in its cells: the risks by their likelihood and their impact."""

from dataclasses import dataclass
from html import escape
from typing import Any

from portal.core.charts import plotly_layout
from portal.core.charts.drawing import (
    INK,
    INK_MUTED,
    Style,
    check_names,
    key_of,
    legend,
    patterns,
    picture,
    swatch,
    text,
)
from portal.core.tables import Row, Table

# From light to dark, so that the order is seen without colours.
LEVEL_STYLES = (
    Style("#e3f0e6", INK, "", "", INK),
    Style("#f6e58d", INK, "M2 2h1v1H2zM6 6h1v1H6z", ".", INK),
    Style("#f0a860", INK, "M-2 2 2-2M0 8 8 0M6 10 10 6", "/", INK),
    Style("#8f1d2c", "#ffffff", "M0 0 8 8M0 8 8 0", "x", "#ffffff"),
)
PER_LINE = 2  # marks beside one another in a cell of the narrowest phone


@dataclass(frozen=True)
class Mark:
    """`name` stands in the cell and is short ("1"); `column` and `row` count from 1; `words` stand in the table."""

    name: str
    column: int
    row: int
    words: str = ""


@dataclass(frozen=True)
class Matrix:
    """Columns from left to right and rows from the bottom up, both from 1.

    `levels` are the words from the lowest, told apart by their first letters, which stand in the cells;
    `cells[row - 1][column - 1]` is the place of a cell's level among them. Refuses, with ValueError: more than four
    levels, levels of one first letter, rows of different lengths, a level that is not there, marks of one name and
    marks outside.
    """

    title: str
    column_label: str
    row_label: str
    levels: tuple[str, ...]
    cells: tuple[tuple[int, ...], ...]
    marks: tuple[Mark, ...]
    mark_label: str

    def __post_init__(self) -> None:
        if not 1 <= len(self.levels) <= len(LEVEL_STYLES):
            raise ValueError(f"{self.title}: {len(self.levels)} levels, there may be 1 to {len(LEVEL_STYLES)}")
        check_names(self.title, [level[0] for level in self.levels])
        check_names(self.title, [mark.name for mark in self.marks])
        width = len(self.cells[0]) if self.cells else 0
        if not width or any(len(row) != width for row in self.cells):
            raise ValueError(f"{self.title}: the rows differ in length, or there are none")
        if any(not 0 <= level < len(self.levels) for row in self.cells for level in row):
            raise ValueError(f"{self.title}: a cell has a level that has no word")
        for mark in self.marks:
            if not (1 <= mark.column <= width and 1 <= mark.row <= len(self.cells)):
                raise ValueError(f"{mark.name}: column {mark.column} and row {mark.row} are outside")

    def in_cell(self, column: int, row: int) -> tuple[str, ...]:
        return tuple(mark.name for mark in self.marks if (mark.column, mark.row) == (column, row))

    def lines_in(self, column: int, row: int) -> list[str]:
        names = self.in_cell(column, row)
        return [", ".join(names[start : start + PER_LINE]) for start in range(0, len(names), PER_LINE)]

    def level(self, column: int, row: int) -> str:
        return self.levels[self.cells[row - 1][column - 1]]


def table_of(chart: Matrix) -> Table:
    """Where each mark stands. The word of its level is no figure: the page has it in a table of its own."""
    rows = tuple(
        Row(f"{mark.name}. {mark.words}" if mark.words else mark.name, (mark.column, mark.row)) for mark in chart.marks
    )
    return Table(chart.title, (chart.mark_label, chart.column_label, chart.row_label), rows)


def figure_of(chart: Matrix) -> dict[str, Any]:
    """Coloured squares under points with names; the small plotly bundle of the pages has no heat map."""
    squares = [
        {
            "type": "rect",
            "layer": "below",
            "x0": column - 0.5,
            "x1": column + 0.5,
            "y0": row - 0.5,
            "y1": row + 0.5,
            "fillcolor": LEVEL_STYLES[level].fill,
            "line": {"color": "#ffffff", "width": 2},
        }
        for row, levels in enumerate(chart.cells, start=1)
        for column, level in enumerate(levels, start=1)
    ]
    filled = sorted({(mark.column, mark.row) for mark in chart.marks})
    inks = [LEVEL_STYLES[chart.cells[row - 1][column - 1]].ink for column, row in filled]
    points = {
        "type": "scatter",
        "mode": "text",
        "x": [column for column, _ in filled],
        "y": [row for _, row in filled],
        "text": [escape(", ".join(chart.in_cell(*place))) for place in filled],
        "textfont": {"size": 18, "color": inks},
        "hoverinfo": "skip",
    }
    return {
        "data": [_letters(chart), points],
        "layout": plotly_layout.layout(several=False) | {"shapes": squares} | _axes(chart),
    }


def _letters(chart: Matrix) -> dict[str, Any]:
    """The first letter of the level in the corner of each cell, its word when the pointer is there."""
    cells = [(column, row) for row in range(1, len(chart.cells) + 1) for column in range(1, len(chart.cells[0]) + 1)]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [column - 0.4 for column, _ in cells],
        "y": [row + 0.33 for _, row in cells],
        "text": [escape(chart.level(*cell)[0]) for cell in cells],
        "hovertext": [escape(chart.level(*cell)) for cell in cells],
        "hoverinfo": "text",
        "textfont": {
            "size": 12,
            "color": [LEVEL_STYLES[chart.cells[row - 1][column - 1]].ink for column, row in cells],
        },
    }


def _axes(chart: Matrix) -> dict[str, Any]:
    def axis(label: str, count: int) -> dict[str, Any]:
        plain = {"showgrid": False, "zeroline": False, "fixedrange": True, "automargin": True, "dtick": 1}
        return plain | {"title": {"text": escape(label)}, "range": [0.5, count + 0.5]}

    return {"xaxis": axis(chart.column_label, len(chart.cells[0])), "yaxis": axis(chart.row_label, len(chart.cells))}


GUTTER = 8.0  # percent for the numbers of the rows


def svg_of(chart: Matrix) -> str:
    key = key_of(chart)
    names = [f"{level[0]} – {level}" for level in chart.levels]
    head, y = legend(key, f"{chart.row_label} ↑", names, LEVEL_STYLES)
    parts = [patterns(key, LEVEL_STYLES[: len(chart.levels)]), head]
    for row in range(len(chart.cells), 0, -1):
        drawn, height = _row(chart, row, y, key)
        parts.append(drawn)
        y += height
    width = (100 - GUTTER) / len(chart.cells[0])
    for column in range(1, len(chart.cells[0]) + 1):
        middle = f"{GUTTER + width * (column - 0.5):.3f}%"
        parts.append(text(middle, y + 18, str(column), INK_MUTED, anchor="middle"))
    parts.append(text("100%", y + 38, f"{chart.column_label} →", INK_MUTED, anchor="end"))
    return picture(key, chart.title, _in_words(chart), y + 46, "".join(parts))


def _in_words(chart: Matrix) -> str:
    """Risk 1: Likelihood 1, Impact 5, Moderate; ..."""
    return "; ".join(
        f"{chart.mark_label} {mark.name}: {chart.column_label} {mark.column}, {chart.row_label} {mark.row},"
        f" {chart.level(mark.column, mark.row)}"
        for mark in chart.marks
    )


def _row(chart: Matrix, row: int, y: int, key: str) -> tuple[str, int]:
    """The cells of a row, as high as the fullest of them needs."""
    columns = range(1, len(chart.cells[0]) + 1)
    inside = {column: chart.lines_in(column, row) for column in columns}
    height = max(46, 22 + 20 * max(map(len, inside.values())))
    width = (100 - GUTTER) / len(columns)
    parts = [text(0, y + height // 2 + 5, str(row), INK_MUTED)]
    for column in columns:
        level = chart.cells[row - 1][column - 1]
        left = GUTTER + width * (column - 1)
        ink = LEVEL_STYLES[level].ink
        where = f'x="{left:.3f}%" y="{y}" width="{width:.3f}%" height="{height}"'
        parts += [
            swatch(where, level, key, LEVEL_STYLES),
            text(f"{left + 1:.3f}%", y + 14, chart.levels[level][0], ink, size=12),
        ]
        for place, words in enumerate(inside[column]):
            parts.append(_plate(left + width / 2, y + 32 + 20 * place, words, width))
    return "".join(parts), height


def _plate(middle: float, y: int, words: str, width: float) -> str:
    """White under the names of the marks, so that a pattern never runs through them."""
    half = width * (0.2 if len(words) <= 2 else 0.42)
    plate = f'<rect x="{middle - half:.3f}%" y="{y - 15}" width="{2 * half:.3f}%" height="20" rx="4" fill="#ffffff"/>'
    return plate + text(f"{middle:.3f}%", y, words, INK, anchor="middle", bold=True)
