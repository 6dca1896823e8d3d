"""Who is expected and who is there on one day of an event: by country, by sex, and how."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Prefetch

from events.actions.attendance import days_present
from events.models import CheckIn, EventPage, RefusedScan, Registration
from participants.models import Person


@dataclass(frozen=True)
class Line:
    """One row of a table: of so many expected, so many are there."""

    name: str
    expected: int
    present: int


@dataclass(frozen=True)
class DayFigures:
    total: Line
    countries: Sequence[Line]
    sexes: Sequence[Line]
    modes: Sequence[tuple[str, int]]


def day_figures(event: EventPage, day: date) -> DayFigures:
    """Three queries, however many people there are."""
    marks = Prefetch("check_ins", CheckIn.objects.filter(day=day))
    rows = list(event.registrations.confirmed().select_related("person__country").prefetch_related(marks))
    there = {row.pk: mode for row in rows for mode in days_present(row).values()}
    modes = Counter(there.values())
    return DayFigures(
        total=Line("", len(rows), len(there)),
        countries=_lines(((str(row.person.country), row.pk) for row in rows), there),
        sexes=_lines(((str(Person.Sex(row.person.sex).label), row.pk) for row in rows), there),
        modes=[(str(EventPage.Mode(mode).label), count) for mode, count in sorted(modes.items())],
    )


def _lines(named: Iterable[tuple[str, int]], there: dict[int, str]) -> list[Line]:
    expected: Counter[str] = Counter()
    present: Counter[str] = Counter()
    for name, number in named:
        expected[name] += 1
        present[name] += number in there
    return [Line(name, count, present[name]) for name, count in sorted(expected.items())]


def version_of(event: EventPage) -> str:
    """Changes whenever the figures may have changed. Three counts in the database, and no row read."""
    marks = CheckIn.objects.filter(registration__event=event).aggregate(last=Max("pk"), all=Count("pk"))
    people = event.registrations.values_list("state").annotate(Count("pk"), Max("decided_at")).order_by("state")
    refused = RefusedScan.objects.filter(event=event).aggregate(last=Max("pk"))
    return repr((marks, list(people), refused))


def refused_scans(event: EventPage, day: date) -> list[tuple[RefusedScan, Registration | None]]:
    """What was scanned and marked nobody, the latest first, with the registration that stands for it now."""
    rows = event.refused_scans.select_related("registration__person__country", "registration__merged_into__person")
    found = [row for row in rows[:200] if event.today(row.seen_at) == day]
    return [(row, row.registration.surviving if row.registration else None) for row in found]
