"""A place that is free goes to the first on the waiting list who may have it, in the transaction that freed it."""

from datetime import datetime

from django.db import models
from django.utils import translation
from django.utils.translation import gettext as _

from events.actions.changing import change
from events.actions.seating import Seating, locked, seating
from events.models import EventPage, Registration
from events.places import Request, offer_until, place

State = Registration.State


def hold(event: EventPage, *, at: datetime) -> Seating:
    """The event as it is now, under its lock, with everything done that the clock has brought about.

    Offers that have run out are taken back and free places are offered first, so that whoever asks for a place finds
    the event as if somebody had watched it all the time. To be called at the start of every action about places.
    """
    return catch_up(locked(event), at=at)


def catch_up(event: EventPage, *, at: datetime) -> Seating:
    """Take back the offers that have run out and offer what is free; a second time there is nothing to do.

    To be called under the lock of the event: at the end of what frees a place.
    """
    now = seating(event, at=at)
    if now.is_overdue(at):
        _expire(event, at=at)
        now = seating(event, at=at)
    if now.may_promote(at):
        _promote(now, at=at)
        now = seating(event, at=at)
    return now


def _expire(event: EventPage, *, at: datetime) -> None:
    """Who has not answered has withdrawn: at the end of the queue the same offer would come back to them for ever."""
    overdue = event.registrations.filter(state=State.OFFERED)
    overdue = overdue if at >= event.starts_at else overdue.filter(offered_until__lte=at)
    for registration in _locked(overdue.order_by("offered_until", "pk"), event):
        with translation.override(registration.language):
            reason = _("The offer was not answered in time.")
        change(registration, State.WITHDRAWN, reason=reason, at=at)


def _promote(now: Seating, *, at: datetime) -> None:
    """Offer every free place, in the order of the queue, to those who may have it."""
    event = now.event
    waiting = {row.pk: row for row in _locked(event.registrations.waiting(), event)}
    requests = [Request(row.pk, row.person.country_id, event.seat_mode(row.mode)) for row in waiting.values()]
    until = offer_until(at=at, hours=event.offer_hours, starts_at=event.starts_at)
    for given in place(now.rooms, requests).given:
        change(waiting[given.request.key], State.OFFERED, offered_until=until, at=at)


def _locked(rows: models.QuerySet[Registration], event: EventPage) -> list[Registration]:
    """Their rows locked too: a merge of two people, which holds no event, may be at one of them."""
    found = list(rows.select_related("person").select_for_update(of=("self",)))
    for registration in found:
        registration.event = event
    return found
