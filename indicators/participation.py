"""Who took part, in the shapes that the dashboards show."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from indicators.cells import Cells
from portal.core.sex_by_country import SEXES
from portal.core.shares import percent


@dataclass(frozen=True)
class HostShare:
    """How many of those who came to an event are of the country that hosts it. `country` is its ISO code."""

    event: int
    country: str
    attendances: int
    from_host: int

    @property
    def share(self) -> Decimal | None:
        """In percent; None when nobody came."""
        return percent(self.from_host, self.attendances)


@dataclass(frozen=True)
class HostEffect:
    """Of a country: its attendances at events that it hosted itself, and at those elsewhere; events online aside."""

    country: str
    hosted: int
    at_home: int
    abroad: int


@dataclass(frozen=True)
class Hosting:
    """The host effect of a year, by event and by country."""

    events: tuple[HostShare, ...]
    countries: tuple[HostEffect, ...]


@dataclass(frozen=True)
class FunnelRow:
    """So many registrations of people of one sex that came equally far."""

    sex: str
    is_nominated: bool
    is_confirmed: bool
    has_attended: bool
    number: int


@dataclass(frozen=True)
class FunnelStep:
    """Registrations that came this far. `step` is registered, nominated (a part of the registered), confirmed or
    attended; `by_sex` holds each sex of portal.core.sex_by_country.SEXES."""

    step: str
    by_sex: Mapping[str, int]

    @property
    def total(self) -> int:
        return sum(self.by_sex.values())


def funnel_of(rows: Iterable[FunnelRow]) -> tuple[FunnelStep, ...]:
    """Who attended had been confirmed, and who was confirmed had registered: no step is larger than the one before."""
    rows = list(rows)
    steps = {
        "registered": rows,
        "nominated": [row for row in rows if row.is_nominated],
        "confirmed": [row for row in rows if row.is_confirmed],
        "attended": [row for row in rows if row.has_attended],
    }
    return tuple(
        FunnelStep(step, {sex: sum(row.number for row in theirs if row.sex == sex) for sex in SEXES})
        for step, theirs in steps.items()
    )


def hosting_of(hosts: Mapping[int, str], events: Mapping[int, Cells]) -> Hosting:
    """`hosts` are the countries in which people met for each of the events; others are left out."""
    shares, at_home, abroad = [], Counter[str](), Counter[str]()
    for event, host in hosts.items():
        came = {country: number for (country,), (number, _people) in events[event].by("country").items()}
        shares.append(HostShare(event, host, sum(came.values()), came.get(host, 0)))
        for country, number in came.items():
            (at_home if country == host else abroad)[country] += number
    hosted = Counter(hosts.values())
    countries = sorted(hosted.keys() | at_home.keys() | abroad.keys())
    effects = (HostEffect(it, hosted[it], at_home[it], abroad[it]) for it in countries)
    return Hosting(tuple(shares), tuple(effects))


@dataclass(frozen=True)
class Repeats:
    """How many people came once, twice, ...: `people[n]` came n times."""

    people: Mapping[int, int]

    @property
    def total_people(self) -> int:
        return sum(self.people.values())

    @property
    def total_attendances(self) -> int:
        return sum(times * people for times, people in self.people.items())


@dataclass(frozen=True)
class YearValue:
    """The actual of an indicator in one year and its target; None: not reported, no target."""

    year: int
    actual: Decimal | None
    target: Decimal | None
