"""What all pictures are drawn with: colours with their patterns, text, swatches, and what a chart refuses."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from html import escape

from portal.core.numbers import format_number
from portal.core.tables import Figure, Row, Table


@dataclass(frozen=True)
class Style:
    """Fill, the colour of a figure written on it, and a pattern, so that colour is never the only difference."""

    fill: str
    ink: str
    svg_pattern: str
    plotly_pattern: str
    pattern_ink: str = "#ffffff"


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


NARROWEST = 280  # px that a chart has on the narrowest phone; text is laid out for it, bars stretch with the page
CHARACTER = 8.0  # px that a character of 14 px text takes, generously, in Latin, Cyrillic, Armenian and Georgian
LEGEND_LINE, ROW, BAR = 24, 52, 24


def check_names(title: str, names: Sequence[str]) -> None:
    if len(set(names)) != len(names):
        raise ValueError(f"{title}: a name is there twice in {tuple(names)}")


def check_series(title: str, categories: Sequence[str], series: Sequence[Series], most: int = len(STYLES)) -> None:
    """Refuses what no bar and no line from zero up can show."""
    if not 1 <= len(series) <= most:
        raise ValueError(f"{title}: {len(series)} series, there may be 1 to {most}")
    check_names(title, categories)
    check_names(title, [one.name for one in series])
    for one in series:
        if len(one.values) != len(categories):
            raise ValueError(f"{one.name}: {len(one.values)} values for {len(categories)} categories")
        if any(value is not None and not 0 <= value < math.inf for value in one.values):
            raise ValueError(f"{one.name}: a bar shows finite values from 0 up")


def key_of(chart: object) -> str:
    """The same chart twice on a page shares its ids and its patterns; two different charts never do."""
    return "chart-" + sha256(repr(chart).encode()).hexdigest()[:10]


def figure_text(value: Figure, missing_word: str, decimals: int | None = None) -> str:
    return missing_word if value is None else format_number(value, decimals)


def in_words(table: Table, missing_word: str, decimals: int | None = None) -> str:
    """Armenia: Male 2, Female 3, Total 5; ..."""

    def figures(row: Row) -> str:
        named = zip(table.header[1:], row.values, strict=True)
        return ", ".join(f"{name} {figure_text(value, missing_word, decimals)}" for name, value in named)

    return "; ".join(f"{row.name}: {figures(row)}" for row in table.rows)


def picture(key: str, title: str, description: str, height: int, parts: str) -> str:
    """A picture as wide as its place: widths are in percent and text in pixels, so a phone shows it well too."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="{height}" role="img"'
        f' aria-labelledby="{key}-title {key}-desc" font-family="system-ui, Noto Sans, sans-serif" font-size="14">'
        f'<title id="{key}-title">{escape(title)}</title><desc id="{key}-desc">{escape(description)}</desc>'
        f"{parts}</svg>"
    )


def patterns(key: str, styles: Sequence[Style]) -> str:
    drawn = "".join(
        f'<pattern id="{key}-{index}" width="8" height="8" patternUnits="userSpaceOnUse">'
        f'<path d="{style.svg_pattern}" stroke="{style.pattern_ink}" stroke-width="1" stroke-opacity="0.45"'
        ' fill="none"/></pattern>'
        for index, style in enumerate(styles)
        if style.svg_pattern
    )
    return f"<defs>{drawn}</defs>"


def legend(key: str, label: str, names: Sequence[str], styles: Sequence[Style]) -> tuple[str, int]:
    """What is counted and, where there are names, which is which; and the height that this takes."""
    parts = [text(0, 14, label, INK_MUTED)]
    x, y = 0.0, LEGEND_LINE
    for index, name in enumerate(names):
        width = 26 + CHARACTER * len(name) + 14
        if x and x + width > NARROWEST:
            x, y = 0.0, y + LEGEND_LINE
        where = f'x="{x:g}" y="{y}" width="18" height="16"'
        parts += [swatch(where, index, key, styles), text(x + 26, y + 13, name)]
        x += width
    return "".join(parts), y + LEGEND_LINE + 8 if names else LEGEND_LINE + 4


def swatch(where: str, index: int, key: str, styles: Sequence[Style]) -> str:
    pattern = f'<rect {where} fill="url(#{key}-{index})"/>' if styles[index].svg_pattern else ""
    return f'<rect {where} fill="{styles[index].fill}" stroke="#ffffff"/>{pattern}'


def text(
    x: float | str, y: int, words: str, fill: str = INK, *, anchor: str = "start", bold: bool = False, size: int = 14
) -> str:
    weight = ' font-weight="700"' if bold else ""
    small = f' font-size="{size}"' if size != 14 else ""
    return f'<text x="{x}" y="{y}" fill="{fill}" text-anchor="{anchor}"{weight}{small}>{escape(words)}</text>'


def series_table(title: str, header: tuple[str, ...], categories: Iterable[str], series: Sequence[Series]) -> Table:
    """A row for each category and a column for each series, without totals."""
    rows = (Row(name, tuple(one.values[index] for one in series)) for index, name in enumerate(categories))
    return Table(title, header, tuple(rows))
