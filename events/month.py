"""A month as a calendar shows it: weeks from Monday, each day with its events. Pure: plain values in and out."""

import re
from calendar import Calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Generic, Protocol, TypeVar

FIRST_YEAR, LAST_YEAR = 2000, 2100


class Spanning(Protocol):
    """Something with a first and a last day."""

    starts_on: date
    ends_on: date


Thing = TypeVar("Thing", bound=Spanning)


@dataclass(frozen=True)
class Cell(Generic[Thing]):
    day: date
    is_in_month: bool
    things: tuple[Thing, ...]


def month_of(text: str) -> date | None:
    """The first day of the month `2026-12`; nothing for what is no month from 2000 to 2100."""
    found = re.fullmatch(r"(\d{4})-(\d{2})", text, re.ASCII)
    year, month = (int(found[1]), int(found[2])) if found else (0, 0)
    return date(year, month, 1) if FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 else None


def beside(month: date, months: int) -> date | None:
    """The first day of the month so many months later; nothing beyond the years that are shown."""
    year, number = divmod(month.year * 12 + month.month - 1 + months, 12)
    return date(year, number + 1, 1) if FIRST_YEAR <= year <= LAST_YEAR else None


def days_shown(month: date) -> list[date]:
    """Whole weeks: the last days of the month before and the first of the next are among them."""
    return list(Calendar().itermonthdates(month.year, month.month))


def weeks(month: date, things: Iterable[Thing]) -> list[list[Cell[Thing]]]:
    """Seven cells each. What takes several days stands on each of them, in the order that was given."""
    there = list(things)
    cells = [
        Cell(day, day.month == month.month, tuple(it for it in there if it.starts_on <= day <= it.ends_on))
        for day in days_shown(month)
    ]
    return [cells[first : first + 7] for first in range(0, len(cells), 7)]
