"""What everybody may read of a year: its linked tables of people, made together so that none gives another's cell away.

Linked are the people of the year, the people and repeats of each country, the attendances of each indicator (the sum
of its events' tables) and the women of each event. A cell that one of them hides is hidden wherever its number would
follow by subtraction. What follows all the same from one table laid beside another is searched for
(`indicators.reader`), and hidden too. Not published at all, and protected as well: the table of the events that count
for no indicator.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from indicators.linking import COUNTRIES, PEOPLE, Linked
from portal.core.sex_by_country import FEMALE, SEXES, SexByCountry
from portal.core.shares import percent
from portal.core.suppression import THRESHOLD, Published


@dataclass(frozen=True)
class PublicPeople:
    """A table of sex by country; None where a number is hidden."""

    sexes: tuple[str, ...]
    countries: tuple[str, ...]
    shown: Published

    def cell(self, sex: str, country: str) -> int | None:
        return self.shown.cells[self.sexes.index(sex)][self.countries.index(country)]

    def row(self, sex: str) -> tuple[int | None, ...]:
        return self.shown.cells[self.sexes.index(sex)]

    def of_sex(self, sex: str) -> int | None:
        return self.shown.row_totals[self.sexes.index(sex)]

    @property
    def totals(self) -> tuple[int | None, ...]:
        return self.shown.column_totals

    @property
    def total(self) -> int | None:
        return self.shown.total

    @property
    def has_hidden(self) -> bool:
        return bool(self.shown.hidden)

    def share_of(self, sex: str) -> Decimal | None:
        """In percent; None where a number of it is hidden, and where nobody came."""
        return share(self.of_sex(sex), self.total)


def share(part: int | None, whole: int | None) -> Decimal | None:
    return None if part is None or whole is None else percent(part, whole)


@dataclass(frozen=True)
class PublicEvent:
    """Of an event with a list of participants: how many came, and the women among them. None is hidden."""

    people: int | None
    women: int | None

    @property
    def share_of_women(self) -> Decimal | None:
        return share(self.women, self.people)

    @property
    def has_hidden(self) -> bool:
        return None in (self.people, self.women)


@dataclass(frozen=True)
class PublicCountry:
    """A country in the year; None is hidden. `events` are those to which it sent somebody."""

    people: int | None
    women: int | None
    attendances: int | None
    repeats: int | None
    events: int | None


@dataclass(frozen=True)
class PublicYear:
    people: PublicPeople
    attendances: int | None
    repeats: int | None
    countries: Mapping[str, PublicCountry]
    events: Mapping[int, PublicEvent]
    indicators: Mapping[str, PublicPeople]


def publish(
    people: SexByCountry,
    events: Mapping[int, SexByCountry],
    indicators: Mapping[str, frozenset[int]],
    *,
    threshold: int = THRESHOLD,
) -> PublicYear:
    """`people` are the unique people of the year, `events` the tables of its events, `indicators` name their events.

    Every table has the columns of `people`.
    """
    linked = Linked(people, events, indicators, threshold)
    linked.settle()
    shown = {name: table.without_telling_noughts for name, table in linked.shown.items()}
    countries = shown[COUNTRIES]
    table = PublicPeople(people.sexes, people.countries, shown[PEOPLE])
    return PublicYear(
        people=table,
        attendances=countries.total,
        repeats=countries.row_totals[1],
        countries={code: _country(at, code, table, countries, events) for at, code in enumerate(people.countries)},
        events={event: _event(pair) for event, pair in linked.pairs.items()},
        indicators={number: PublicPeople(people.sexes, people.countries, shown[number]) for number in indicators},
    )


def _event(pair: Published) -> PublicEvent:
    """No women among people that are hidden would say that noughts are shown."""
    women = pair.cells[0][0]
    return PublicEvent(pair.total, None if women == 0 and pair.total is None else women)


def _country(
    at: int, code: str, table: PublicPeople, countries: Published, events: Mapping[int, SexByCountry]
) -> PublicCountry:
    people, attendances, repeats = table.totals[at], countries.column_totals[at], countries.cells[1][at]
    sent = sum(any(it.cell(sex, code) for sex in SEXES) for it in events.values())
    return PublicCountry(people, table.cell(FEMALE, code), attendances, repeats, None if people is None else sent)
