"""A table of figures as plain values: what a page, a PDF and a spreadsheet show is the same object."""

from collections.abc import Iterable
from dataclasses import dataclass

Figure = int | float | None  # None was not reported; 0 is a figure like any other


@dataclass(frozen=True)
class Row:
    name: str
    values: tuple[Figure, ...]


@dataclass(frozen=True)
class Table:
    """`header` names the column of row names and then each column of values."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    total: Row | None = None

    def __post_init__(self) -> None:
        for row in (*self.rows, *([self.total] if self.total else [])):
            if len(row.values) != len(self.header) - 1:
                raise ValueError(f"{row.name}: {len(row.values)} values under {len(self.header) - 1} columns")


def add_up(values: Iterable[Figure]) -> Figure:
    """The sum of what was reported; None when nothing was."""
    reported = [value for value in values if value is not None]
    return sum(reported) if reported else None
