"""Charts: one description, and from it the still picture, the interactive figure and the table.

All three are made from the same values, so none of them can disagree with another. The picture is plain SVG with
presentation attributes: it passes a strict Content-Security-Policy, needs no JavaScript and prints in a PDF.
"""

import math
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from typing import Any

from portal.core.numbers import NO_BREAK_SPACE, format_number
from portal.core.tables import Figure, Row, Table, add_up


@dataclass(frozen=True)
class Style:
    """Fill, the colour of a figure written on it, and a pattern, so that colour is never the only difference."""

    fill: str
    ink: str
    svg_pattern: str
    plotly_pattern: str


INK = "#17252f"
INK_MUTED = "#4a5c68"
TRACK = "#e9eef2"
GRID = "#cfd9e0"

# The hues of Okabe and Ito (2008), told apart with any colour vision, in an order that alternates dark and light.
STYLES = (
    Style("#0f4c75", "#ffffff", "", ""),
    Style("#e69f00", "#17252f", "M-2 2 2-2M0 8 8 0M6 10 10 6", "/"),
    Style("#0a6367", "#ffffff", "M0 1H8M0 5H8", "-"),
    Style("#56b4e9", "#17252f", "M2 2h1v1H2zM6 6h1v1H6z", "."),
    Style("#8c2d64", "#ffffff", "M1 0V8M5 0V8", "|"),
    Style("#f0e442", "#17252f", "M0 0 8 8M0 8 8 0", "x"),
)


@dataclass(frozen=True)
class Series:
    name: str
    values: tuple[Figure, ...]


@dataclass(frozen=True)
class StackedBars:
    """One bar for each category, one segment for each series.

    `category_label` and `value_label` say what the categories are and what is counted ("Country", "People").
    `adds_up` is false where the sum over the categories would count somebody twice (unique people by year).
    Refuses, with ValueError: more than six series, values that do not match the categories, categories or series of one
    name, and values that no bar can show (negative, infinite, not a number).
    """

    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    category_label: str
    value_label: str
    adds_up: bool = True
    total_word: str = "Total"
    missing_word: str = "not reported"

    def __post_init__(self) -> None:
        if not 1 <= len(self.series) <= len(STYLES):
            raise ValueError(f"{self.title}: {len(self.series)} series, there may be 1 to {len(STYLES)}")
        for names in (self.categories, tuple(series.name for series in self.series)):
            if len(set(names)) != len(names):
                raise ValueError(f"{self.title}: a name is there twice in {names}")
        for series in self.series:
            if len(series.values) != len(self.categories):
                raise ValueError(f"{series.name}: {len(series.values)} values for {len(self.categories)} categories")
            if any(value is not None and not 0 <= value < math.inf for value in series.values):
                raise ValueError(f"{series.name}: a bar shows finite values from 0 up")

    def of_category(self, index: int) -> tuple[Figure, ...]:
        return tuple(series.values[index] for series in self.series)

    @property
    def totals(self) -> tuple[Figure, ...]:
        """Of each category, over what was reported."""
        return tuple(add_up(self.of_category(index)) for index in range(len(self.categories)))


def to_table(chart: StackedBars) -> Table:
    """Rows are the categories; with several series a column of totals, with several categories a row of totals."""
    several = len(chart.series) > 1
    names = tuple(series.name for series in chart.series)
    rows = tuple(
        Row(category, chart.of_category(index) + ((chart.totals[index],) if several else ()))
        for index, category in enumerate(chart.categories)
    )
    total = None
    if chart.adds_up and len(rows) > 1:
        total = Row(
            chart.total_word, tuple(add_up(column) for column in zip(*(row.values for row in rows), strict=True))
        )
    header = (chart.category_label, *names, *((chart.total_word,) if several else ()))
    return Table(chart.title, header, rows, total)


def to_plotly(chart: StackedBars) -> dict[str, Any]:
    """The figure as plotly.js takes it: plain values for JSON.

    Written without the plotly package, which takes 32 MB and 0.4 s in every web worker that imports it and adds
    nothing to these few keys; the tests check them against it. Text is escaped because plotly reads some HTML in it.
    """
    data = [_trace(chart, series, style) for series, style in zip(chart.series, STYLES, strict=False)]
    layout = {
        "barmode": "stack",
        "annotations": [_total(chart, index) for index in range(len(chart.categories))],
        "separators": "." + NO_BREAK_SPACE,
        "font": {"family": "system-ui, sans-serif", "size": 14, "color": INK},
        "margin": {"l": 8, "r": 16, "t": 8, "b": 8},
        "legend": {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0, "traceorder": "normal"},
        "showlegend": len(chart.series) > 1,
        "xaxis": {
            "title": {"text": escape(chart.value_label)},
            "rangemode": "tozero",
            "tickformat": ",",
            "automargin": True,
            "gridcolor": GRID,
            "zeroline": False,
            "fixedrange": True,
        },
        "yaxis": {"type": "category", "autorange": "reversed", "automargin": True, "fixedrange": True},
    }
    return {"data": data, "layout": layout}


def _trace(chart: StackedBars, series: Series, style: Style) -> dict[str, Any]:
    pattern = {"shape": style.plotly_pattern, "fillmode": "overlay", "size": 8, "solidity": 0.15}
    return {
        "type": "bar",
        "orientation": "h",
        "name": escape(series.name),
        "y": [escape(category) for category in chart.categories],
        "x": list(series.values),
        "text": [format_number(value) if value else "" for value in series.values],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "insidetextfont": {"color": style.ink},
        "marker": {
            "color": style.fill,
            "line": {"color": "#ffffff", "width": 1},
            "pattern": pattern | {"fgcolor": "#ffffff", "fgopacity": 0.4},
        },
        "hovertemplate": "%{y}<br>%{fullData.name}: %{x:,}<extra></extra>",
    }


def _total(chart: StackedBars, index: int) -> dict[str, Any]:
    """The total at the end of the bar, or the word that there is none."""
    total = chart.totals[index]
    text = escape(chart.missing_word) if total is None else format_number(total)
    place = {"x": total or 0, "y": escape(chart.categories[index]), "xanchor": "left", "xshift": 4}
    # Bold by its font: <b> would become a style attribute, which the content policy refuses.
    return {**place, "text": text, "font": {"weight": 400 if total is None else 700}, "showarrow": False}


NARROWEST = 280  # px that a chart has on the narrowest phone; text is laid out for it, bars stretch with the page
CHARACTER = 8.0  # px that a character of 14 px text takes, generously, in Latin, Cyrillic, Armenian and Georgian
LEGEND_LINE, ROW, BAR = 24, 52, 24


def to_svg(chart: StackedBars) -> str:
    """A picture as wide as its place: bars are measured in percent and text in pixels, so a phone shows it well too."""
    # The same chart twice on a page shares its ids and its patterns; two different charts never do.
    key = "chart-" + sha256(repr(chart).encode()).hexdigest()[:10]
    legend, top = _legend(chart, key)
    largest = max((total for total in chart.totals if total), default=1)
    bars = "".join(_bar(chart, index, top + ROW * index, largest, key) for index in range(len(chart.categories)))
    height = top + ROW * len(chart.categories)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="{height}" role="img"'
        f' aria-labelledby="{key}-title {key}-desc" font-family="system-ui, Noto Sans, sans-serif" font-size="14">'
        f'<title id="{key}-title">{escape(chart.title)}</title><desc id="{key}-desc">{escape(_in_words(chart))}</desc>'
        f"<defs>{_patterns(chart, key)}</defs>{legend}{bars}</svg>"
    )


def _in_words(chart: StackedBars) -> str:
    """Armenia: Male 2, Female 3, Total 5; ..."""
    table = to_table(chart)

    def figures(row: Row) -> str:
        named = zip(table.header[1:], row.values, strict=True)
        return ", ".join(f"{name} {_figure(value, chart)}" for name, value in named)

    return "; ".join(f"{row.name}: {figures(row)}" for row in table.rows)


def _figure(value: Figure, chart: StackedBars) -> str:
    return chart.missing_word if value is None else format_number(value)


def _patterns(chart: StackedBars, key: str) -> str:
    return "".join(
        f'<pattern id="{key}-{index}" width="8" height="8" patternUnits="userSpaceOnUse">'
        f'<path d="{style.svg_pattern}" stroke="#ffffff" stroke-width="1" stroke-opacity="0.45" fill="none"/></pattern>'
        for index, style in enumerate(STYLES[: len(chart.series)])
        if style.svg_pattern
    )


def _legend(chart: StackedBars, key: str) -> tuple[str, int]:
    """What is counted and, with several series, which is which; and the height that this takes."""
    parts = [_text(0, 14, chart.value_label, INK_MUTED)]
    x, y = 0.0, LEGEND_LINE
    for index, series in enumerate(chart.series if len(chart.series) > 1 else ()):
        width = 26 + CHARACTER * len(series.name) + 14
        if x and x + width > NARROWEST:
            x, y = 0.0, y + LEGEND_LINE
        parts += [_swatch(f'x="{x:g}" y="{y}" width="18" height="16"', index, key), _text(x + 26, y + 13, series.name)]
        x += width
    return "".join(parts), y + LEGEND_LINE + 8 if len(chart.series) > 1 else LEGEND_LINE + 4


def _bar(chart: StackedBars, index: int, y: int, largest: float, key: str) -> str:
    """The category's name and total on a line, its bar under them."""
    total = chart.totals[index]
    sum_ink = INK_MUTED if total is None else INK
    parts = [
        _text(0, y + 14, chart.categories[index]),
        _text("100%", y + 14, _figure(total, chart), sum_ink, anchor="end", bold=total is not None),
        f'<rect x="0" y="{y + 21}" width="100%" height="{BAR}" fill="{TRACK}"/>',
    ]
    start = 0.0
    for place, value in enumerate(chart.of_category(index)):
        if not value:
            continue
        width = 100 * value / largest
        label = format_number(value)
        where = f'x="{start:.3f}%" y="{y + 21}" width="{width:.3f}%" height="{BAR}"'
        parts.append(_swatch(where, place, key))
        if width / 100 * NARROWEST > CHARACTER * len(label) + 6:
            ink = STYLES[place].ink
            parts.append(_text(f"{start + width / 2:.3f}%", y + 38, label, ink, anchor="middle", bold=True))
        start += width
    return "".join(parts)


def _swatch(where: str, index: int, key: str) -> str:
    pattern = f'<rect {where} fill="url(#{key}-{index})"/>' if STYLES[index].svg_pattern else ""
    return f'<rect {where} fill="{STYLES[index].fill}" stroke="#ffffff"/>{pattern}'


def _text(x: float | str, y: int, text: str, fill: str = INK, *, anchor: str = "start", bold: bool = False) -> str:
    weight = ' font-weight="700"' if bold else ""
    return f'<text x="{x}" y="{y}" fill="{fill}" text-anchor="{anchor}"{weight}>{escape(text)}</text>'
