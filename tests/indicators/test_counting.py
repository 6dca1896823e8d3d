from collections import defaultdict
from itertools import groupby

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.cells import LEVELS, MODES, SENIORITIES, Cells, Group, Times
from indicators.counting import Attended, Counted, Participation, check, facts, participation, tally
from portal.core.sex_by_country import FEMALE, MALE, SEXES, SexByCountry

GROUPS = [
    Group(sex, country, seniority, "central")
    for sex in SEXES
    for country in ("AM", "UZ")
    for seniority in ("", "expert")
]
Row = tuple[int, int, str]  # person, event, mode


def made(rows: list[Row], people: dict[int, Group]):
    key = lambda row: (row[1], row[2])  # noqa: E731  used twice
    attended = [
        Attended(event, mode, np.array([person for person, _event, _mode in theirs]))
        for (event, mode), theirs in groupby(sorted(rows, key=key), key)
    ]
    by_group = defaultdict(list)
    for person, group in people.items():
        by_group[group].append(person)
    return facts(attended, [(group, np.array(numbers)) for group, numbers in by_group.items()])


def by_hand(rows: list[Row], people: dict[int, Group], events: set[int]) -> dict[tuple[Group, str], tuple[int, int]]:
    """The same by sets and loops."""
    ways: dict[tuple[int, int], set[str]] = defaultdict(set)
    for person, event, mode in rows:
        if event in events:
            ways[person, event] |= {"in_person", "online"} if mode == "both" else {mode}
    over_all: dict[int, set[str]] = defaultdict(set)
    found: dict[tuple[Group, str], list[int]] = defaultdict(lambda: [0, 0])
    for (person, _event), modes in ways.items():
        over_all[person] |= modes
        found[people[person], "both" if len(modes) == 2 else min(modes)][0] += 1
    for person, modes in over_all.items():
        found[people[person], "both" if len(modes) == 2 else min(modes)][1] += 1
    return {key: (attendances, people) for key, (attendances, people) in found.items()}


people_of_groups = st.dictionaries(st.integers(1, 12), st.sampled_from(GROUPS), min_size=1)
Years = tuple[list[Row], dict[int, Group]]


@st.composite
def years(draw) -> Years:
    """Up to 40 rows of a few people, so that many come twice, and some are written down twice."""
    people = draw(people_of_groups)
    row = st.tuples(st.sampled_from(sorted(people)), st.integers(1, 4), st.sampled_from(MODES))
    return draw(st.lists(row, max_size=40)), people


def test_a_person_counts_once_per_event_and_once_in_all():
    woman, man = GROUPS[-1], GROUPS[0]
    rows = [(1, 10, "in_person"), (1, 10, "in_person"), (1, 11, "online"), (2, 11, "online"), (2, 12, "online")]
    counted = tally(made(rows, {1: woman, 2: man}), [10, 11, 13], is_timed=True)
    assert {(it.group, it.mode): (it.attendances, it.people) for it in counted.cells} == {
        (woman, "in_person"): (1, 0),
        (woman, "online"): (1, 0),
        (woman, "both"): (0, 1),
        (man, "online"): (1, 1),
    }
    assert counted.events == {10: 1, 11: 2, 13: 0}
    assert (counted.cells.total_attendances, counted.cells.total_people, counted.cells.repeats) == (3, 2, 1)
    assert (counted.times.by_times(), counted.times.by_times("UZ")) == ({1: 1, 2: 1}, {2: 1})


def test_nobody_came():
    assert tally(facts([], []), [7], is_timed=True) == Counted(Cells(), Times(), {7: 0})


def test_refuses_a_person_in_two_groups():
    with pytest.raises(ValueError, match="two groups"):
        facts([], [(GROUPS[0], np.array([1])), (GROUPS[1], np.array([1]))])


@given(years(), st.sets(st.integers(1, 4)))
def test_cells_are_what_sets_and_loops_count(year, events):
    rows, people = year
    counted = tally(made(rows, people), events, is_timed=True)
    found = {(it.group, it.mode): (it.attendances, it.people) for it in counted.cells}
    assert found == by_hand(rows, people, events)
    assert sum(counted.events.values()) == counted.cells.total_attendances
    assert sum(times * number for times, number in counted.times.by_times().items()) == counted.cells.total_attendances
    assert sum(counted.times.by_times().values()) == counted.cells.total_people


@given(years())
def test_a_total_is_the_sum_of_every_axis(year):
    cells = tally(made(*year), [1, 2, 3, 4]).cells
    for axis in ("sex", "country", "seniority", "level", "mode"):
        parts = cells.by(axis).values()
        assert sum(attendances for attendances, _people in parts) == cells.total_attendances
        assert sum(people for _attendances, people in parts) == cells.total_people
    assert cells.total_people == len({person for person, _event, _mode in year[0]})


@given(years())
def test_unique_people_lie_between_the_largest_event_and_the_sum(year):
    known = made(*year)
    check(tally(known, [1, 2, 3, 4]).cells, [tally(known, [event]).cells for event in (1, 2, 3, 4)])


@given(years(), st.sampled_from(GROUPS))
def test_one_group_counted_again_is_all_counted_again(year, group):
    rows, people = year
    before = tally(made([row for row in rows if people[row[0]] != group], people), [1, 2], is_timed=True)
    theirs = {person: it for person, it in people.items() if it == group}
    some = tally(made([row for row in rows if row[0] in theirs], theirs), [1, 2], is_timed=True)
    after = tally(made(rows, people), [1, 2], is_timed=True)
    assert before.cells.with_group(group, some.cells) == after.cells
    assert before.times.with_group(group, some.times) == after.times


@given(
    st.builds(
        Group,
        st.sampled_from(SEXES),
        st.sampled_from(("AA", "KZ", "ZZ")),
        st.sampled_from(SENIORITIES),
        st.sampled_from(LEVELS),
    )
)
def test_a_group_is_read_from_its_number_and_from_its_words(group):
    assert Group.of_code(group.code) == group == Group.read(str(group))


def test_tables_have_the_countries_of_the_programme_and_others_behind():
    cells = tally(made([(1, 7, "online"), (2, 7, "online")], {1: GROUPS[0], 2: Group(FEMALE, "KR", "", "")}), [7]).cells
    headings = {"AM": "ARM", "UZ": "UZB", "KR": "KOR"}
    table = SexByCountry(("UZB", "ARM", "KOR"), {(MALE, "ARM"): 1, (FEMALE, "KOR"): 1})
    tables = participation(cells, {7: cells}, columns=("UZ", "AM"), headings=headings)
    assert tables == Participation({7: table}, table)
    assert (tables.attendances, tables.repeats) == (2, 0)


@pytest.mark.parametrize(("in_event", "unique"), [(1, 2), (2, 1)])
def test_refuses_unique_people_that_cannot_be(in_event, unique):
    event = SexByCountry(("ARM",), {(MALE, "ARM"): in_event})
    with pytest.raises(ValueError, match=f"cannot be {unique}"):
        Participation({1: event, 2: SexByCountry(("ARM",), {})}, SexByCountry(("ARM",), {(MALE, "ARM"): unique}))
    code = GROUPS[0].code * 3
    with pytest.raises(ValueError, match=f"cannot be {unique}"):
        check(Cells((code,), (in_event,), (unique,)), [Cells((code,), (in_event,), (in_event,))])


def test_a_table_refuses_a_cell_that_is_not_in_it_and_shows_not_stated_only_when_it_is():
    with pytest.raises(ValueError, match="no cell of this table"):
        SexByCountry(("ARM",), {(MALE, "KOR"): 1})
    empty, one = SexByCountry(("ARM",), {}), SexByCountry(("ARM",), {("not_stated", "ARM"): 1})
    assert (empty.sexes, empty.total, empty.share_of(FEMALE), one.sexes) == ((MALE, FEMALE), 0, None, SEXES)
