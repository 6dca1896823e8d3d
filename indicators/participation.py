"""Who took part, in the shapes that the dashboards show."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from portal.core.sex_by_country import SEXES


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
