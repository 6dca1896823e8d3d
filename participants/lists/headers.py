"""Which column of a list holds what, told by the words above it. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from itertools import zip_longest

from participants.lists.dates import names_a_day
from participants.lists.scripts import mended_scripts, one_line
from participants.lists.tables import lines, pattern_of

_HOW = ("latin letters", "family name first", "given name first")
_NAMES = {"given", "family", "full_name", "given_patr", "patronymic"}
_LONGEST, _SEARCHED = 160, 60
_DAY = r"(?:day|день|дня|күн|kun|кун|gün|рӯзи|օր|დღე)"
_DAY_NUMBER = re.compile(rf"^{_DAY}\W*(\d{{1,2}})\b|^(\d{{1,2}})\W*(?:st|nd|rd|th|й|ый|ой|ий|ші|inchi)?\s*{_DAY}\b")
_NUMBERING = re.compile(r"^\W*\d{1,2}(\.\d{1,2})?\s*[.)]\s*(?!\d)")


@dataclass(frozen=True)
class Column:
    """`field` as in columns.txt; `order` says which part of a full name comes first, if the header says so."""

    index: int
    field: str
    header: str
    is_latin: bool = False
    order: str = ""
    day: int | None = None  # "Day 2"


def normal(text: str) -> str:
    """A header as the rules read it: small letters, one script in each word, without numbers and asterisks."""
    text = mended_scripts(one_line(text)).casefold().replace("ё", "е").replace("_", " ")
    text = _NUMBERING.sub("", text)
    return re.sub(r"[*:;?!\"«»“”„]+", " ", text).strip(" .,-–—")


@lru_cache(maxsize=1)
def _rules() -> list[tuple[str, re.Pattern[str]]]:
    """Made when the first list is read: pages of the portal need none of it."""
    return [(field, pattern_of(words)) for field, words in lines("columns.txt") if field not in _HOW]


@lru_cache(maxsize=1)
def _ways() -> dict[str, re.Pattern[str]]:
    return {way: pattern_of(words) for way, words in lines("columns.txt") if way in _HOW}


@lru_cache(maxsize=4_000)
def field_of(text: str) -> str:
    """The field that a header names, or nothing. Of two languages side by side one is enough."""
    if len(text) > _LONGEST:
        return ""
    segments = [normal(segment) for segment in re.split(r"[/\n|()]", text)]
    return next(filter(None, map(_first_rule, [normal(text), *segments])), "")


def _first_rule(text: str) -> str:
    return next((field for field, pattern in _rules() if pattern.search(text)), "") if text else ""


def column_of(index: int, text: str) -> Column | None:
    """The column under a header, None when its words say nothing that a list is asked for."""
    written = normal(text)
    if day := _DAY_NUMBER.search(written):
        return Column(index, "day", one_line(text), day=int(day[1] or day[2]))
    field = field_of(text)
    if field in ("", "attended") and names_a_day(written):
        return Column(index, "day", one_line(text))
    if not field:
        return None
    is_latin = field in _NAMES and bool(_ways()[_HOW[0]].search(written))
    order = "family" if _ways()[_HOW[1]].search(written) else "given" if _ways()[_HOW[2]].search(written) else ""
    return Column(index, field, one_line(text), is_latin, order)


def settled(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns read together.

    A lone "Name" holds the full name, "Name" beside "Surname" the given name; "in Latin letters" matters only beside a
    column of the same part in other letters.
    """
    has_family = any(column.field == "family" for column in columns)
    fields = [(column.field, column.is_latin) for column in columns]
    return tuple(
        replace(
            column,
            field="full_name" if column.field == "given" and not has_family else column.field,
            is_latin=column.is_latin and (column.field, False) in fields,
        )
        for column in columns
    )


@dataclass(frozen=True)
class Header:
    """The row or the two rows that name the columns; `last` is the index of the lower one."""

    last: int
    columns: tuple[Column, ...]

    @property
    def score(self) -> int:
        return len({column.field for column in self.columns} - {"ignored"})

    @property
    def names_people(self) -> bool:
        fields = {column.field for column in self.columns}
        return "full_name" in fields or {"given", "family"} <= fields or {"given_patr", "family"} <= fields

    @cached_property
    def _by_field(self) -> dict[str, list[Column]]:
        return {field: [it for it in self.columns if it.field == field] for field in {it.field for it in self.columns}}

    def of(self, field: str) -> list[Column]:
        return self._by_field.get(field, [])

    @cached_property
    def used(self) -> list[Column]:
        return [column for column in self.columns if column.field != "ignored"]


def find_header(rows: Sequence[Sequence[object]]) -> Header | None:
    """The header among the first rows: the one that names most; titles above it and people below name less."""
    found = [header for index in range(min(len(rows), _SEARCHED)) for header in _headers_at(rows, index)]
    people = [header for header in found if header.names_people]
    best = max(people, key=lambda header: header.score, default=None)
    if best is None or best.score > 1:
        return best
    alone = [header for header in people if sum(cell is not None for cell in rows[header.last]) == len(header.columns)]
    return alone[0] if alone else None


def _headers_at(rows: Sequence[Sequence[object]], index: int) -> list[Header]:
    lower = rows[index]
    one = Header(index, columns_of(lower))
    if not index or not one.columns:
        return [one] if one.columns else []
    upper = Header(index - 1, columns_of(rows[index - 1]))
    two = Header(index, columns_of(_both(rows[index - 1], lower)))
    is_two = len(one.columns) > 1 and two.score > max(one.score, upper.score) and not _holds_a_name(upper, lower)
    return [one, two] if is_two else [one]


def _holds_a_name(upper: Header, lower: Sequence[object]) -> bool:
    """Whether a row below a header is a person already: a name stands where the header says name."""
    cells = [lower[column.index] for column in upper.columns if column.field in _NAMES and column.index < len(lower)]
    return any(cell is not None and not field_of(str(cell)) for cell in cells)


def columns_of(cells: Sequence[object]) -> tuple[Column, ...]:
    """The columns that a row names, if it is a header."""
    return settled([column for index, cell in enumerate(cells) if (column := _column(index, cell))])


def _column(index: int, cell: object) -> Column | None:
    if isinstance(cell, date):
        return Column(index, "day", cell.strftime("%Y-%m-%d"))
    if not isinstance(cell, str) or len(cell) > _LONGEST:
        return None
    return column_of(index, cell)


def _both(upper: Sequence[object], lower: Sequence[object]) -> list[object]:
    """Two lines of a header as one: what stands below, or what stands above where the lower line says nothing."""
    return [low if _column(0, low) else up for up, low in zip_longest(upper, lower)]
