from datetime import UTC, datetime, timedelta

import pytest

from participants.actions.deciding import DecisionRefused, decide_later, keep_apart
from participants.models import MatchCandidate
from tests.factories.merging import merged, pair_of
from tests.factories.people import PersonFactory, UserFactory

pytestmark = pytest.mark.django_db

AT = datetime(2022, 7, 1, 6, tzinfo=UTC)
HOUR = timedelta(hours=1)


def facts(pair):
    pair.refresh_from_db()
    return pair.state, pair.decided_at, pair.decided_by, pair.later_at


def test_kept_apart_is_remembered_and_not_open():
    pair, staff = pair_of(PersonFactory(), PersonFactory()), UserFactory()
    keep_apart(pair, by=staff, at=AT)
    assert facts(pair) == ("kept_apart", AT, staff, None)
    assert list(MatchCandidate.objects.to_decide()) == []


def test_kept_apart_twice_is_the_first_decision():
    pair, staff = pair_of(PersonFactory(), PersonFactory()), UserFactory()
    keep_apart(pair, by=staff, at=AT)
    keep_apart(pair, by=UserFactory(), at=AT + HOUR)
    assert facts(pair) == ("kept_apart", AT, staff, None)


def test_later_goes_to_the_end_of_the_list():
    first, second = (pair_of(PersonFactory(), PersonFactory(), score=score) for score in (0.9, 0.8))
    decide_later(first, at=AT)
    assert list(MatchCandidate.objects.to_decide()) == [second, first]
    decide_later(second, at=AT + HOUR)
    decide_later(first, at=AT + 2 * HOUR)
    assert list(MatchCandidate.objects.to_decide()) == [second, first]


@pytest.mark.parametrize("decide", [keep_apart, decide_later])
def test_merged_pair_is_decided(decide):
    keep, drop = PersonFactory(), PersonFactory()
    pair = pair_of(keep, drop)
    merged(keep, drop)
    options = {"by": UserFactory()} if decide is keep_apart else {}
    with pytest.raises(DecisionRefused, match=r"^This pair has been decided meanwhile: merged\.$"):
        decide(pair, at=AT, **options)


def test_kept_apart_pair_is_not_put_off():
    pair = pair_of(PersonFactory(), PersonFactory())
    keep_apart(pair, by=UserFactory(), at=AT)
    with pytest.raises(DecisionRefused, match=r"^This pair has been decided meanwhile: kept apart\.$"):
        decide_later(pair, at=AT)
