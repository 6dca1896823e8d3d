"""The offer of a place to somebody who waited: taken in time, or passed on."""

from datetime import datetime

import structlog
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from events.actions.changing import change, check_move, reread
from events.actions.promoting import hold
from events.actions.seating import RegistrationRefused
from events.models import EventPage, Registration

logger = structlog.get_logger(__name__)

State = Registration.State


def accept(registration: Registration, *, at: datetime) -> Registration:
    """Take the place that is offered. Accepted already, the registration is returned as it is, without a second mail.

    At its deadline the offer is over. Whoever comes first to the event's lock, the person or the clock, decides.
    """
    with transaction.atomic():
        hold(registration.event, at=at)
        registration = reread(registration)
        if registration.state == State.CONFIRMED:
            return registration
        if registration.state != State.OFFERED:
            raise RegistrationRefused(
                _("No place is offered to you now. An offer that is not answered goes to the next.")
            )
        check_move(registration, State.CONFIRMED)
        return change(registration, State.CONFIRMED, at=at)


def move_queues(*, at: datetime) -> int:
    """What the clock brings about at all events: offers run out, quotas are released. Returns how many were looked at.

    Each event in a transaction of its own. Safe to run twice and beside anything else.
    """
    events = EventPage.objects.filter(
        Q(registrations__state=State.OFFERED, registrations__offered_until__lte=at)
        | Q(registrations__state=State.WAITING, ends_on__gte=at.date())
    )
    numbers = list(events.order_by("pk").values_list("pk", flat=True).distinct())
    for number in numbers:
        try:
            with transaction.atomic():
                hold(EventPage(pk=number), at=at)
        except Exception:  # one event that is broken must not stop the clock of the others; it is tried again
            logger.exception("queue_not_moved", event_page=number)
    return len(numbers)
