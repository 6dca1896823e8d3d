"""Whether an event takes registrations, at each side of each moment."""

from datetime import UTC, datetime, timedelta

from events.places import Closed, Intake, intake

START = datetime(2022, 6, 20, 4, tzinfo=UTC)
MOMENT = timedelta(microseconds=1)


def ask(at=START - timedelta(days=5), **facts) -> Intake:
    return intake(
        **{"at": at, "opens_at": None, "closes_at": None, "starts_at": START, "capacity": None, "confirmed": 0} | facts
    )


def test_event_without_limits_is_open_until_it_starts():
    assert ask(at=START - MOMENT) == Intake(None, None)
    assert ask(at=START) == Intake(Closed.STARTED, None)


def test_registration_opens_at_its_moment():
    opens = START - timedelta(days=10)
    assert ask(at=opens - MOMENT, opens_at=opens) == Intake(Closed.NOT_YET, None)
    assert ask(at=opens, opens_at=opens) == Intake(None, None)


def test_deadline_is_over_at_its_moment():
    closes = START - timedelta(days=2)
    assert ask(at=closes - MOMENT, closes_at=closes) == Intake(None, None)
    assert ask(at=closes, closes_at=closes) == Intake(Closed.DEADLINE, None)


def test_deadline_after_the_start_does_not_keep_it_open():
    assert ask(at=START, closes_at=START + timedelta(days=1)) == Intake(Closed.STARTED, None)


def test_places_are_counted_down_to_none():
    assert ask(capacity=3, confirmed=2) == Intake(None, 1)
    assert ask(capacity=3, confirmed=3) == Intake(Closed.FULL, 0)
    assert ask(capacity=0) == Intake(Closed.FULL, 0)


def test_more_confirmed_than_places_leaves_none_and_not_less():
    assert ask(capacity=3, confirmed=5) == Intake(Closed.FULL, 0)


def test_deadline_is_told_before_full():
    closes = START - timedelta(days=9)
    assert ask(closes_at=closes, capacity=1, confirmed=1) == Intake(Closed.DEADLINE, 0)
