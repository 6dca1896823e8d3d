"""What a page of the dashboard is made of: figures, tables and charts. A page and a file show the same object."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from portal.core import exports
from portal.core.tables import Row, Table


@dataclass(frozen=True)
class Cell:
    """A figure, or the words that stand in its place; `url` is where its evidence is, `light` a state with its word.

    Without `decimals` a figure is written with the digits that it has. None is empty: not zero and not unreported.
    """

    value: int | Decimal | str | None
    decimals: int | None = None
    url: str = ""
    light: str = ""

    @property
    def is_figure(self) -> bool:
        return isinstance(self.value, int | Decimal)

    @property
    def filed(self) -> exports.Cell:
        """As a spreadsheet takes it."""
        if not isinstance(self.value, Decimal):
            return self.value
        if self.decimals is None:
            return int(self.value) if self.value == self.value.to_integral_value() else float(self.value)
        return round(float(self.value), self.decimals or None)


@dataclass(frozen=True)
class Grid:
    """A table. `key` ends the address of its file; `words` are the columns, from 1 on, that hold no figures.

    The first column names its row. Raises ValueError for a row that is not as long as the header.
    """

    key: str
    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] = ()
    words: frozenset[int] = frozenset()
    note: str = ""

    def __post_init__(self) -> None:
        for row in self.all_rows:
            if len(row) != len(self.header):
                raise ValueError(f"{self.key}: {len(row)} cells under {len(self.header)} columns")

    @property
    def all_rows(self) -> tuple[tuple[Cell, ...], ...]:
        return (*self.rows, *([self.total] if self.total else []))

    @property
    def columns(self) -> list[tuple[str, bool]]:
        """Each column's name, and whether it holds figures."""
        return [(name, index > 0 and index not in self.words) for index, name in enumerate(self.header)]

    @property
    def filed(self) -> list[list[exports.Cell]]:
        return [[cell.filed for cell in row] for row in self.all_rows]


@dataclass(frozen=True)
class Stat:
    """A figure that stands by itself, as it is written, with what it counts."""

    value: str
    label: str
    note: str = ""
    url: str = ""


@dataclass(frozen=True)
class Section:
    """A part of a page. `left_out` are the filters that do not apply to it: "country", "activity", "year"."""

    key: str
    title: str
    words: tuple[str, ...] = ()
    stats: tuple[Stat, ...] = ()
    chart: Any = None
    grids: tuple[Grid, ...] = ()
    left_out: frozenset[str] = frozenset()
    empty: str = field(default="")


def of_table(key: str, table: Table, *, missing: str, note: str = "", urls: Iterable[str] = ()) -> Grid:
    """The table as a grid. `missing` are the words for a figure that was not reported; `urls` are of the rows."""
    links = dict(enumerate(urls))
    rows = tuple(_row(row, missing, links.get(index, "")) for index, row in enumerate(table.rows))
    total = _row(table.total, missing) if table.total else ()
    return Grid(key, table.caption, table.header, rows, total, note=note)


def _row(row: Row, missing: str, url: str = "") -> tuple[Cell, ...]:
    values = (missing if value is None else value for value in row.values)
    return Cell(row.name, url=url), *(Cell(Decimal(str(it)) if isinstance(it, float) else it) for it in values)
