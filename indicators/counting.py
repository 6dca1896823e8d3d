"""People and attendances by sex and country. Unique people are counted distinct, never summed."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from portal.core.sex_by_country import SEXES, SexByCountry


@dataclass(frozen=True)
class Seen:
    """That this person took part in this event."""

    person: int
    sex: str
    country: str
    event: int


@dataclass(frozen=True)
class Participation:
    """Everything that a year's lists of participants say in numbers."""

    events: Mapping[int, SexByCountry]
    people: SexByCountry

    @property
    def attendances(self) -> int:
        return sum(table.total for table in self.events.values())

    @property
    def repeats(self) -> int:
        """Attendances beyond the first of each person."""
        return self.attendances - self.people.total

    def __post_init__(self) -> None:
        """In each cell: the largest event <= unique people <= the sum of the events."""
        for sex in SEXES:
            for country in self.people.countries:
                counts = [table.cell(sex, country) for table in self.events.values()]
                if not max(counts, default=0) <= self.people.cell(sex, country) <= sum(counts):
                    raise ValueError(f"unique people of {sex} {country} cannot be {self.people.cell(sex, country)}")


def count(seen: Iterable[Seen], *, countries: Sequence[str], events: Iterable[int] = ()) -> Participation:
    """Count each person once per event, and once in all.

    `countries` are the columns; a country outside them that occurs gets a column behind. `events` are those that must
    have a table even if nobody came. Raises ValueError when one person has two sexes or two countries.
    """
    attendances = set(seen)
    columns = (*countries, *sorted({it.country for it in attendances} - set(countries)))
    people = {(it.person, it.sex, it.country) for it in attendances}
    if len(people) != len({person for person, _sex, _country in people}):
        raise ValueError("somebody is there with two sexes or two countries")
    cells: dict[int, Counter[tuple[str, str]]] = {event: Counter() for event in events}
    for it in attendances:
        cells.setdefault(it.event, Counter())[it.sex, it.country] += 1
    return Participation(
        events={event: SexByCountry(columns, counted) for event, counted in cells.items()},
        people=SexByCountry(columns, Counter((sex, country) for _person, sex, country in people)),
    )
