"""People and attendances counted from who attended what. Unique people are counted distinct, never summed."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from indicators.cells import MODES, Cells, Group, Times
from portal.core.sex_by_country import SEXES, SexByCountry

_MOST_TIMES = 100_000  # more than there are events
Numbers = Any  # a numpy array of whole numbers


@dataclass(frozen=True)
class Attended:
    """The people who attended an event in one mode, by their numbers."""

    event: int
    mode: str
    people: Numbers


@dataclass(frozen=True)
class Facts:
    """Who attended what, once per person and event, sorted by event: made by `facts`.

    `persons` and `modes` (1 in person, 2 online, 3 both) have an entry for each attendance, `bounds` says from where to
    where an event has its own. `groups` are the codes of the groups as they rise, `codes` of each person the
    place there.
    """

    persons: Numbers
    modes: Numbers
    bounds: Mapping[int, tuple[int, int]]
    codes: Numbers
    groups: Numbers


@dataclass(frozen=True)
class Counted:
    """What is counted of some events, with the attendances of each of them."""

    cells: Cells = field(default_factory=Cells)
    times: Times = field(default_factory=Times)
    events: Mapping[int, int] = field(default_factory=dict)


class EvidenceMoved(Exception):
    """Somebody attended who is in no group: who they are was changed between the two readings. Read again."""


def facts(attended: Iterable[Attended], groups: Iterable[tuple[Group, Numbers]]) -> Facts:
    """`groups` holds everybody who attended, each in one group. A mark that stands twice is one attendance: in person
    and online, it is both. Raises EvidenceMoved when somebody who attended is in no group."""
    import numpy as np

    attended, groups = list(attended), list(groups)
    numbers = np.concatenate([np.zeros(0, np.int64), *(people for _group, people in groups)])
    written = np.array([it.code for it, _people in groups], np.int64)
    known, places_of_groups = np.unique(written, return_inverse=True)
    codes = np.repeat(places_of_groups, [len(it) for _group, it in groups])
    order_of_people = np.argsort(numbers, kind="stable")
    numbers, codes = numbers[order_of_people], codes[order_of_people]
    if np.any(numbers[1:] == numbers[:-1]):
        raise ValueError("somebody is in two groups")
    events = sorted({it.event for it in attended})
    order = {event: place for place, event in enumerate(events)}
    keys = [
        (order[it.event] * len(numbers) + _places(it.people, numbers)) * 4 + MODES.index(it.mode) + 1 for it in attended
    ]
    key = np.sort(np.concatenate([np.zeros(0, np.int64), *keys]))
    first = _first_of_each(key >> 2)
    modes = np.bitwise_or.reduceat(key & 3, first) if len(key) else key
    event, person = np.divmod(key[first] >> 2, max(len(numbers), 1))
    bounds = np.searchsorted(event, np.arange(len(events) + 1)).tolist()
    return Facts(person, modes, {it: (bounds[n], bounds[n + 1]) for it, n in order.items()}, codes, known)


def _places(people: Numbers, numbers: Numbers) -> Numbers:
    """Where each of the people stands among the sorted numbers."""
    import numpy as np

    places = np.searchsorted(numbers, people)
    if len(people) and (not len(numbers) or np.any(numbers[np.minimum(places, len(numbers) - 1)] != people)):
        raise EvidenceMoved
    return places


def tally(known: Facts, events: Iterable[int], *, is_timed: bool = False) -> Counted:
    """Count the cells of these events together; with `is_timed` also how often people came."""
    import numpy as np

    bounds = {event: known.bounds.get(event, (0, 0)) for event in events}
    rows = np.concatenate([np.zeros(0, np.int64), *(np.arange(*bound) for bound in bounds.values())])
    manifest = {event: stop - start for event, (start, stop) in bounds.items()}
    if not len(rows):
        return Counted(events=manifest)
    persons, modes = known.persons[rows], known.modes[rows]
    key = np.sort(persons * 4 + modes)
    first = _first_of_each(key >> 2)
    groups = known.codes[key[first] >> 2]
    size = len(known.groups) * len(MODES)
    people = np.bincount(groups * len(MODES) + np.bitwise_or.reduceat(key & 3, first) - 1, minlength=size)
    attendances = np.bincount(known.codes[persons] * len(MODES) + modes - 1, minlength=size)
    found = np.flatnonzero(attendances + people)
    codes = known.groups[found // len(MODES)] * len(MODES) + found % len(MODES)
    cells = Cells(*(tuple(column.tolist()) for column in (codes, attendances[found], people[found])))
    return Counted(
        cells, _times(known.groups[groups], np.diff(first, append=len(key))) if is_timed else Times(), manifest
    )


def _times(groups: Numbers, times: Numbers) -> Times:
    import numpy as np

    found, people = np.unique(groups * _MOST_TIMES + times, return_counts=True)
    return Times(*(tuple(column.tolist()) for column in (*np.divmod(found, _MOST_TIMES), people)))


def _first_of_each(values: Numbers) -> Numbers:
    """Where in sorted values each one stands first."""
    import numpy as np

    return np.flatnonzero(np.diff(values, prepend=-1))


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


def participation(
    year: Cells, events: Mapping[int, Cells], *, columns: Sequence[str], headings: Mapping[str, str]
) -> Participation:
    """The tables of a year and of its events. `columns` are the countries that are always there, by their ISO codes;
    one outside them that occurs gets a column behind. `headings` are the codes of countries in reports."""
    parts = {event: cells.by("sex", "country") for event, cells in events.items()}
    whole = year.by("sex", "country")
    others = {country for _sex, country in whole} - set(columns)
    countries = (*(headings[it] for it in columns), *sorted(headings[it] for it in others))
    return Participation(
        events={
            event: SexByCountry(countries, {(sex, headings[it]): n for (sex, it), (n, _people) in part.items()})
            for event, part in parts.items()
        },
        people=SexByCountry(countries, {(sex, headings[it]): n for (sex, it), (_n, n) in whole.items()}),
    )


def check(whole: Cells, parts: Collection[Cells]) -> None:
    """In each group: the largest event <= unique people <= the sum of the events. Raises ValueError.

    `parts` are the cells of the single events of `whole`, in which nobody is twice.
    """
    axes = ("sex", "country", "seniority", "level")
    events = [part.by(*axes) for part in parts]
    for key, (attendances, people) in whole.by(*axes).items():
        counts = [event.get(key, (0, 0))[0] for event in events]
        if not max(counts, default=0) <= people <= attendances == sum(counts):
            raise ValueError(f"unique people of {key} cannot be {people} of {attendances} attendances")
