"""The table that is printed: a name, a figure, and the limit where one was agreed."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    name: str
    value: float
    unit: str
    limit: float | None = None

    @property
    def is_held(self) -> bool:
        return self.limit is None or self.value <= self.limit

    def __str__(self) -> str:
        limit = "" if self.limit is None else f"{self.limit:g}"
        verdict = "" if self.limit is None else ("held" if self.is_held else "OVER")
        return f"| {self.name:<58} | {figure(self.value):>8} {self.unit:<3} | {limit:>7} | {verdict:<5} |"


def figure(value: float) -> str:
    return f"{value:.0f}" if value == int(value) else f"{value:.3g}" if value < 100 else f"{value:.0f}"


def printed(rows: Iterable[Row]) -> Iterable[str]:
    """Markdown, line by line as the figures come."""
    yield f"| {'What':<58} | {'Measured':>12} | {'At most':>7} |       |"
    yield f"| {'-' * 58} | {'-' * 11}: | {'-' * 6}: | ----- |"
    for row in rows:
        yield str(row)
