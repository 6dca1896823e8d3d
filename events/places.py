"""Whether an event takes registrations now, and if not, why. Pure: plain values in, a frozen dataclass out."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Closed(StrEnum):
    """Why an event takes no registration."""

    NOT_YET = "not_yet"
    DEADLINE = "deadline"
    STARTED = "started"
    FULL = "full"


@dataclass(frozen=True)
class Intake:
    """The answer. `left` is the number of free places, None without a limit."""

    closed: Closed | None
    left: int | None

    @property
    def is_open(self) -> bool:
        return self.closed is None


def intake(
    *,
    at: datetime,
    opens_at: datetime | None,
    closes_at: datetime | None,
    starts_at: datetime,
    capacity: int | None,
    confirmed: int,
) -> Intake:
    """Whether somebody may register at the moment `at`.

    All times are aware. A missing `opens_at` is "already open", a missing `closes_at` is "until the event starts", a
    missing `capacity` is "no limit". The first reason that holds is given; a deadline is over at its very moment.
    """
    left = None if capacity is None else max(capacity - confirmed, 0)
    if at >= starts_at:
        return Intake(Closed.STARTED, left)
    if opens_at and at < opens_at:
        return Intake(Closed.NOT_YET, left)
    if closes_at and at >= closes_at:
        return Intake(Closed.DEADLINE, left)
    return Intake(Closed.FULL if left == 0 else None, left)
