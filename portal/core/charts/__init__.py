"""Charts: one description, and from it the still picture, the interactive figure and the table.

All three are made from the same values, so none of them can disagree with another. The picture is plain SVG with
presentation attributes: it passes a strict Content-Security-Policy, needs no JavaScript and prints in a PDF.
"""

from functools import singledispatch
from typing import Any

from portal.core.charts import grouped_bars, matrix, stacked_bars, trends
from portal.core.charts.drawing import INK, STYLES, TRACK, Series
from portal.core.charts.grouped_bars import GroupedBars
from portal.core.charts.matrix import Mark, Matrix
from portal.core.charts.stacked_bars import StackedBars
from portal.core.charts.trends import Lines, Panel, SmallMultiples
from portal.core.tables import Table

__all__ = [
    "INK",
    "STYLES",
    "TRACK",
    "GroupedBars",
    "Lines",
    "Mark",
    "Matrix",
    "Panel",
    "Series",
    "SmallMultiples",
    "StackedBars",
    "to_plotly",
    "to_svg",
    "to_table",
]

Chart = StackedBars | GroupedBars | Lines | SmallMultiples | Matrix


@singledispatch
def to_table(chart: Chart) -> Table:
    """The figures of the chart; of bars in segments with totals both ways."""
    raise TypeError(f"{type(chart).__name__} is no chart")


@singledispatch
def to_plotly(chart: Chart) -> dict[str, Any]:
    """The figure as plotly.js takes it: plain values for JSON."""
    raise TypeError(f"{type(chart).__name__} is no chart")


@singledispatch
def to_svg(chart: Chart) -> str:
    """The picture, as wide as its place; of lines with their key and notes as HTML around it."""
    raise TypeError(f"{type(chart).__name__} is no chart")


to_table.register(StackedBars, stacked_bars.table_of)
to_plotly.register(StackedBars, stacked_bars.figure_of)
to_svg.register(StackedBars, stacked_bars.svg_of)

to_table.register(GroupedBars, grouped_bars.table_of)
to_plotly.register(GroupedBars, grouped_bars.figure_of)
to_svg.register(GroupedBars, grouped_bars.svg_of)

to_table.register(Lines, trends.lines_table)
to_plotly.register(Lines, trends.lines_figure)
to_svg.register(Lines, trends.lines_svg)

to_table.register(SmallMultiples, trends.panels_table)
to_plotly.register(SmallMultiples, trends.panels_figure)
to_svg.register(SmallMultiples, trends.panels_svg)

to_table.register(Matrix, matrix.table_of)
to_plotly.register(Matrix, matrix.figure_of)
to_svg.register(Matrix, matrix.svg_of)
