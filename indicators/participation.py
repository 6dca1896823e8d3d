"""Who took part, in the shapes that the dashboards show."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

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
class FunnelStep:
    """Registrations that came this far. `step` is registered, nominated (a part of the registered), confirmed or
    attended; `by_sex` holds each sex of portal.core.sex_by_country.SEXES."""

    step: str
    by_sex: Mapping[str, int]

    @property
    def total(self) -> int:
        return sum(self.by_sex.values())


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
