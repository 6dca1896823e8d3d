"""What becomes of possible matches when two people are merged, and when they are two again."""

from datetime import UTC, datetime, timedelta

import pytest

from participants.actions.deciding import keep_apart
from participants.models import MatchCandidate
from tests.factories.merging import MERGED_AT, merged, pair_of, undone
from tests.factories.people import PersonFactory, UserFactory

pytestmark = pytest.mark.django_db

BEFORE = datetime(2022, 6, 1, 6, tzinfo=UTC)


@pytest.fixture
def people():
    """Who is kept, who is dropped, and a third one."""
    return PersonFactory(), PersonFactory(), PersonFactory()


def apart(by):
    return {"state": "kept_apart", "decided_at": BEFORE, "decided_by": by}


def pairs() -> dict[tuple[int, int], tuple]:
    rows = MatchCandidate.objects.values_list("first", "second", "state", "decided_at", "decided_by")
    return {(first, second): decision for first, second, *decision in rows}


def key(one, another):
    return tuple(sorted([one.pk, another.pk]))


OPEN = ["open", None, None]


def test_pair_itself_is_decided_and_open_again(people):
    keep, drop, _third = people
    pair_of(keep, drop)
    done = merged(keep, drop)
    assert pairs() == {key(keep, drop): ["merged", MERGED_AT, done.by_id]}
    undone(done)
    assert pairs() == {key(keep, drop): OPEN}


def test_staff_may_merge_whom_somebody_kept_apart_and_undoing_remembers_it(people):
    keep, drop, _third = people
    colleague = UserFactory()
    pair_of(keep, drop, **apart(colleague))
    undone(merged(keep, drop))
    assert pairs() == {key(keep, drop): ["kept_apart", BEFORE, colleague.pk]}


@pytest.mark.parametrize("swapped", [False, True])
def test_pair_of_the_dropped_is_the_kept_ones(people, swapped):
    keep, third, drop = people[::-1] if swapped else people
    pair_of(drop, third)
    done = merged(keep, drop)
    assert pairs() == {key(keep, third): OPEN}
    undone(done)
    assert pairs() == {key(drop, third): OPEN}


def test_whom_the_dropped_was_kept_apart_from_the_kept_is(people):
    keep, drop, third = people
    colleague = UserFactory()
    pair_of(drop, third, **apart(colleague))
    done = merged(keep, drop)
    assert pairs() == {key(keep, third): ["kept_apart", BEFORE, colleague.pk]}
    undone(done)
    assert pairs() == {key(drop, third): ["kept_apart", BEFORE, colleague.pk]}


def test_decision_about_the_dropped_holds_for_an_open_pair_of_the_kept(people):
    keep, drop, third = people
    colleague = UserFactory()
    pair_of(keep, third)
    pair_of(drop, third, **apart(colleague))
    done = merged(keep, drop)
    decision = ["kept_apart", BEFORE, colleague.pk]
    assert pairs() == {key(keep, third): decision, key(drop, third): decision}
    undone(done)
    assert pairs() == {key(keep, third): OPEN, key(drop, third): decision}


def test_decision_about_the_kept_one_stays(people):
    keep, drop, third = people
    colleague = UserFactory()
    pair_of(keep, third, **apart(colleague))
    pair_of(drop, third)
    done = merged(keep, drop)
    assert list(MatchCandidate.objects.to_decide()) == []
    undone(done)
    assert pairs() == {key(keep, third): ["kept_apart", BEFORE, colleague.pk], key(drop, third): OPEN}


@pytest.mark.parametrize("known", [["drop"], ["keep", "drop"], ["keep"]])
def test_kept_apart_from_the_merged_person_is_kept_apart_from_both(people, known):
    keep, drop, third = people
    for name in known:
        pair_of({"keep": keep, "drop": drop}[name], third)
    done, colleague, later = merged(keep, drop), UserFactory(), MERGED_AT + timedelta(hours=1)
    keep_apart(MatchCandidate.objects.between(keep.pk, third.pk).get(), by=colleague, at=later)
    undone(done)
    decision = ["kept_apart", later, colleague.pk]
    assert pairs() == {key(keep, third): decision, key(drop, third): decision}


def test_merges_in_a_row_remember_and_give_back(people):
    keep, drop, third = people
    last, colleague = PersonFactory(), UserFactory()
    pair_of(drop, last, **apart(colleague))
    earlier = merged(third, last)
    later = merged(keep, drop)
    assert pairs() == {key(keep, third): ["kept_apart", BEFORE, colleague.pk]}
    undone(earlier)
    undone(later)
    assert pairs() == {key(drop, last): ["kept_apart", BEFORE, colleague.pk]}
