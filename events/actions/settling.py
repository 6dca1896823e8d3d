"""Two people are one: of their two registrations for one event one stands, with the check-ins of both."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from django.db import OperationalError
from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from events.actions.attendance import days_present, derive, why_locked
from events.actions.promoting import catch_up
from events.actions.seating import seating
from events.models import CheckIn, EventPage, Registration, TravelRequest
from participants.models import Person, User
from participants.signals import MergeRefused

State = Registration.State
Row = TypeVar("Row", bound=Model)

# Which of two stands: who was confirmed by one name is confirmed, and a refusal is not undone by a second name.
STRENGTH = (
    State.WITHDRAWN,
    State.CANCELLED,
    State.DECLINED,
    State.NOMINATED,
    State.APPLIED,
    State.WAITING,
    State.OFFERED,
    State.CONFIRMED,
)


class PlaceTaken(MergeRefused):
    """The place that became free by the merge was given to somebody else."""


class RegisteredAgain(MergeRefused):
    """The person has registered anew since."""


class ListClosed(MergeRefused):
    """Who attended one of the events may not be changed any more."""


class EventBusy(MergeRefused):
    """Somebody is registering for the event at this moment."""


def settle(keep: Person, drop: Person, *, by: User | None, at: datetime) -> list[dict[str, Any]]:
    """For each event of both, the stronger registration takes the other one in; of equals, that of `keep`.

    The other one stays, in a state that counts nowhere, and its links lead to the one that stands. What was done, for
    `part`. The stronger one never changes its state, so that no event is overbooked, and the two are told nothing; when
    both had a place, one is free and is offered to the next who waits. Raises EventBusy and,
    when days of presence would pass between lists that are closed, ListClosed.
    """
    rows = Registration.objects.standing().filter(person__in=(keep, drop)).order_by("pk")
    by_event = defaultdict(list)
    for row in _at_once(rows.select_for_update(of=("self",), nowait=True)):
        by_event[row.event_id].append(row)
    pairs = (_two(theirs, keep, drop) for theirs in by_event.values())
    return [_take_in(*pair, by=by, at=at) for pair in pairs if pair]


def part(settled: Iterable[dict[str, Any]], *, by: User, at: datetime) -> None:
    """Undo `settle`. A day that was marked since stays with the registration on which it was marked.

    Raises PlaceTaken, RegisteredAgain, ListClosed or EventBusy.
    """
    for done in settled:
        rows = Registration.objects.filter(pk=done["registration"]).select_related("event", "person")
        [lost] = _at_once(rows.select_for_update(of=("self",), nowait=True))
        _check_return(lost, done["state"], at=at)
        _check_open(lost.event if done["check_ins"] else None)
        CheckIn.objects.filter(pk__in=done["check_ins"], registration=done["into"]).update(registration=lost)
        _hand_back(done, lost)
        is_off = lost.event.cancelled_at and done["state"] in Registration.ACTIVE
        lost.state, lost.merged_into = State.CANCELLED if is_off else done["state"], None
        if lost.state == State.OFFERED:
            lost.offered_until = datetime.fromisoformat(done["offered_until"])
        lost.save(update_fields=["state", "merged_into", "offered_until"])
        derive([done["into"], lost.pk])
        log(lost, "events.registration.parted", user=by, title=lost.code)


def _two(rows: list[Registration], keep: Person, drop: Person) -> tuple[Registration, Registration] | None:
    """Of one event: the registration that stands and the one that it takes in. Nothing, unless each person has one."""
    ours, theirs = ([row for row in rows if row.person_id == person.pk] for person in (keep, drop))
    if not ours or not theirs:
        return None
    one, another = max(ours, key=_strength), max(theirs, key=_strength)
    return (another, one) if _strength(another)[0] > _strength(one)[0] else (one, another)


def _strength(registration: Registration) -> tuple[int, int]:
    """By the state; of several in one state, the latest."""
    return STRENGTH.index(State(registration.state)), registration.pk


def _take_in(stands: Registration, lost: Registration, *, by: User | None, at: datetime) -> dict[str, Any]:
    done = {"registration": lost.pk, "into": stands.pk, "state": lost.state} | _hand_over(lost, stands)
    if lost.offered_until:
        done["offered_until"] = lost.offered_until.isoformat()
    days = days_present(stands) | days_present(lost)
    passed = list(lost.check_ins.values_list("pk", flat=True))
    _check_open(stands.event if passed else None)
    present_by_lost = set(days_present(lost))
    CheckIn.objects.filter(pk__in=passed).update(registration=stands)
    for day, mode in days.items():
        if day not in days_present(stands):
            row = _say_present(stands, day, mode, by=by, at=at)
            passed += [row.pk] if day in present_by_lost else []
    lost.state, lost.merged_into, lost.offered_until = State.MERGED, stands, None
    lost.save(update_fields=["state", "merged_into", "offered_until"])
    derive([stands.pk, lost.pk])
    log(lost, "events.registration.merged", user=by, title=lost.code)
    if done["state"] in Registration.SEATED:
        catch_up(_locked(stands.event), at=at)
    return done | {"check_ins": passed}


def _hand_over(lost: Registration, stands: Registration) -> dict[str, Any]:
    """What the one that stands has from the other: data for a journey that it lacks, the earlier place in a queue."""
    done: dict[str, Any] = {}
    journey = TravelRequest.objects.filter(registration=lost).first()
    if journey and not TravelRequest.objects.filter(registration=stands).exists():
        TravelRequest.objects.filter(pk=journey.pk).update(registration=stands)
        done["travel_request"] = journey.pk
    if lost.state == stands.state == State.WAITING and lost.queued_at < stands.queued_at:
        done["queued_at"] = stands.queued_at.isoformat()
        Registration.objects.filter(pk=stands.pk).update(queued_at=lost.queued_at)
    return done


def _hand_back(done: Mapping[str, Any], lost: Registration) -> None:
    """Undo `_hand_over`."""
    TravelRequest.objects.filter(pk=done.get("travel_request", 0), registration=done["into"]).update(registration=lost)
    if "queued_at" in done:
        queued_at = datetime.fromisoformat(done["queued_at"])
        Registration.objects.filter(pk=done["into"]).update(queued_at=queued_at)


def _say_present(registration: Registration, day: date, mode: str, *, by: User | None, at: datetime) -> CheckIn:
    """One of the two was there, and a later row about the other one must not hide it."""
    return CheckIn.objects.create(
        registration=registration, day=day, mode=mode, is_present=True, source=CheckIn.Source.MANUAL, by=by, at=at
    )


def _check_return(lost: Registration, state: str, *, at: datetime) -> None:
    event = lost.event
    if state in Registration.ACTIVE and event.registrations.active().filter(person=lost.person_id).exists():
        raise RegisteredAgain(
            _("Since the merge there is a new registration for “%(event)s”. Decide on that one first.")
            % {"event": event.local_title}
        )
    if state in Registration.SEATED:
        now = seating(_locked(event), at=at)
        if now.event.cancelled_at or now.has_place_for(mode=lost.mode, country=lost.person.country_id):
            return
        raise PlaceTaken(
            _("The place at “%(event)s” that the merge had freed is taken. Raise the number of places first.")
            % {"event": event.local_title}
        )


def _check_open(event: EventPage | None) -> None:
    if event and (sentence := why_locked(event)):
        raise ListClosed(sentence)


def _locked(event: EventPage) -> EventPage:
    [row] = _at_once(EventPage.objects.filter(pk=event.pk).select_for_update(of=("self",), nowait=True))
    return row


def _at_once(rows: QuerySet[Row]) -> list[Row]:
    """Rows that are locked without waiting: who registers or decides holds them and waits for the person, whom this
    transaction holds."""
    try:
        return list(rows)
    except OperationalError as error:
        raise EventBusy(_("Somebody is registering for one of the events at this moment. Please try again.")) from error
