"""An event's registrations as the charts and tables of its dashboard, in the active language."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from events.models import EventPage, Registration
from participants.models import Country, Person
from portal.core.charts import Series, StackedBars

State = Registration.State
# What the charts tell apart; who declined, withdrew or was cancelled is in the numbers beside them alone.
SHOWN = (State.CONFIRMED, State.OFFERED, State.WAITING, State.APPLIED, State.NOMINATED)
WEEKS = 12


@dataclass(frozen=True)
class Tally:
    """So many registrations of one country, sex and state."""

    country: str
    sex: str
    state: str
    people: int


def tallies(event: EventPage) -> list[Tally]:
    rows = event.registrations.standing().tallied()
    return [Tally(*row) for row in rows]


@dataclass(frozen=True)
class QuotaLine:
    """What has become of the places set aside for a country."""

    country: Country
    seats: int
    taken: int
    free: int
    released_on: date | None


def quota_lines(event: EventPage) -> list[QuotaLine]:
    """A line for each quota; its places are those in person where the event is hybrid."""
    seated = event.registrations.seated().filter(mode=event.usual_mode).order_by()
    taken = dict(seated.values_list("person__country").annotate(people=Count("pk")))
    return [
        QuotaLine(
            quota.country,
            quota.seats,
            taken=min(taken.get(quota.country_id, 0), quota.seats),
            free=max(quota.seats - taken.get(quota.country_id, 0), 0),
            released_on=quota.released_on,
        )
        for quota in event.quotas.select_related("country")
    ]


def by_country(counted: Iterable[Tally]) -> StackedBars:
    """The participating countries, each with a bar or none, and behind them every other one that somebody is from."""
    counts = Counter[tuple[str, str]]()
    for tally in counted:
        counts[tally.country, tally.state] += tally.people
    there = {country for country, _state in counts}
    countries = Country.objects.order_by("-is_participating", "report_code")
    shown = [country for country in countries if country.is_participating or country.pk in there]
    return _bars(_("Registrations by country"), _("Country"), [(country.pk, str(country)) for country in shown], counts)


def by_sex(counted: Iterable[Tally]) -> StackedBars:
    counts = Counter[tuple[str, str]]()
    for tally in counted:
        counts[tally.sex, tally.state] += tally.people
    names = [(value, capfirst(str(label))) for value, label in Person.Sex.choices]
    return _bars(_("Registrations by sex"), _("Sex"), names, counts)


def by_week(event: EventPage) -> StackedBars | None:
    """The last weeks in which somebody registered, by how they came; nothing before the first registration."""
    counts = Counter[tuple[date, str]]()
    for at, source in event.registrations.standing().values_list("registered_at", "source"):
        day = event.today(at)
        counts[day - timedelta(days=day.weekday()), source] += 1
    if not counts:
        return None
    last = max(week for week, _source in counts)
    first = max(min(week for week, _source in counts), last - timedelta(weeks=WEEKS - 1))
    weeks = [first + timedelta(weeks=number) for number in range((last - first).days // 7 + 1)]
    sources = [source for source in Registration.Source if any(counts[week, source] for week in weeks)]
    return StackedBars(
        title=_("Registrations by week"),
        categories=tuple(date_format(week, "DATE_FORMAT") for week in weeks),
        series=tuple(
            Series(capfirst(str(source.label)), tuple(counts[week, source] for week in weeks)) for source in sources
        ),
        category_label=_("Week that begins on"),
        value_label=_("Registrations"),
        total_word=_("Total"),
        missing_word=_("not reported"),
    )


def _bars(title: str, label: str, names: list[tuple[str, str]], counts: Counter[tuple[str, str]]) -> StackedBars:
    there = {state for _key, state in counts}
    states = [state for state in SHOWN if state in there] or [State.CONFIRMED]
    return StackedBars(
        title=title,
        categories=tuple(name for _key, name in names),
        series=tuple(
            Series(capfirst(str(state.label)), tuple(counts[key, state] for key, _name in names)) for state in states
        ),
        category_label=label,
        value_label=_("Registrations"),
        total_word=_("Total"),
        missing_word=_("not reported"),
    )
