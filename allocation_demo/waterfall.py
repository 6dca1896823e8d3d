"""A waterfall as plain SVG: how a sum comes about, step by step, from its first term to its end.

Only the range in which the running sum moves is drawn, so the bars show the changes and not the first term, which
stands as a dashed line. Bars are measured in percent and text in pixels, as in portal.core.charts.
"""

from dataclasses import dataclass
from hashlib import sha256
from html import escape
from itertools import accumulate, pairwise

from portal.core.charts import INK, TRACK
from portal.core.numbers import format_number

RISE, FALL = "#0a6367", "#b3541e"
ROW, BAR = 48, 16
MARGIN = 3.0  # per cent left free at both ends


@dataclass(frozen=True)
class Step:
    name: str
    change: int


def signed(change: int) -> str:
    """With its sign, which says what the colour says: +1 234, −1 234, 0."""
    return f"+{format_number(change)}" if change > 0 else format_number(change)


def to_svg(title: str, steps: tuple[Step, ...], end_name: str) -> str:
    """The first step is where the sum begins; the end is the sum of all steps."""
    sums = list(accumulate(step.change for step in steps))
    low, high = min(sums), max(sums)
    key = "waterfall-" + sha256(repr((title, steps)).encode()).hexdigest()[:10]
    height = 28 + ROW * (len(steps) - 1) + 24

    def place(value: int) -> float:
        return MARGIN + (100 - 2 * MARGIN) * (value - low) / (high - low) if high > low else 50.0

    start = f"{place(sums[0]):.3f}%"
    parts = [_words(14, steps[0].name, format_number(sums[0]))]
    for index, (step, (before, after)) in enumerate(zip(steps[1:], pairwise(sums), strict=True)):
        y = 28 + ROW * index
        left, right = sorted((place(before), place(after)))
        where = f'x="{left:.3f}%" y="{y + 20}" width="{max(right - left, 0.4):.3f}%" height="{BAR}"'
        parts += [
            _words(y + 14, step.name, signed(step.change)),
            f'<rect x="0" y="{y + 20}" width="100%" height="{BAR}" fill="{TRACK}"/>',
            f'<rect {where} fill="{RISE if step.change > 0 else FALL}"/>' if step.change else "",
            f'<line x1="{start}" x2="{start}" y1="{y + 18}" y2="{y + 22 + BAR}" stroke="{INK}"/>',
        ]
    parts.append(_words(height - 6, end_name, format_number(sums[-1]), is_bold=True))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="{height}" role="img" aria-labelledby="{key}"'
        f' font-family="system-ui, Noto Sans, sans-serif" font-size="14"><title id="{key}">{escape(title)}</title>'
        f"{''.join(parts)}</svg>"
    )


def _words(y: int, name: str, figure: str, *, is_bold: bool = False) -> str:
    weight = ' font-weight="700"' if is_bold else ""
    return (
        f'<text x="0" y="{y}" fill="{INK}"{weight}>{escape(name)}</text>'
        f'<text x="100%" y="{y}" fill="{INK}" text-anchor="end"{weight}>{escape(figure)}</text>'
    )
