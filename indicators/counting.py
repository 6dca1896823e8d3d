"""People and attendances by sex and country. Unique people are counted distinct, never summed."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from indicators.formulas import Shares, shares

MALE, FEMALE, NOT_STATED = "male", "female", "not_stated"
SEXES = (MALE, FEMALE, NOT_STATED)  # in the order of the donor's tables


@dataclass(frozen=True)
class Seen:
    """That this person took part in this event."""

    person: int
    sex: str
    country: str
    event: int


@dataclass(frozen=True)
class SexByCountry:
    """A table of people. Only its cells are stored: a total cannot disagree with what it adds up."""

    countries: tuple[str, ...]
    cells: Mapping[tuple[str, str], int]

    def __post_init__(self) -> None:
        for (sex, country), count in self.cells.items():
            if sex not in SEXES or country not in self.countries or count < 0:
                raise ValueError(f"no cell of this table: {sex} {country} {count}")

    def cell(self, sex: str, country: str) -> int:
        return self.cells.get((sex, country), 0)

    def row(self, sex: str) -> tuple[int, ...]:
        return tuple(self.cell(sex, country) for country in self.countries)

    @property
    def sexes(self) -> tuple[str, ...]:
        """Male and female always; "not stated" only when somebody did not state it."""
        return SEXES if self.of_sex(NOT_STATED) else (MALE, FEMALE)

    @property
    def totals(self) -> tuple[int, ...]:
        return tuple(sum(self.cell(sex, country) for sex in SEXES) for country in self.countries)

    @property
    def total(self) -> int:
        return sum(self.cells.values())

    def of_sex(self, sex: str) -> int:
        return sum(self.row(sex))

    @property
    def shares(self) -> Shares:
        """In percent of all people, in the order of `sexes`."""
        return shares(*(self.of_sex(sex) for sex in self.sexes))

    def share_of(self, sex: str) -> Decimal | None:
        """None when there is nobody, and for a sex without a row in the table."""
        named = dict(zip(self.sexes, self.shares.values, strict=False))
        return named.get(sex)


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
