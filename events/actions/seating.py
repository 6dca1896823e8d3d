"""Who sits where: the rooms of an event as its rows say, read under the lock of the event's row."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min

from events.closing import all_taken, set_aside, too_few_left
from events.models import CountryQuota, EventPage, Registration
from events.places import Placing, Quota, Request, Room, WhyNot, place, room

State = Registration.State


class RegistrationRefused(Exception):
    """The registration cannot be made or changed so; the sentence says why."""


@dataclass(frozen=True)
class Seating:
    """The rooms of the event at one moment, by mode; `waiting` are the modes and countries of those who wait."""

    event: EventPage
    rooms: Mapping[str, Room]
    waiting: frozenset[tuple[str, str]]
    first_deadline: datetime | None

    def is_overdue(self, at: datetime) -> bool:
        """Whether an offer has run out that nobody has taken back yet."""
        return self.first_deadline is not None and at >= min(self.first_deadline, self.event.starts_at)

    def may_promote(self, at: datetime) -> bool:
        """Whether somebody waits beside a place that they may have."""
        if self.event.cancelled_at or at >= self.event.starts_at:
            return False
        return any(self.rooms[mode].has_place_for(country) for mode, country in self.waiting)

    def has_place_for(self, *, mode: str, country: str) -> bool:
        return self.rooms[self.event.seat_mode(mode)].has_place_for(country)

    def check_place(self, *, mode: str, country: str) -> None:
        """Raises RegistrationRefused with the sentence that says why there is no place."""
        why = self.why_none([(mode, country)])
        if why:
            raise RegistrationRefused(why)

    def place(self, wanted: Sequence[tuple[str, str]]) -> Placing:
        requests = [
            Request(number, country, self.event.seat_mode(mode)) for number, (mode, country) in enumerate(wanted)
        ]
        return place(self.rooms, requests)

    def why_none(self, wanted: Sequence[tuple[str, str]]) -> str:
        """Why not all of these (mode, country) can have a place; empty when they can."""
        placing = self.place(wanted)
        if not placing.waiting:
            return ""
        first = placing.waiting[0]
        mode, there = first.request.mode, self.rooms[first.request.mode]
        given = sum(one.request.mode == mode for one in placing.given)
        if given:
            asked = sum(self.event.seat_mode(one) == mode for one, _country in wanted)
            return too_few_left(there.capacity or 0, left=given, wanted=asked)
        return all_taken(there.capacity or 0) if first.why == WhyNot.FULL else set_aside(there.free or 0)


def locked(event: EventPage) -> EventPage:
    """The event as it is now, its row locked: whoever else wants a place waits here.

    SQLite has no row locks; there the transaction itself was begun with the write lock (see the settings).
    """
    row: EventPage = EventPage.objects.select_for_update(of=("self",)).get(pk=event.pk)
    return row


def seating(event: EventPage, *, at: datetime) -> Seating:
    """Two queries; one for an event without a limit. Once the event has begun nothing is set aside any more."""
    taken: dict[str, Counter[str]] = defaultdict(Counter)
    waiting, deadlines = set(), []
    for mode, country, state, people, deadline in _counts(event):
        if state == State.WAITING:
            waiting.add((event.seat_mode(mode), country))
        else:
            taken[event.seat_mode(mode)][country] += people
            deadlines += [deadline] if deadline else []
    today = event.today(at) if at < event.starts_at else None
    rooms = {
        mode: room(
            capacity=event.capacity_of(mode),
            taken=taken[mode],
            quotas=_quotas(event) if mode == event.usual_mode else (),
            today=today,
        )
        for mode in event.seat_modes
    }
    # What the event says of its places is asked next, and is known by now.
    event.seated = sum(sum(people.values()) for people in taken.values())
    event.seated_online = sum(taken[EventPage.Mode.ONLINE].values())
    return Seating(event, rooms, frozenset(waiting), min(deadlines, default=None))


def _counts(event: EventPage) -> Sequence[tuple[str, str, str, int, datetime | None]]:
    rows = event.registrations.filter(state__in=[*Registration.SEATED, State.WAITING]).order_by()
    named = rows.values_list("mode", "person__country", "state")
    counts: list[tuple[str, str, str, int, datetime | None]] = list(
        named.annotate(people=Count("pk"), deadline=Min("offered_until"))
    )
    return counts


def _quotas(event: EventPage) -> list[Quota]:
    """Read from the database: the page that a form holds in its hands may have others."""
    if event.capacity is None:
        return []
    rows = CountryQuota.objects.filter(event=event).order_by("pk")
    return [Quota(*row) for row in rows.values_list("country", "seats", "released_on")]
