"""Bars made of segments: so many, and of them women and men."""

from dataclasses import dataclass
from html import escape
from typing import Any

from portal.core.charts.drawing import (
    BAR,
    CHARACTER,
    INK,
    INK_MUTED,
    NARROWEST,
    ROW,
    STYLES,
    TRACK,
    Series,
    check_series,
    figure_text,
    in_words,
    key_of,
    legend,
    patterns,
    picture,
    swatch,
    text,
)
from portal.core.charts.plotly_layout import bar_trace, bars_layout, category_name
from portal.core.numbers import format_number
from portal.core.tables import Figure, Row, Table, add_up


@dataclass(frozen=True)
class StackedBars:
    """One bar for each category, one segment for each series.

    `category_label` and `value_label` say what the categories are and what is counted ("Country", "People").
    `adds_up` is false where the sum over the categories would count somebody twice (unique people by year) or
    where they are stages of one path (nominated, confirmed, attended): a funnel by sex is a chart of this kind.
    Without `decimals` a figure is written with the digits that it has.
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
    decimals: int | None = None

    def __post_init__(self) -> None:
        check_series(self.title, self.categories, self.series)

    def of_category(self, index: int) -> tuple[Figure, ...]:
        return tuple(series.values[index] for series in self.series)

    @property
    def totals(self) -> tuple[Figure, ...]:
        """Of each category, over what was reported."""
        return tuple(add_up(self.of_category(index)) for index in range(len(self.categories)))


def table_of(chart: StackedBars) -> Table:
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


def figure_of(chart: StackedBars) -> dict[str, Any]:
    styles = zip(chart.series, STYLES, strict=False)
    data = [bar_trace(series, style, chart.categories, chart.decimals) for series, style in styles]
    layout = bars_layout(escape(chart.value_label), several=len(chart.series) > 1) | {
        "barmode": "stack",
        "annotations": [_total(chart, index) for index in range(len(chart.categories))],
    }
    return {"data": data, "layout": layout}


def _total(chart: StackedBars, index: int) -> dict[str, Any]:
    """The total at the end of the bar, or the word that there is none."""
    total = chart.totals[index]
    words = escape(chart.missing_word) if total is None else format_number(total, chart.decimals)
    place = {"x": total or 0, "y": category_name(chart.categories[index]), "xanchor": "left", "xshift": 4}
    # Bold by its font: <b> would become a style attribute, which the content policy refuses.
    return {**place, "text": words, "font": {"weight": 400 if total is None else 700}, "showarrow": False}


def svg_of(chart: StackedBars) -> str:
    key = key_of(chart)
    names = [series.name for series in chart.series] if len(chart.series) > 1 else []
    head, top = legend(key, chart.value_label, names, STYLES)
    largest = max((total for total in chart.totals if total), default=1)
    bars = "".join(_bar(chart, index, top + ROW * index, largest, key) for index in range(len(chart.categories)))
    words = in_words(table_of(chart), chart.missing_word, chart.decimals)
    parts = patterns(key, STYLES[: len(chart.series)]) + head + bars
    return picture(key, chart.title, words, top + ROW * len(chart.categories), parts)


def _bar(chart: StackedBars, index: int, y: int, largest: float, key: str) -> str:
    """The category's name and total on a line, its bar under them."""
    total = chart.totals[index]
    sum_ink = INK_MUTED if total is None else INK
    parts = [
        text(0, y + 14, chart.categories[index]),
        text(
            "100%",
            y + 14,
            figure_text(total, chart.missing_word, chart.decimals),
            sum_ink,
            anchor="end",
            bold=total is not None,
        ),
        f'<rect x="0" y="{y + 21}" width="100%" height="{BAR}" fill="{TRACK}"/>',
    ]
    start = 0.0
    for place, value in enumerate(chart.of_category(index)):
        if not value:
            continue
        width = 100 * value / largest
        label = format_number(value, chart.decimals)
        where = f'x="{start:.3f}%" y="{y + 21}" width="{width:.3f}%" height="{BAR}"'
        parts.append(swatch(where, place, key, STYLES))
        if width / 100 * NARROWEST > CHARACTER * len(label) + 6:
            ink = STYLES[place].ink
            parts.append(text(f"{start + width / 2:.3f}%", y + 38, label, ink, anchor="middle", bold=True))
        start += width
    return "".join(parts)
