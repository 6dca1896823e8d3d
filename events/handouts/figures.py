"""The figures of one event, from its registrations and its attendance."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, prefetch_related_objects

from events.actions.attendance import days_present
from events.models import Attendance, EventPage, Registration
from participants.models import Country
from portal.core.sex_by_country import SEXES, SexByCountry


@dataclass(frozen=True)
class Counted:
    """What a report says of one registration, without saying whose it is. `came` is how the person took part, if."""

    country: str
    sex: str
    state: str
    mode: str
    came: str
    days: tuple[date, ...]


def counted(event: EventPage) -> list[Counted]:
    """One for every registration that stands; two queries."""
    rows = list(event.registrations.standing().with_people())
    prefetch_related_objects(rows, "check_ins")
    return [_counted(row) for row in rows]


def _counted(row: Registration) -> Counted:
    came = row.attendance.mode if row.has_attended else ""
    return Counted(str(row.person.country), row.person.sex, row.state, row.mode, came, tuple(days_present(row)))


def people_present(event: EventPage) -> SexByCountry:
    """Everybody who was there, once: what the annual report counts of this event."""
    rows = Attendance.objects.of_events(EventPage.objects.filter(pk=event.pk))
    sex, code = "registration__person__sex", "registration__person__country__report_code"
    found = rows.order_by().values_list(sex, code).annotate(people=Count("registration__person", distinct=True))
    return _table(Counter({(sex, code): people for sex, code, people in found}))


def _table(cells: Counter[tuple[str, str]]) -> SexByCountry:
    """With a column for each participating country, and behind them one for any other that occurs."""
    participating = list(Country.objects.participating().values_list("report_code", flat=True))
    others = sorted({code for _sex, code in cells} - set(participating))
    return SexByCountry((*participating, *others), cells)


def sexes_of(rows: list[Counted]) -> tuple[str, ...]:
    """Male and female always; "not stated" only when somebody did not state it."""
    return SEXES if any(row.sex == SEXES[-1] for row in rows) else SEXES[:-1]
