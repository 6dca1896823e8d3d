"""What the interactive figures have in common, as plotly.js takes it: plain values for JSON.

Written without the plotly package, which takes 32 MB and 0.4 s in every web worker that imports it and adds nothing to
these few keys; the tests check them against it. Text is escaped because plotly reads some HTML in it.
"""

from collections.abc import Sequence
from html import escape
from typing import Any

from portal.core.charts.drawing import GRID, INK, Series, Style
from portal.core.numbers import NO_BREAK_SPACE, format_number

VALUES: dict[str, Any] = {
    "rangemode": "tozero",
    "tickformat": ",",
    "automargin": True,
    "gridcolor": GRID,
    "zeroline": False,
    "fixedrange": True,
}


def layout(*, several: bool) -> dict[str, Any]:
    return {
        "separators": "." + NO_BREAK_SPACE,
        "font": {"family": "system-ui, sans-serif", "size": 14, "color": INK},
        "margin": {"l": 8, "r": 16, "t": 8, "b": 8},
        "legend": {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0, "traceorder": "normal"},
        "showlegend": several,
    }


def bars_layout(label: str, *, several: bool) -> dict[str, Any]:
    """Lying bars: the values to the right, the categories from the top down."""
    return layout(several=several) | {
        "xaxis": {"title": {"text": label}} | VALUES,
        "yaxis": {"type": "category", "autorange": "reversed", "automargin": True, "fixedrange": True},
    }


def category_name(category: str) -> str:
    """A name made of digits alone (a year, a number of times) gets a joiner that nobody sees.

    Without it plotly.js takes the name in a label for a place on the axis, and totals stand beside another bar.
    """
    return escape(category) + ("\u2060" if category.isdecimal() else "")


def bar_trace(series: Series, style: Style, categories: Sequence[str], decimals: int | None = None) -> dict[str, Any]:
    pattern = {"shape": style.plotly_pattern, "fillmode": "overlay", "size": 8, "solidity": 0.15}
    return {
        "type": "bar",
        "orientation": "h",
        "name": escape(series.name),
        "y": [category_name(category) for category in categories],
        "x": list(series.values),
        "text": [format_number(value, decimals) if value else "" for value in series.values],
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
