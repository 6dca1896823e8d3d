"""The figures of one event, from its registrations and its attendance."""

from collections import Counter

from django.db.models import Count

from events.models import Attendance, EventPage
from participants.models import Country
from portal.core.sex_by_country import SexByCountry


def people_present(event: EventPage) -> SexByCountry:
    """Everybody who was there, once: what the annual report counts of this event."""
    rows = Attendance.objects.of_events(EventPage.objects.filter(pk=event.pk))
    sex, code = "registration__person__sex", "registration__person__country__report_code"
    counted = rows.order_by().values_list(sex, code).annotate(people=Count("registration__person", distinct=True))
    return _table(Counter({(sex, code): people for sex, code, people in counted}))


def _table(cells: Counter[tuple[str, str]]) -> SexByCountry:
    """With a column for each participating country, and behind them one for any other that occurs."""
    participating = list(Country.objects.participating().values_list("report_code", flat=True))
    others = sorted({code for _sex, code in cells} - set(participating))
    return SexByCountry((*participating, *others), cells)
