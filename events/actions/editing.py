"""A registered person changes what they said: how they take part, and their answers."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from events.actions.changing import change, note, reread
from events.actions.promoting import catch_up, hold
from events.actions.seating import RegistrationRefused, Seating
from events.models import Registration

State = Registration.State


def edit(
    registration: Registration,
    *,
    at: datetime,
    mode: str = "",
    answers: Mapping[str, Any] | None = None,
    is_ready_to_wait: bool = False,
) -> Registration:
    """Take the new mode and the new answers; what is not given stays. The same again changes nothing.

    Who has a place keeps it until they have one in the new mode: while that is full the change is refused, unless the
    person is ready to wait there, at the end of the queue. The place that is left goes to the next. Who waits goes to
    the end of the other queue, or gets the free place there at once.
    """
    with transaction.atomic():
        now = hold(registration.event, at=at)
        registration = reread(registration)
        if registration.state not in Registration.ACTIVE or at >= now.event.starts_at:
            raise RegistrationRefused(_("This registration can no longer be changed."))
        if answers is not None and dict(answers) != registration.answers:
            registration.answers = dict(answers)
            registration.save(update_fields=["answers"])
            note("edited", [registration], None, at=at)
        if mode and mode != registration.mode:
            _change_mode(registration, mode, now, at=at, is_ready_to_wait=is_ready_to_wait)
            catch_up(now.event, at=at)
            registration = reread(registration)
    return registration


def _change_mode(registration: Registration, mode: str, now: Seating, *, at: datetime, is_ready_to_wait: bool) -> None:
    if mode not in now.event.seat_modes:
        raise RegistrationRefused(_("The event is not held so."))
    has_place = now.has_place_for(mode=mode, country=registration.person.country_id)
    is_seated = registration.state in Registration.SEATED
    if is_seated and not has_place and not is_ready_to_wait:
        raise RegistrationRefused(
            _("There is no free place for this now. You keep the one that you have; or give it back and wait.")
        )
    registration.mode = mode
    if has_place and registration.state in (*Registration.SEATED, State.WAITING):
        change(registration, State.CONFIRMED, at=at, queued_at=at)
    elif is_seated:
        change(registration, State.WAITING, at=at, queued_at=at)
    else:  # no place to lose: who waits goes to the end of the other queue, who applied is asked for nothing
        registration.queued_at = at if registration.state == State.WAITING else registration.queued_at
        registration.save(update_fields=["mode", "queued_at"])
        note("edited", [registration], None, at=at)
