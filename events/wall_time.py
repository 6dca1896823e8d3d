"""Times as the clock on the wall of the venue shows them. Pure: plain values in, aware moments out.

When clocks are put forward an hour is missing, when they are put back an hour comes twice. A missing time is read with
the offset from before the change, so 02:30 becomes 03:30; a time that comes twice is its first. Calendars read them
the same way (RFC 5545, 3.3.5).
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def at_wall(day: date, clock: time, zone: str) -> datetime:
    """The moment, in the time zone, which exists. Raises ZoneInfoNotFoundError for an unknown time zone."""
    place = ZoneInfo(zone)
    return datetime.combine(day, clock.replace(fold=0), tzinfo=place).astimezone(UTC).astimezone(place)


def is_missing(day: date, clock: time, zone: str) -> bool:
    """Whether the clocks of the place never show this time on that day."""
    return at_wall(day, clock, zone).replace(tzinfo=None) != datetime.combine(day, clock)


def end_of_day(day: date, zone: str) -> datetime:
    """The first moment after the day."""
    return at_wall(day + timedelta(days=1), time.min, zone)
