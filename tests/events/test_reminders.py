from datetime import UTC, date, datetime, time

from events.reminders import DAY, THANKS, WEEK, Span, spans
from events.wall_time import at_wall


def utc(month: int, day: int, hour: int) -> datetime:
    return datetime(2022, month, day, hour, tzinfo=UTC)


def test_reminders_and_thanks_follow_the_clock_of_the_venue():
    starts_at = at_wall(date(2022, 6, 20), time(10), "Asia/Tbilisi")
    assert spans(starts_at=starts_at, ends_on=date(2022, 6, 21), zone="Asia/Tbilisi") == (
        Span(WEEK, utc(6, 13, 5), utc(6, 19, 5)),
        Span(DAY, utc(6, 19, 5), utc(6, 20, 6)),
        Span(THANKS, utc(6, 22, 5), utc(7, 6, 5)),
    )


def test_a_span_begins_with_its_first_moment_and_is_over_at_its_last():
    span = Span(DAY, utc(6, 19, 5), utc(6, 20, 6))
    assert [span.holds(at) for at in (utc(6, 19, 4), utc(6, 19, 5), utc(6, 20, 5), utc(6, 20, 6))] == [
        False,
        True,
        True,
        False,
    ]
