"""Lines over the years: one wide, or the same small one for each country on one common scale."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import Any

from portal.core.charts import plotly_layout
from portal.core.charts.drawing import (
    GRID,
    INK_MUTED,
    Series,
    check_names,
    check_series,
    in_words,
    key_of,
    picture,
    series_table,
    text,
)
from portal.core.numbers import format_number
from portal.core.tables import Figure, Row, Table


@dataclass(frozen=True)
class Pen:
    """Colour, dashes and a full or a hollow point, so that colour is never the only difference."""

    colour: str
    dashes: str
    plotly_dash: str
    is_hollow: bool


PENS = (
    Pen("#0f4c75", "", "solid", is_hollow=False),
    Pen("#a34700", "7 4", "dash", is_hollow=True),
    Pen("#0a6367", "2 3", "dot", is_hollow=False),
    Pen("#8c2d64", "9 3 2 3", "dashdot", is_hollow=True),
)


@dataclass(frozen=True)
class Lines:
    """A line for each series over categories that follow one another (years).

    A value that is missing is a gap in the line, named under it; never a zero. Refuses, with ValueError: more than four
    series, and what StackedBars refuses.
    """

    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    category_label: str
    value_label: str
    missing_word: str = "not reported"

    def __post_init__(self) -> None:
        check_series(self.title, self.categories, self.series, most=len(PENS))


@dataclass(frozen=True)
class Panel:
    name: str
    series: tuple[Series, ...]


@dataclass(frozen=True)
class SmallMultiples:
    """The same small chart of lines for several panels (countries), all on one scale.

    `panel_label` says what the panels are. Refuses, with ValueError: no panel, more than twelve, panels of one name,
    panels whose series differ in their names, and what Lines refuses.
    """

    title: str
    categories: tuple[str, ...]
    panels: tuple[Panel, ...]
    panel_label: str
    value_label: str
    missing_word: str = "not reported"

    def __post_init__(self) -> None:
        if not 1 <= len(self.panels) <= 12:
            raise ValueError(f"{self.title}: {len(self.panels)} panels, there may be 1 to 12")
        check_names(self.title, [panel.name for panel in self.panels])
        for panel in self.panels:
            check_series(f"{self.title}, {panel.name}", self.categories, panel.series, most=len(PENS))
            if _names(panel.series) != _names(self.panels[0].series):
                raise ValueError(f"{self.title}: {panel.name} has other series than {self.panels[0].name}")


def _names(series: Sequence[Series]) -> tuple[str, ...]:
    return tuple(one.name for one in series)


def lines_table(chart: Lines) -> Table:
    header = (chart.category_label, *_names(chart.series))
    return series_table(chart.title, header, chart.categories, chart.series)


def panels_table(chart: SmallMultiples) -> Table:
    """A row for each panel and series, a column for each category."""
    several = len(chart.panels[0].series) > 1
    rows = tuple(
        Row(f"{panel.name} · {series.name}" if several else panel.name, series.values)
        for panel in chart.panels
        for series in panel.series
    )
    return Table(chart.title, (chart.panel_label, *chart.categories), rows)


def lines_figure(chart: Lines) -> dict[str, Any]:
    several = len(chart.series) > 1
    axes = {
        "xaxis": {"type": "category", "automargin": True, "fixedrange": True},
        "yaxis": plotly_layout.VALUES | {"title": {"text": escape(chart.value_label)}},
    }
    return {
        "data": _traces(chart.series, chart.categories, ""),
        "layout": plotly_layout.layout(several=several) | axes,
    }


def panels_figure(chart: SmallMultiples) -> dict[str, Any]:
    """Three panels in a row, each with axes of its own and all with one range."""
    rows = math.ceil(len(chart.panels) / 3)
    top = scale_top([value for panel in chart.panels for series in panel.series for value in series.values])
    layout = plotly_layout.layout(several=len(chart.panels[0].series) > 1) | {"annotations": []}
    first_and_last = sorted({0, len(chart.categories) - 1})  # there is no room for more names under a small panel
    ends = {"type": "category", "tickvals": first_and_last, "tickangle": 0, "showgrid": False, "fixedrange": True}
    data = []
    for index, panel in enumerate(chart.panels):
        axis = "" if index == 0 else str(index + 1)
        row, column = divmod(index, 3)
        across = [column / 3 + 0.03, (column + 1) / 3 - 0.01]
        down = [1 - (row + 1) / rows + 0.1 / rows, 1 - row / rows - 0.16 / rows]
        layout[f"xaxis{axis}"] = ends | {"anchor": f"y{axis}", "domain": across}
        layout[f"yaxis{axis}"] = plotly_layout.VALUES | {"anchor": f"x{axis}", "domain": down, "range": [0, top * 1.05]}
        place = {"xref": "paper", "yref": "paper", "x": across[0], "y": down[1], "xanchor": "left", "yanchor": "bottom"}
        layout["annotations"].append(place | {"text": escape(panel.name), "showarrow": False})
        data += [trace | {"showlegend": index == 0} for trace in _traces(panel.series, chart.categories, axis)]
    return {"data": data, "layout": layout}


def _traces(series: Sequence[Series], categories: Sequence[str], axis: str) -> list[dict[str, Any]]:
    return [
        {
            "type": "scatter",
            "mode": "lines+markers",
            "connectgaps": False,
            "name": escape(one.name),
            "legendgroup": escape(one.name),
            "x": [escape(category) for category in categories],
            "y": list(one.values),
            "xaxis": f"x{axis}",
            "yaxis": f"y{axis}",
            "line": {"color": pen.colour, "dash": pen.plotly_dash, "width": 2},
            "marker": {"color": pen.colour, "size": 8, "symbol": "circle-open" if pen.is_hollow else "circle"},
            "hovertemplate": "%{x}<br>%{fullData.name}: %{y:,}<extra></extra>",
        }
        for one, pen in zip(series, PENS, strict=False)
    ]


@dataclass(frozen=True)
class Frame:
    """Where a picture has its plot: percent from the left, px from the top, and the px that it has at the least."""

    left: float
    right: float
    height: int
    narrowest: int


WIDE, SMALL = Frame(12, 94, 220, 280), Frame(28, 87, 120, 136)
ABOVE, BELOW, SMALL_TEXT = 20, 26, 12


def lines_svg(chart: Lines) -> str:
    """HTML around the picture: its key and its notes are text, which wraps on a phone as no text in SVG does."""
    top = scale_top([value for series in chart.series for value in series.values])
    words = in_words(lines_table(chart), chart.missing_word)
    drawn = picture(
        key_of(chart), chart.title, words, ABOVE + WIDE.height + BELOW, _plot(chart.series, chart.categories, top, WIDE)
    )
    notes = _notes(chart.series, chart.categories, chart.missing_word)
    return f"<div>{_key(chart.value_label, chart.series)}{drawn}{notes}</div>"


def panels_svg(chart: SmallMultiples) -> str:
    """A picture for each panel; the style sheet lays them out as a grid, two in a row on a phone."""
    top = scale_top([value for panel in chart.panels for series in panel.series for value in series.values])
    panels = []
    for panel in chart.panels:
        table = series_table(panel.name, ("", *_names(panel.series)), chart.categories, panel.series)
        plot = _plot(panel.series, chart.categories, top, SMALL)
        words, height = in_words(table, chart.missing_word), ABOVE + SMALL.height + BELOW
        drawn = picture(key_of((chart.title, panel)), f"{chart.title}: {panel.name}", words, height, plot)
        notes = _notes(panel.series, chart.categories, chart.missing_word)
        panels.append(f'<div><p class="chart-panel-title">{escape(panel.name)}</p>{drawn}{notes}</div>')
    head = _key(chart.value_label, chart.panels[0].series)
    return f'<div>{head}<div class="chart-panels">{"".join(panels)}</div></div>'


def scale_top(values: Sequence[Figure]) -> float:
    """The end of the scale, at or above the largest value and with a round half; 2 where nothing is above zero."""
    largest = max((value for value in values if value), default=1)
    power = 10.0 ** math.floor(math.log10(largest))
    steps = (2, 4, 6, 8, 10) if power == 1 else (1, 1.2, 1.6, 2, 3, 4, 5, 6, 8, 10, 20)
    return next(top for top in (round(step * power, 12) for step in steps) if top >= largest)


def _key(label: str, series: Sequence[Series]) -> str:
    items = "".join(
        f'<li><svg xmlns="http://www.w3.org/2000/svg" width="34" height="14" aria-hidden="true">'
        f"{_stroke('1', 7, '33', 7, pen)}{_point('17', 7, pen)}</svg> {escape(one.name)}</li>"
        for one, pen in zip(series if len(series) > 1 else (), PENS, strict=False)
    )
    names = f'<ul class="chart-key">{items}</ul>' if items else ""
    return f'<p class="chart-measure">{escape(label)}</p>{names}'


def _notes(series: Sequence[Series], categories: Sequence[str], missing_word: str) -> str:
    """Female: 2019, 2020 not reported"""
    lines = []
    for one in series:
        gaps = [name for name, value in zip(categories, one.values, strict=True) if value is None]
        if gaps:
            start = f"{one.name}: " if len(series) > 1 else ""
            lines.append(f'<p class="chart-note">{escape(start + ", ".join(gaps))} – {escape(missing_word)}</p>')
    return "".join(lines)


def _plot(series: Sequence[Series], categories: Sequence[str], top: float, frame: Frame) -> str:
    across = [_across(index, len(categories), frame) for index in range(len(categories))]
    grid = "".join(_grid_line(part * top, part, frame) for part in (0, 0.5, 1))
    lines = "".join(_line(one.values, across, top, frame, pen) for one, pen in zip(series, PENS, strict=False))
    return grid + _years(categories, across, frame) + lines


def _across(index: int, count: int, frame: Frame) -> float:
    if count == 1:
        return (frame.left + frame.right) / 2
    return frame.left + (frame.right - frame.left) * index / (count - 1)


def _grid_line(value: float, part: float, frame: Frame) -> str:
    y = ABOVE + round(frame.height * (1 - part))
    line = f'<line x1="0" y1="{y}" x2="100%" y2="{y}" stroke="{GRID}"/>'
    return line + text(
        0, y - 4, format_number(int(value) if value == int(value) else value), INK_MUTED, size=SMALL_TEXT
    )


def _years(categories: Sequence[str], across: Sequence[float], frame: Frame) -> str:
    """As many names as there is room for, the last one always."""
    room = frame.narrowest * (frame.right - frame.left) / 100 / max(len(categories) - 1, 1)
    step = max(math.ceil((CHARACTER_12 * max(map(len, categories)) + 6) / room), 1)
    shown = range(len(categories) - 1, -1, -step)
    y = ABOVE + frame.height + 18
    return "".join(
        text(f"{across[index]:.2f}%", y, categories[index], INK_MUTED, anchor="middle", size=SMALL_TEXT)
        for index in sorted(shown)
    )


CHARACTER_12 = 7.0  # px that a character of 12 px text takes


def _line(values: Sequence[Figure], across: Sequence[float], top: float, frame: Frame, pen: Pen) -> str:
    """Strokes between neighbours that are both there, then the points upon them."""
    at = [
        None if value is None else (f"{x:.2f}%", round(ABOVE + frame.height * (1 - value / top), 1))
        for x, value in zip(across, values, strict=True)
    ]
    strokes = [_stroke(*one, *other, pen) for one, other in pairwise(at) if one and other]
    return "".join(strokes) + "".join(_point(*place, pen) for place in at if place)


def _stroke(x1: str, y1: float, x2: str, y2: float, pen: Pen) -> str:
    dashes = f' stroke-dasharray="{pen.dashes}"' if pen.dashes else ""
    return f'<line x1="{x1}" y1="{y1:g}" x2="{x2}" y2="{y2:g}" stroke="{pen.colour}" stroke-width="2"{dashes}/>'


def _point(x: str, y: float, pen: Pen) -> str:
    fill = "#ffffff" if pen.is_hollow else pen.colour
    return f'<circle cx="{x}" cy="{y:g}" r="4" fill="{fill}" stroke="{pen.colour}" stroke-width="2"/>'
