from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.counting import Participation, Seen, count
from portal.core.sex_by_country import FEMALE, MALE, NOT_STATED, SEXES, SexByCountry

COUNTRIES = ("ARM", "KAZ", "UZB")


@st.composite
def lists_of_participants(draw) -> list[Seen]:
    """Up to 40 rows of a few people, so that many come twice, and some are written down twice."""
    people = draw(st.lists(st.tuples(st.sampled_from(SEXES), st.sampled_from((*COUNTRIES, "KOR"))), max_size=12))
    rows = draw(st.lists(st.tuples(st.integers(0, 11), st.integers(1, 4)), max_size=40))
    return [Seen(person, *people[person], event) for person, event in rows if person < len(people)]


def test_counts_a_person_once_per_event_and_once_in_all():
    seen = [
        Seen(1, FEMALE, "ARM", 10),
        Seen(1, FEMALE, "ARM", 10),
        Seen(1, FEMALE, "ARM", 11),
        Seen(2, MALE, "UZB", 11),
    ]
    counted = count(seen, countries=COUNTRIES)
    assert counted == Participation(
        events={
            10: SexByCountry(COUNTRIES, Counter({(FEMALE, "ARM"): 1})),
            11: SexByCountry(COUNTRIES, Counter({(FEMALE, "ARM"): 1, (MALE, "UZB"): 1})),
        },
        people=SexByCountry(COUNTRIES, Counter({(FEMALE, "ARM"): 1, (MALE, "UZB"): 1})),
    )
    assert (counted.people.total, counted.attendances, counted.repeats) == (2, 3, 1)


def test_an_event_without_anybody_has_a_table_of_zeros():
    table = count([], countries=COUNTRIES, events=[7]).events[7]
    assert (table.sexes, table.row(MALE), table.totals, table.total) == ((MALE, FEMALE), (0, 0, 0), (0, 0, 0), 0)
    assert table.share_of(FEMALE) is None


def test_not_stated_has_a_row_only_when_somebody_did_not_state_it():
    table = count([Seen(1, NOT_STATED, "KAZ", 1)], countries=COUNTRIES).people
    assert table.sexes == (MALE, FEMALE, NOT_STATED)
    assert (table.row(NOT_STATED), table.total) == ((0, 1, 0), 1)
    assert table.share_of(NOT_STATED) == Decimal("100.0")


def test_a_country_outside_the_columns_gets_one_behind():
    assert count([Seen(1, MALE, "KOR", 1)], countries=COUNTRIES).people.countries == (*COUNTRIES, "KOR")


@pytest.mark.parametrize("other", [Seen(1, MALE, "ARM", 2), Seen(1, FEMALE, "UZB", 2)])
def test_refuses_a_person_with_two_sexes_or_two_countries(other):
    with pytest.raises(ValueError, match="two sexes or two countries"):
        count([Seen(1, FEMALE, "ARM", 1), other], countries=COUNTRIES)


def test_refuses_a_cell_that_is_not_in_the_table():
    with pytest.raises(ValueError, match="no cell of this table"):
        SexByCountry(COUNTRIES, {(MALE, "KOR"): 1})


def test_refuses_more_unique_people_than_attendances():
    event = SexByCountry(COUNTRIES, {(MALE, "ARM"): 1})
    with pytest.raises(ValueError, match="cannot be 2"):
        Participation({1: event}, SexByCountry(COUNTRIES, {(MALE, "ARM"): 2}))


def test_refuses_fewer_unique_people_than_one_event_had():
    event = SexByCountry(COUNTRIES, {(MALE, "ARM"): 2})
    with pytest.raises(ValueError, match="cannot be 1"):
        Participation({1: event, 2: event}, SexByCountry(COUNTRIES, {(MALE, "ARM"): 1}))


@given(lists_of_participants())
def test_a_total_is_the_sum_of_the_sexes_and_of_the_countries(seen):
    counted = count(seen, countries=COUNTRIES)
    for table in [counted.people, *counted.events.values()]:
        assert sum(table.of_sex(sex) for sex in table.sexes) == table.total == sum(table.totals)


@given(lists_of_participants())
def test_unique_people_lie_between_the_largest_event_and_the_sum(seen):
    counted = count(seen, countries=COUNTRIES)
    assert counted.people.total == len({it.person for it in seen})
    assert counted.attendances == len({(it.person, it.event) for it in seen})
    for cell in counted.people.cells:
        counts = [table.cell(*cell) for table in counted.events.values()]
        assert max(counts) <= counted.people.cell(*cell) <= sum(counts)


@given(lists_of_participants(), st.randoms())
def test_the_order_of_the_lists_does_not_matter(seen, random):
    shuffled = list(seen)
    random.shuffle(shuffled)
    assert count(shuffled, countries=COUNTRIES) == count(seen, countries=COUNTRIES)
