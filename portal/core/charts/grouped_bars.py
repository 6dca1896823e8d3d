"""Bars side by side: the target of a year and what was reached, the plan and the ledger."""

from dataclasses import dataclass
from html import escape
from typing import Any

from portal.core.charts.drawing import (
    CHARACTER,
    INK,
    INK_MUTED,
    NARROWEST,
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
    series_table,
    swatch,
    text,
)
from portal.core.charts.plotly_layout import bar_trace, bars_layout
from portal.core.numbers import format_number
from portal.core.tables import Figure, Table

NAME, BAR, GAP = 22, 20, 14  # px: the line with the category's name, a bar with its room, the room under a group


@dataclass(frozen=True)
class GroupedBars:
    """For each category one bar for each series, all on one scale from zero.

    A value that is missing has no bar and its word instead; zero has its 0. Without `decimals` a figure is written with
    the digits that it has. Refuses what StackedBars refuses.
    """

    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    category_label: str
    value_label: str
    missing_word: str = "not reported"
    decimals: int | None = None

    def __post_init__(self) -> None:
        check_series(self.title, self.categories, self.series)


def table_of(chart: GroupedBars) -> Table:
    header = (chart.category_label, *(series.name for series in chart.series))
    return series_table(chart.title, header, chart.categories, chart.series)


def figure_of(chart: GroupedBars) -> dict[str, Any]:
    """The word of a missing value cannot stand at a bar that is not there: the picture and the table say it."""
    data = [
        bar_trace(series, style, chart.categories, chart.decimals)
        | {
            "textposition": "outside",
            "cliponaxis": False,
            "text": ["" if value is None else format_number(value, chart.decimals) for value in series.values],
        }
        for series, style in zip(chart.series, STYLES, strict=False)
    ]
    layout = bars_layout(escape(chart.value_label), several=len(chart.series) > 1) | {"barmode": "group"}
    layout["margin"] = layout["margin"] | {"r": 64}  # for the figure at the end of the longest bar
    return {"data": data, "layout": layout}


def svg_of(chart: GroupedBars) -> str:
    key = key_of(chart)
    names = [series.name for series in chart.series] if len(chart.series) > 1 else []
    head, top = legend(key, chart.value_label, names, STYLES)
    largest = max((value for series in chart.series for value in series.values if value), default=1)
    height = NAME + BAR * len(chart.series) + GAP
    groups = "".join(_group(chart, index, top + height * index, largest, key) for index in range(len(chart.categories)))
    parts = patterns(key, STYLES[: len(chart.series)]) + head + groups
    return picture(
        key,
        chart.title,
        in_words(table_of(chart), chart.missing_word, chart.decimals),
        top + height * len(chart.categories),
        parts,
    )


def _group(chart: GroupedBars, index: int, y: int, largest: float, key: str) -> str:
    """The category's name on a line, under it a bar for each series."""
    parts = [text(0, y + 14, chart.categories[index])]
    for place, series in enumerate(chart.series):
        label = figure_text(series.values[index], chart.missing_word, chart.decimals)
        bar = _bar(label, series.values[index], largest, y=y + NAME + BAR * place, place=place, key=key)
        parts.append(bar)
    return "".join(parts)


def _bar(label: str, value: Figure, largest: float, *, y: int, place: int, key: str) -> str:
    """The figure at the end of the bar, or inside it when there is no room after it."""
    track = f'<rect x="0" y="{y}" width="100%" height="{BAR - 3}" fill="{TRACK}"/>'
    if not value:
        ink = INK_MUTED if value is None else INK
        return track + text(6, y + 13, label, ink, size=13)
    width = 100 * value / largest
    bar = swatch(f'x="0" y="{y}" width="{width:.3f}%" height="{BAR - 3}"', place, key, STYLES)
    if (100 - width) / 100 * NARROWEST > CHARACTER * len(label) + 12:
        return track + bar + text(f"{width + 2:.3f}%", y + 13, label, bold=True, size=13)
    return track + bar + text(f"{width - 2:.3f}%", y + 13, label, STYLES[place].ink, anchor="end", bold=True, size=13)
