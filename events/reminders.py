"""When a person is reminded of an event and thanked after it, by the clock of the venue.

Pure: plain values in and out.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from events.wall_time import at_wall

HOUR = time(9)
WEEK = "event_reminder_week"
DAY = "event_reminder_day"
THANKS = "event_thanks"
THANKED_WITHIN = timedelta(days=14)


@dataclass(frozen=True)
class Span:
    """From when to when one kind of mail may leave. Who was confirmed at `opens` or later gets none."""

    kind: str
    opens: datetime
    closes: datetime

    def holds(self, at: datetime) -> bool:
        return self.opens <= at < self.closes


def spans(*, starts_at: datetime, ends_on: date, zone: str) -> tuple[Span, ...]:
    """The reminders, at nine in the morning 7 days and 1 day before the first day; thanks, the day after the last.

    A reminder that could not leave in time leaves later, but not when the next one is due or the event has begun;
    thanks that are two weeks late are not given any more. `starts_at` is aware and in the time zone of the venue.
    """
    week, day = (at_wall(starts_at.date() - timedelta(days=days), HOUR, zone) for days in (7, 1))
    thanks = at_wall(ends_on + timedelta(days=1), HOUR, zone)
    return (
        Span(WEEK, week, min(day, starts_at)),
        Span(DAY, day, starts_at),
        Span(THANKS, thanks, thanks + THANKED_WITHIN),
    )
