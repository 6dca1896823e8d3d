"""Tables of people that share numbers, and which cells of each are hidden so that none gives another's away."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from indicators.reader import Name, Sum, pinned
from portal.core.sex_by_country import FEMALE, SexByCountry
from portal.core.suppression import Cell, Published, suppress

Grid = tuple[tuple[int, ...], ...]
PEOPLE, COUNTRIES, GROUPS, REST = "people", "countries", "groups", "rest"


@dataclass
class Linked:
    """The tables of a year that are published together.

    `people`: unique people, sex by country. `countries`: people and repeats by country, which add up to attendances.
    One table of attendances, sex by country, for each indicator, and one (`rest`) of the events that count for none,
    which is not published. `groups`: the attendances of each of these by country. Indicators that share an event are
    one group, and all its tables hide the same cells: what two of them do not share follows from their difference.
    """

    people: SexByCountry
    events: Mapping[int, SexByCountry]
    indicators: Mapping[str, frozenset[int]]
    threshold: int
    hidden: dict[str, set[Cell]] = field(default_factory=dict)
    shown: dict[str, Published] = field(default_factory=dict)
    asked: dict[Name, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.sexes, self.width = self.people.sexes, len(self.people.countries)
        self.height = len(self.sexes)
        self.families = _families(self.indicators)
        self.members = self._members()
        self.attended = {name: self._sum(events) for name, events in self.members.items()}
        self.rows = [*self.families, REST]
        self.grids = self.attended | {
            PEOPLE: tuple(self.people.row(sex) for sex in self.sexes),
            COUNTRIES: (self.people.totals, self._repeats()),
            GROUPS: tuple(_columns(self.attended[name]) for name in self.rows),
        }
        pairs = {event: (it.of_sex(FEMALE), it.total - it.of_sex(FEMALE)) for event, it in self.events.items()}
        self.women: dict[str, Grid] = {_woman(event): (pair,) for event, pair in pairs.items()}
        self.pairs = {event: suppress([pair], threshold=self.threshold) for event, pair in pairs.items() if sum(pair)}

    def _members(self) -> dict[str, frozenset[int]]:
        """The events of each table of attendances."""
        members = {**self.indicators, REST: frozenset(self.events).difference(*self.indicators.values())}
        for name, family in self.families.items():
            together = self._events_of(family)
            if len(family) > 1:
                members |= {f"event {event}": frozenset({event}) for event in together}
            members[name] = together
        return members

    def settle(self) -> None:
        """Hide until no table asks for more. Each round hides something further, so there is an end."""
        self._hide_women()
        # Few repeats are hidden together with the attendances, so that the people of the country stay.
        repeats = self.grids[COUNTRIES][1]
        self.hide(COUNTRIES, ((2, c) for c, count in enumerate(repeats) if 0 < count < self.threshold))
        self._suppress()
        while self._spread() or self._answer():
            self._suppress()

    def hide(self, name: str, cells: Iterable[Cell]) -> bool:
        """Whether it was news. A true nought stays: only its own table may hide it."""
        known = self.hidden.setdefault(name, set())
        news = {cell for cell in cells if _value(self.grids[name], cell)} - known
        known |= news
        return bool(news)

    def _events_of(self, family: Iterable[str]) -> frozenset[int]:
        return frozenset().union(*(self.indicators[number] for number in family))

    def _sum(self, events: Iterable[int]) -> Grid:
        tables = [self.events[event] for event in events]
        countries = self.people.countries
        return tuple(tuple(sum(it.cell(sex, code) for it in tables) for code in countries) for sex in self.sexes)

    def _repeats(self) -> tuple[int, ...]:
        attendances = _columns(self._sum(self.events))
        return tuple(all_of - once for all_of, once in zip(attendances, self.people.totals, strict=True))

    def _inside(self, name: str) -> Iterator[Cell]:
        """All of a table but its total."""
        height = len(self.grids[name])
        return ((r, c) for r in range(height + 1) for c in range(self.width + 1) if (r, c) != (height, self.width))

    def _hide_women(self) -> None:
        """An event's page tells its women by its own numbers alone: where it must not, no sum with them is told."""
        for name, events in self.members.items():
            if any(self.pairs[event].hidden for event in events if event in self.pairs):
                self.hide(name, ((row, self.width) for row in range(self.height)))

    def _suppress(self) -> None:
        for name, grid in self.grids.items():
            known = self.hidden.get(name, set())
            if name not in self.shown or known != self.shown[name].hidden:
                self.shown[name] = suppress(grid, threshold=self.threshold, hidden=known)
                self.hidden[name] = set(self.shown[name].hidden)

    def _spread(self) -> bool:
        """Hide what is one number in two tables in both, and what is hidden of the people with the attendances."""
        news = [self._spread_totals(), *(self._spread_family(family) for family in self.families.values())]
        for name in self.attended:
            inner = {(r, c) for r, c in self.hidden[PEOPLE] if r < self.height and c < self.width}
            news.append(self.hide(name, inner))
        return any(news)

    def _spread_totals(self) -> bool:
        news = [
            self._join(PEOPLE, self.height, COUNTRIES, 0),
            self._join(COUNTRIES, 2, GROUPS, len(self.rows)),
            *(self._join(name, self.height, GROUPS, row) for row, name in enumerate(self.rows)),
        ]
        return any(news)

    def _join(self, one: str, row: int, other: str, other_row: int) -> bool:
        columns = {c for r, c in self.hidden[one] if r == row} | {c for r, c in self.hidden[other] if r == other_row}
        news = [self.hide(one, {(row, c) for c in columns}), self.hide(other, {(other_row, c) for c in columns})]
        return any(news)

    def _spread_family(self, family: tuple[str, ...]) -> bool:
        if len(family) == 1:
            return False
        events = self._events_of(family)
        names = [name for name, members in self.members.items() if members <= events and name != REST]
        cells = set().union(*(self.hidden[name] for name in names))
        news = [self.hide(name, cells) for name in names]
        return any(news)

    def _answer(self) -> bool:
        """Hide more where a number follows from several tables; the second time its column, then all but totals."""
        found = [name for name in sorted(pinned(self._known(), list(self._sums()))) if self._is_somebody(name)]
        news = [self._escalate(*name) for name in found]
        return any(news)

    def _is_somebody(self, name: Name) -> bool:
        """A true nought may be worked out: it points at nobody."""
        table, row, column = name
        return _value(self.grids.get(table) or self.women[table], (row, column)) > 0

    def _escalate(self, table: str, row: int, column: int) -> bool:
        times = self.asked[table, row, column] = self.asked.get((table, row, column), 0) + 1
        if table in self.women:
            news = [self._hide_sums_of(table, whole=times > 1)]
        elif times == 1 and table not in (COUNTRIES, GROUPS):
            names = [*self.attended, *([PEOPLE] if column < self.width else [])]
            news = [self.hide(name, [(row, column)]) for name in names]
        elif times <= 2:
            news = [self.hide(name, [(r, column) for r in range(self.height + 1)]) for name in self.attended]
        else:
            news = [self.hide(name, self._inside(REST)) for name in self.attended]
        return any(news) or (times < 4 and self._escalate(table, row, column))

    def _hide_sums_of(self, women: str, *, whole: bool) -> bool:
        """The page of an event stays as it is; sums with its numbers are hidden, then also those of the year."""
        sums = [(row, self.width) for row in range(self.height + 1)]
        news = [self.hide(name, sums) for name, events in self.members.items() if whole or women in _women(events)]
        if whole:
            news.append(self.hide(COUNTRIES, [(1, self.width), (2, self.width)]))
        return any(news)

    def _known(self) -> dict[Name, int | None]:
        known: dict[Name, int | None] = {}
        for name, grid in self.grids.items():
            for cell in _cells(grid):
                known[name, *cell] = None if cell in self.hidden[name] else _value(grid, cell)
        for event, pair in self.pairs.items():
            known |= {(_woman(event), 0, column): value for column, value in enumerate((*pair.cells[0], pair.total))}
        return known

    def _sums(self) -> Iterator[Sum]:
        for name, grid in self.grids.items():
            height = len(grid)
            for r in range(height + 1):
                yield Sum(tuple((name, r, c) for c in range(self.width)), (name, r, self.width))
            for c in range(self.width + 1):
                yield Sum(tuple((name, r, c) for r in range(height)), (name, height, c))
        for c in range(self.width + 1):
            yield Sum(((PEOPLE, self.height, c),), (COUNTRIES, 0, c))
            yield Sum(((COUNTRIES, 2, c),), (GROUPS, len(self.rows), c))
            for row, name in enumerate(self.rows):
                yield Sum(((name, self.height, c),), (GROUPS, row, c))
        yield from self._sums_of_people()
        yield from self._sums_of_women()

    def _sums_of_people(self) -> Iterator[Sum]:
        """Nobody is counted in the year who came to no event, nor more often in an event than once."""
        for cell in _cells(self.grids[PEOPLE]):
            yield Sum(tuple((name, *cell) for name in self.rows), (PEOPLE, *cell), at_most=1)
            for name, events in self.members.items():
                yield Sum(((PEOPLE, *cell),), (name, *cell), at_most=max(len(events), 1))

    def _sums_of_women(self) -> Iterator[Sum]:
        for event in self.pairs:
            name = _woman(event)
            yield Sum(((name, 0, 0), (name, 0, 1)), (name, 0, 2))
            yield Sum(((PEOPLE, self.sexes.index(FEMALE), self.width),), (name, 0, 0), at_most=1)
        for name, events in self.members.items():
            came = _women(event for event in events if event in self.pairs)
            yield Sum(tuple((it, 0, 0) for it in came), (name, self.sexes.index(FEMALE), self.width))
            yield Sum(tuple((it, 0, 2) for it in came), (name, self.height, self.width))


def _woman(event: int) -> str:
    """The name of the table of the event's women and others."""
    return f"women {event}"


def _women(events: Iterable[int]) -> list[str]:
    return [_woman(event) for event in events]


def _families(indicators: Mapping[str, frozenset[int]]) -> dict[str, tuple[str, ...]]:
    """The indicators in groups that share no event with one another, each by a name of its own."""
    families: list[tuple[set[str], set[int]]] = []
    for number, events in indicators.items():
        near = [it for it in families if it[1] & events]
        joined = ({number}.union(*(it[0] for it in near)), set(events).union(*(it[1] for it in near)))
        families = [it for it in families if it not in near] + [joined]
    return {" + ".join(sorted(names)): tuple(sorted(names)) for names, _events in families}


def _cells(grid: Grid) -> Iterator[Cell]:
    return ((r, c) for r in range(len(grid) + 1) for c in range(len(grid[0]) + 1))


def _value(grid: Grid, cell: Cell) -> int:
    """With the totals behind the last row and the last column."""
    rows = grid if cell[0] == len(grid) else [grid[cell[0]]]
    return sum(sum(row) if cell[1] == len(row) else row[cell[1]] for row in rows)


def _columns(grid: Grid) -> tuple[int, ...]:
    return tuple(sum(column) for column in zip(*grid, strict=True))
