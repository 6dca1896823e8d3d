"""A report as plain values: what is printed, read on a page, put into a spreadsheet and frozen in a snapshot is this.

Texts are in one language; numbers are numbers, written by whoever shows them. Every class goes into JSON and back
without a change (`to_plain`, `from_plain`).
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any

PROBLEM = "problem"  # the look of a text that stands for what cannot be printed


@dataclass(frozen=True)
class Cell:
    """Words, or a figure. `figure` is the name by which rules and documents call it, where it has one.

    `value` is None where there is no figure; `text` then says why ("not reported"). `light` is the value of a
    `formulas.Light`. A `hidden` cell had a figure that this edition does not show.
    """

    text: str = ""
    value: Decimal | None = None
    decimals: int = 0
    unit: str = ""  # "%" or nothing
    figure: str = ""
    light: str = ""
    hidden: bool = False

    @property
    def is_figure(self) -> bool:
        return self.value is not None


@dataclass(frozen=True)
class Heading:
    """`level` 2 to 4; 1 is the section itself. `anchor` is unique in the document."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True)
class Text:
    """Checked HTML of whole paragraphs and lists. A figure in it is `<span data-figure="NAME">42</span>`.

    `look` is "target" for the line of target and actual, "note" for small print, "problem" in the place
    of what cannot be printed, else empty.
    """

    html: str
    look: str = ""


@dataclass(frozen=True)
class Table:
    """`words` are the columns, from 1 on, that hold no figures; column 0 names its row. Raises ValueError for a row
    that is not as long as the header. `look` is "framework", "money" or empty: how wide its columns are.
    """

    key: str
    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] = ()
    words: tuple[int, ...] = ()
    note: str = ""
    look: str = ""

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


@dataclass(frozen=True)
class Chart:
    """A drawn picture (with its key and notes as HTML around it) and the table of what it shows."""

    key: str
    caption: str
    svg: str
    table: Table


@dataclass(frozen=True)
class Image:
    """`content` is the picture itself, base64, so that it is frozen with the report."""

    content: str
    content_type: str
    alt: str
    caption: str = ""


Block = Heading | Text | Table | Chart | Image


@dataclass(frozen=True)
class Section:
    """`numeral` is Roman: I to X."""

    key: str
    numeral: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Fact:
    """A line of the cover."""

    label: str
    cell: Cell


@dataclass(frozen=True)
class Document:
    """`edition` is "full", or "public" with small cells hidden. `days` are the first and last day, as ISO dates."""

    language: str
    edition: str
    kind: str
    kind_name: str
    title: str
    subtitle: str
    author: str
    days: tuple[str, str]
    cover: tuple[Fact, ...]
    sections: tuple[Section, ...]

    @property
    def blocks(self) -> Iterator[Block]:
        for section in self.sections:
            yield from section.blocks

    @property
    def tables(self) -> Iterator[Table]:
        """Every table once, in the order of the document; that of a chart where no table has its key."""
        own = {block.key for block in self.blocks if isinstance(block, Table)}
        for block in self.blocks:
            if isinstance(block, Table):
                yield block
            elif isinstance(block, Chart) and block.table.key not in own:
                own.add(block.table.key)
                yield block.table


_CLASSES: dict[str, Any] = {
    it.__name__: it for it in (Cell, Heading, Text, Table, Chart, Image, Section, Fact, Document)
}


def to_plain(value: Any) -> Any:
    """For JSON: a class as an object with its name under "is" and what differs from the defaults; a Decimal as text."""
    if type(value).__name__ in _CLASSES:
        given = {field.name: getattr(value, field.name) for field in fields(value)}
        defaults = {field.name: field.default for field in fields(value)}
        kept = {name: to_plain(it) for name, it in given.items() if it != defaults[name]}
        return {"is": type(value).__name__, **kept}
    if isinstance(value, tuple):
        return [to_plain(it) for it in value]
    return {"decimal": str(value)} if isinstance(value, Decimal) else value


def from_plain(plain: Any) -> Any:
    """What `to_plain` was given. Raises KeyError or TypeError for anything else."""
    if isinstance(plain, list):
        return tuple(from_plain(it) for it in plain)
    if not isinstance(plain, dict):
        return plain
    if "decimal" in plain:
        return Decimal(plain["decimal"])
    return _CLASSES[plain["is"]](**{name: from_plain(it) for name, it in plain.items() if name != "is"})
