"""Which days of a period no stretch covers. Pure."""

from collections.abc import Iterable
from datetime import date, timedelta

Stretch = tuple[date, date]

DAY = timedelta(days=1)


def uncovered(first: date, last: date, stretches: Iterable[Stretch]) -> list[Stretch]:
    """The days from `first` to `last` (both included, as in every stretch) that lie in none of the stretches.

    In order, each run of days as its first and its last; nothing when `last` is before `first`.
    """
    found, day = [], first
    for begins, ends in sorted(stretches):
        if begins > last:
            break
        if begins > day:
            found.append((day, begins - DAY))
        day = max(day, ends + DAY)
    if day <= last:
        found.append((day, last))
    return found
