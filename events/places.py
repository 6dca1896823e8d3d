"""Whether an event takes registrations now, and who gets its places. Pure: plain values in, frozen dataclasses out.

A place is free for a person of country c in a room of capacity C when

    C > taken  and  (unused(c) > 0  or  C - taken > held)

with taken = places held by anybody, unused(c) = max(quota(c) - taken(c), 0), and held = the sum of all unused(k). A
country's people use the places that are set aside for them first, and after that what is free for all: a quota is a
promise, no limit. While taken + held <= C this is the same as "after everybody else's promise is kept, one is left".
Where more was promised than there is, because people came before the promise or places were taken away, those who have
a promise come before those who have none, and among themselves in their order; nobody ever loses a place.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum


class Closed(StrEnum):
    """Why an event takes no registration."""

    CANCELLED = "cancelled"
    NOT_YET = "not_yet"
    DEADLINE = "deadline"
    STARTED = "started"
    NOMINATION = "nomination"


@dataclass(frozen=True)
class Intake:
    """The answer. `left` is the number of free places, None without a limit; without any, people wait."""

    closed: Closed | None
    left: int | None

    @property
    def is_open(self) -> bool:
        return self.closed is None

    @property
    def is_full(self) -> bool:
        return self.left == 0


def intake(
    *,
    at: datetime,
    opens_at: datetime | None,
    closes_at: datetime | None,
    starts_at: datetime,
    left: int | None,
    is_cancelled: bool = False,
    by_nomination: bool = False,
) -> Intake:
    """Whether somebody may register at the moment `at`.

    All times are aware. A missing `opens_at` is "already open", a missing `closes_at` is "until the event starts".
    The first reason that holds is given; a deadline is over at its very moment. That no place is left closes nothing.
    """
    reasons = {
        Closed.CANCELLED: is_cancelled,
        Closed.STARTED: at >= starts_at,
        Closed.NOMINATION: by_nomination,
        Closed.NOT_YET: opens_at is not None and at < opens_at,
        Closed.DEADLINE: closes_at is not None and at >= closes_at,
    }
    return Intake(next((closed for closed, holds in reasons.items() if holds), None), left)


def offer_until(*, at: datetime, hours: int, starts_at: datetime) -> datetime:
    """Until when a place that is offered at `at` is kept: `hours` later, but not after the event has begun."""
    return min(at + timedelta(hours=hours), starts_at)


@dataclass(frozen=True)
class Quota:
    """So many places for the people of one country, up to the day `released_on`, when what is left is for all."""

    country: str
    seats: int
    released_on: date | None = None

    def holds(self, today: date) -> bool:
        return self.released_on is None or today < self.released_on


class Why(StrEnum):
    """Why somebody gets a place: one of their country's, or one that is free for all."""

    QUOTA = "quota"
    COMMON = "common"


class WhyNot(StrEnum):
    """Why somebody gets none: all are taken, or what is free is set aside for other countries."""

    FULL = "full"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True)
class Room:
    """The places of one mode: how many there are (None: no limit), who has them, what is set aside for whom.

    `taken` and `set_aside` count places by country.
    """

    capacity: int | None
    taken: Mapping[str, int] = field(default_factory=dict)
    set_aside: Mapping[str, int] = field(default_factory=dict)

    @property
    def free(self) -> int | None:
        """Places that nobody has, for whomever they are; None without a limit."""
        return None if self.capacity is None else max(self.capacity - sum(self.taken.values()), 0)

    @property
    def held(self) -> int:
        """Places set aside that are not used."""
        return sum(self.unused(country) for country in self.set_aside)

    def unused(self, country: str) -> int:
        return max(self.set_aside.get(country, 0) - self.taken.get(country, 0), 0)

    def left_for(self, country: str) -> int | None:
        """How many of this country could come in now, one after the other; None without a limit."""
        if self.free is None:
            return None
        return min(self.unused(country), self.free) + max(self.free - self.held, 0)

    def why(self, country: str) -> Why | WhyNot:
        """Which place somebody of this country would get now, or why none."""
        if self.free == 0:
            return WhyNot.FULL
        if self.unused(country):
            return Why.QUOTA
        return Why.COMMON if self.free is None or self.free > self.held else WhyNot.SET_ASIDE

    def has_place_for(self, country: str) -> bool:
        return isinstance(self.why(country), Why)

    def with_one(self, country: str) -> "Room":
        """The room when one more of this country is in it."""
        return replace(self, taken={**self.taken, country: self.taken.get(country, 0) + 1})


def room(
    *, capacity: int | None, taken: Mapping[str, int], quotas: Iterable[Quota] = (), today: date | None = None
) -> Room:
    """The room as it is on a day at the venue; `today` None: nothing is set aside any more."""
    held = {quota.country: quota.seats for quota in quotas if today and quota.holds(today)}
    return Room(capacity, dict(taken), held if capacity is not None else {})


@dataclass(frozen=True)
class Request:
    """Somebody who wants a place: a number of their own, the country, the mode (a key of the rooms)."""

    key: int
    country: str
    mode: str


@dataclass(frozen=True)
class Given:
    request: Request
    why: Why


@dataclass(frozen=True)
class Waits:
    """`position` counts from 1 those who wait for the same mode."""

    request: Request
    position: int
    why: WhyNot


@dataclass(frozen=True)
class Placing:
    """Who gets a place, in that order, and who waits; `rooms` are as they are then."""

    given: tuple[Given, ...]
    waiting: tuple[Waits, ...]
    rooms: Mapping[str, Room]


def place(rooms: Mapping[str, Room], requests: Sequence[Request]) -> Placing:
    """Give the free places to those who ask, in the order of `requests`; who may have none now is passed over.

    Once somebody of a country is passed over in a mode, nobody of that country comes in there behind them: what is free
    for a country only becomes less as others come in. So within a country the order is kept, and going through the
    list once leaves nobody waiting beside a place that they may have. Raises KeyError for a mode without a room.
    """
    now, given, waiting = dict(rooms), list[Given](), list[Waits]()
    positions = Counter[str]()
    for request in requests:
        answer = now[request.mode].why(request.country)
        if isinstance(answer, Why):
            now[request.mode] = now[request.mode].with_one(request.country)
            given.append(Given(request, answer))
        else:
            positions[request.mode] += 1
            waiting.append(Waits(request, positions[request.mode], answer))
    return Placing(tuple(given), tuple(waiting), now)
