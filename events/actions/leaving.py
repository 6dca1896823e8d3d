"""People give their place back, or the event does not take place."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from events.actions.announcing import announce
from events.actions.changing import change, check_move, reread
from events.actions.promoting import catch_up, hold
from events.actions.seating import RegistrationRefused, locked
from events.models import EventPage, Registration
from participants.models import User

State = Registration.State


def withdraw(registration: Registration, *, at: datetime) -> Registration:
    """The person does not come, or does not want the place offered; it goes to the next who waits.

    A withdrawn registration is returned as it is.
    """
    with transaction.atomic():
        event = hold(registration.event, at=at).event
        registration = reread(registration)
        if registration.state == State.WITHDRAWN:
            return registration
        check_move(registration, State.WITHDRAWN)
        if at >= registration.event.starts_at:
            raise RegistrationRefused(_("The event has begun; a registration can no longer be withdrawn."))
        change(registration, State.WITHDRAWN, at=at)
        catch_up(event, at=at)
    return registration


def cancel_event(event: EventPage, *, reason: str, by: User, at: datetime) -> EventPage:
    """The event does not take place: every active registration is cancelled, and each person told once, and why.

    From then on nobody can register, and nobody who waits gets a place. A second time nothing is done. Refused when
    somebody was marked present: then it took place.
    """
    with transaction.atomic():
        event = locked(event)
        if event.cancelled_at:
            return event
        if event.registrations.filter(attendance__isnull=False).exists():
            raise RegistrationRefused(_("People were marked present: the event has taken place."))
        event.cancelled_at, event.cancelled_reason = at, reason
        EventPage.objects.filter(pk=event.pk).update(cancelled_at=at, cancelled_reason=reason)
        announce(event)
        rows = event.registrations.active().select_for_update(of=("self",)).select_related("person")
        for registration in rows.order_by("pk"):
            registration.event = event
            change(registration, State.CANCELLED, reason=reason, by=by, at=at)
        log(event, "events.cancel", user=by, data={"reason": reason})
    return event
