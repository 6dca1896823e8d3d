"""An event was changed on its page: its places, when and how it is held."""

from datetime import datetime

from django.db import transaction

from events.actions.attendance import derive_event
from events.actions.promoting import catch_up
from events.actions.seating import locked
from events.models import EventPage, Registration


def follow(event: EventPage, *, at: datetime) -> None:
    """Let registrations follow the event as it is published now. Nobody loses a place; a second time changes nothing.

    Who has attended follows from the rule and the days as they are now. More places, or fewer set aside, go to those
    who wait. Who registered for a mode that is no longer offered takes part in the one that is, and no offer stands
    longer than until the event begins.
    """
    with transaction.atomic():
        event = locked(event)
        derive_event(event)
        if event.cancelled_at:
            return
        if len(event.seat_modes) == 1:
            event.registrations.active().exclude(mode=event.usual_mode).update(mode=event.usual_mode)
        offered = event.registrations.filter(state=Registration.State.OFFERED, offered_until__gt=event.starts_at)
        offered.update(offered_until=event.starts_at)
        catch_up(event, at=at)
