"""What staff decide about one registration."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from events.actions.changing import change, check_move, reread
from events.actions.promoting import catch_up, hold
from events.actions.seating import RegistrationRefused
from events.models import Registration
from participants.models import User

State = Registration.State


def confirm(registration: Registration, *, by: User, at: datetime) -> Registration:
    """Give the person a place. A confirmed registration is returned as it is, without a second mail.

    Refused when there is no place that this person may have; to whom a place is offered already has it.
    """
    with transaction.atomic():
        now = hold(registration.event, at=at)
        registration = reread(registration)
        if registration.state == State.CONFIRMED:
            return registration
        check_move(registration, State.CONFIRMED)
        if registration.state == State.NOMINATED:
            raise RegistrationRefused(_("The person has not taken up the nomination yet."))
        if registration.state not in Registration.SEATED:
            now.check_place(mode=registration.mode, country=registration.person.country_id)
        return change(registration, State.CONFIRMED, by=by, at=at)


def decline(registration: Registration, *, reason: str, by: User, at: datetime) -> Registration:
    """Refuse the person a place; the reason is in the mail. A declined registration is returned as it is.

    A place that the person had goes to the next who waits.
    """
    with transaction.atomic():
        event = hold(registration.event, at=at).event
        registration = reread(registration)
        if registration.state == State.DECLINED:
            return registration
        check_move(registration, State.DECLINED)
        change(registration, State.DECLINED, reason=reason, by=by, at=at)
        catch_up(event, at=at)
    return registration


def keep_waiting(registration: Registration, *, by: User, at: datetime) -> Registration:
    """Put somebody who applied, or was declined, on the waiting list, where the day of their registration counts.

    When a place is free it is offered at once. Who waits already is returned as they are.
    """
    with transaction.atomic():
        event = hold(registration.event, at=at).event
        registration = reread(registration)
        if registration.state in (State.WAITING, State.OFFERED):
            return registration
        check_move(registration, State.WAITING)
        if registration.state not in (State.APPLIED, State.DECLINED):
            raise RegistrationRefused(_("Only who applied or was declined can be put on the waiting list."))
        change(registration, State.WAITING, by=by, at=at)
        catch_up(event, at=at)
        return reread(registration)
