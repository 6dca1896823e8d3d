"""What everybody may read of a year, tried against a reader who lays all of its tables beside one another."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.publishing import PublicYear, publish
from portal.core.demo import rows
from portal.core.sex_by_country import FEMALE, MALE, SexByCountry
from tests.indicators.published import COUNTRIES

SEXES = (MALE, FEMALE)
EVENTS = ("interviews", "conference", "tbilisi", "korea", "samarkand", "bishkek")
INDICATORS = {"1.2": frozenset({1}), "1.3": frozenset({4, 5}), "1.4": frozenset({2}), "2.1": frozenset({3})}
ALL = "total"

Figure = tuple[str, str, str]  # a table, and in it a sex and a country, each or both of them "total"


@dataclass(frozen=True)
class Person:
    sex: str
    country: str
    events: frozenset[int]

    def counts_in(self, indicators: dict[str, frozenset[int]]) -> Counter[Figure]:
        """How much the person adds to every figure that there is."""
        figures: Counter[Figure] = Counter()
        cells = list(product((self.sex, ALL), (self.country, ALL)))
        figures.update(("people", *cell) for cell in cells)
        for column in (self.country, ALL):
            figures["attendances", ALL, column] += len(self.events)
            figures["repeats", ALL, column] += len(self.events) - 1
        for event in self.events:
            figures.update([(f"event {event}", ALL, ALL), (f"event {event}", self.sex, ALL)])
            for number, events in indicators.items():
                figures.update((number, *cell) for cell in cells if event in events)
        return figures


def tables_of(people: list[Person], countries: list[str], events: int) -> tuple[SexByCountry, dict[int, SexByCountry]]:
    def table(came: list[Person]) -> SexByCountry:
        return SexByCountry(tuple(countries), Counter((it.sex, it.country) for it in came))

    return table(people), {event: table([it for it in people if event in it.events]) for event in range(events)}


def read(year: PublicYear) -> dict[Figure, int | None]:
    """Every figure that is published, None where it is hidden."""
    found: dict[Figure, int | None] = {}
    for name, table in {"people": year.people, **year.indicators}.items():
        for sex, country in product(table.sexes, table.countries):
            found[name, sex, country] = table.cell(sex, country)
        found |= {(name, sex, ALL): table.of_sex(sex) for sex in table.sexes}
        found |= {(name, ALL, code): total for code, total in zip(table.countries, table.totals, strict=True)}
        found[name, ALL, ALL] = table.total
    for code, it in year.countries.items():
        found |= {("attendances", ALL, code): it.attendances, ("repeats", ALL, code): it.repeats}
    found |= {("attendances", ALL, ALL): year.attendances, ("repeats", ALL, ALL): year.repeats}
    for event, figures in year.events.items():
        found |= {(f"event {event}", ALL, ALL): figures.people, (f"event {event}", FEMALE, ALL): figures.women}
    return found


def people_of_2022() -> list[Person]:
    came: dict[tuple[str, str, str], set[int]] = {}
    for row in rows("events", "attendance_2022.csv"):
        came.setdefault((row["person"], row["sex"], row["country"]), set()).add(EVENTS.index(row["event"]))
    return [Person(sex, country, frozenset(events)) for (_name, sex, country), events in came.items()]


def exchanges(one: Person, other: Person) -> Iterator[tuple[Person, Person]]:
    """Two people who swap their countries, their sexes or one event each, or of whom one hands an event on."""
    yield replace(one, country=other.country), replace(other, country=one.country)
    yield replace(one, sex=other.sex), replace(other, sex=one.sex)
    yield replace(one, events=other.events), replace(other, events=one.events)
    own, others = one.events - other.events, other.events - one.events
    for given_away in own:
        if len(one.events) > 1:
            yield replace(one, events=one.events - {given_away}), replace(other, events=other.events | {given_away})
        for taken in others:
            swapped = (one.events - {given_away} | {taken}, other.events - {taken} | {given_away})
            yield replace(one, events=swapped[0]), replace(other, events=swapped[1])


Change = dict[Figure, int]


@dataclass(frozen=True)
class Exchange:
    """Who changes, what that does to figures that are shown, and to those that are hidden."""

    people: frozenset[Person]
    shown: frozenset[tuple[Figure, int]]
    hidden: dict[Figure, int]

    @property
    def undone(self) -> frozenset[tuple[Figure, int]]:
        """What another exchange must do to the figures that are shown, so that none of them moves."""
        return frozenset((figure, -by) for figure, by in self.shown)


def all_exchanges(people: list[Person], public: dict[Figure, int | None]) -> Iterator[Exchange]:
    kinds = {kind: kind.counts_in(INDICATORS) for kind in people}
    for one, other in combinations(kinds, 2):
        for new_one, new_other in exchanges(one, other):
            change = new_one.counts_in(INDICATORS)
            change.update(new_other.counts_in(INDICATORS))
            change.subtract(kinds[one])
            change.subtract(kinds[other])
            moved = {figure: by for figure, by in change.items() if by and figure in public}
            shown = frozenset((figure, by) for figure, by in moved.items() if public[figure] is not None)
            hidden = {figure: by for figure, by in moved.items() if public[figure] is None}
            yield Exchange(frozenset({one, other}), shown, hidden)


def test_no_hidden_figure_of_2022_can_be_computed():
    """For each there is another list of participants from which everything that is shown follows just as well.

    A nought beside hidden numbers may be worked out: it tells of nobody.
    """
    people = people_of_2022()
    year, events = tables_of(people, COUNTRIES, len(EVENTS))
    public = read(publish(year, events, INDICATORS))
    true = read(publish(year, events, INDICATORS, threshold=0))
    hidden = {figure for figure, value in public.items() if value is None and true[figure] != 0}
    found = list(all_exchanges(people, public))
    left = hidden - {figure for it in found if not it.shown for figure in it.hidden}
    by_change: dict[frozenset[tuple[Figure, int]], list[Exchange]] = {}
    for it in found:
        by_change.setdefault(it.shown, []).append(it)
    for it in found:
        for second in by_change.get(it.undone, []) if left & it.hidden.keys() else ():
            if not it.people & second.people:
                left -= {figure for figure, by in it.hidden.items() if by + second.hidden.get(figure, 0)}
    assert len(hidden) > 50
    assert left == set()


Cell = tuple[str, str, str]  # "people" or an event, and in it a sex and a country
Equation = tuple[dict[Cell, int], int, int]  # so many times each cell, together not less and not more than


class Reader:
    """Somebody who knows what is shown and how the figures hang together, and tries every whole number."""

    def __init__(self, countries: list[str], events: int, indicators: dict[str, frozenset[int]], most: int):
        self.countries, self.events, self.indicators, self.most = countries, range(events), indicators, most
        self.cells = [
            (name, *cell) for name in ("people", *map(str, self.events)) for cell in product(SEXES, countries)
        ]
        self.rules: list[Equation] = []
        for sex, country in product(SEXES, countries):
            came = {(str(event), sex, country): 1 for event in self.events}
            self.rules.append((came | {("people", sex, country): -1}, 0, 10**6))
            self.rules += [({("people", sex, country): 1, cell: -1}, 0, 10**6) for cell in came]

    def parts(self, figure: Figure) -> dict[Cell, int]:
        """The cells that a figure is the sum of."""
        name, sex, country = figure
        inside = list(product(SEXES if sex == ALL else [sex], self.countries if country == ALL else [country]))
        if name == "people":
            return {("people", *cell): 1 for cell in inside}
        events = self.indicators.get(name, frozenset(self.events))
        if name.startswith("event "):
            events = frozenset({int(name.removeprefix("event "))})
        parts = {(str(event), *cell): 1 for event in events for cell in inside}
        return parts | {("people", *cell): -1 for cell in inside} if name == "repeats" else parts

    def may_be_otherwise(self, figure: Figure, known: dict[Figure, int | None], truth: int) -> bool:
        shown = [(self.parts(it), value, value) for it, value in known.items() if value is not None]
        parts, bounds = self.parts(figure), dict.fromkeys(self.cells, (0, self.most))
        other = [(parts, truth + 1, 10**6), (parts, -(10**6), truth - 1)]
        return any(self._is_possible([*self.rules, *shown, it], bounds) for it in other)

    def _is_possible(self, equations: list[Equation], bounds: dict[Cell, tuple[int, int]]) -> bool:
        tight = tightened(equations, bounds)
        if tight is None:
            return False
        still_open = [cell for cell, (low, high) in tight.items() if low < high]
        if not still_open:
            return True
        cell = min(still_open, key=lambda it: tight[it][1] - tight[it][0])
        low, high = tight[cell]
        return any(self._is_possible(equations, tight | {cell: (n, n)}) for n in range(low, high + 1))


def tightened(equations: list[Equation], bounds: dict[Cell, tuple[int, int]]) -> dict[Cell, tuple[int, int]] | None:
    """The bounds after every equation has had its say; None if they contradict each other."""
    bounds, changed = dict(bounds), True
    while changed:
        changed = False
        for parts, least, most in equations:
            ends = {cell: sorted(times * bound for bound in bounds[cell]) for cell, times in parts.items()}
            low, high = sum(end[0] for end in ends.values()), sum(end[1] for end in ends.values())
            if low > most or high < least:
                return None
            for cell, times in parts.items():
                floor, roof = least - (high - ends[cell][1]), most - (low - ends[cell][0])
                limits = (floor, roof) if times > 0 else (-roof, -floor)
                new = (max(bounds[cell][0], limits[0]), min(bounds[cell][1], limits[1]))
                if new[0] > new[1]:
                    return None
                changed = changed or new != bounds[cell]
                bounds[cell] = new
    return bounds


LINKS = st.sampled_from([{}, {"1": {0}}, {"1": {0, 1}}, {"1": {0}, "2": {1}}, {"1": {0, 1}, "2": {1}}])


@st.composite
def small_years(draw):
    """People of two countries at two events."""
    links = {number: frozenset(events) for number, events in draw(LINKS).items()}
    some_events = st.frozensets(st.integers(0, 1), min_size=1)
    one = st.builds(Person, st.sampled_from(SEXES), st.sampled_from(["ARM", "GEO"]), some_events)
    return draw(st.lists(one, min_size=1, max_size=14)), links


@settings(max_examples=60, derandomize=True)
@given(small_years())
def test_no_small_figure_of_a_small_year_can_be_computed(small):
    people, indicators = small
    countries = ["ARM", "GEO"]
    year, tables = tables_of(people, countries, 2)
    known = read(publish(year, tables, indicators, threshold=3))
    truth: Counter[Figure] = Counter()
    for person in people:
        truth.update(person.counts_in(indicators))
    reader = Reader(countries, 2, indicators, most=16)
    computed = [
        figure
        for figure, value in known.items()
        if value is None and 0 < truth[figure] < 3 and not reader.may_be_otherwise(figure, known, truth[figure])
    ]
    assert computed == []
    assert all(value == truth[figure] for figure, value in known.items() if value is not None)
    assert not [value for value in known.values() if value in (1, 2)]
