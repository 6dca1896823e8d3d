"""A registration changes its state: one way for all who decide so, with the mail and the lines in the logs."""

from collections.abc import Sequence
from datetime import datetime

import structlog
from django.utils.translation import gettext as _

from events.actions.seating import RegistrationRefused
from events.mails import tell
from events.models import Registration
from participants.models import User
from portal.core.logbook import Entry, log_all

logger = structlog.get_logger(__name__)

State = Registration.State


def reread(registration: Registration) -> Registration:
    """The registration as it is now, its row locked as well: a mark of presence locks that row alone.

    Read after the lock, not with it: the query that waits does not see the attendance that it has waited for.
    """
    Registration.objects.select_for_update().get(pk=registration.pk)
    return Registration.objects.select_related("event", "person", "attendance").get(pk=registration.pk)


def check_move(registration: Registration, state: State) -> None:
    if not registration.may_become(state):
        raise RegistrationRefused(
            _("The registration is “%(now)s” and cannot become “%(then)s”.")
            % {"now": registration.get_state_display(), "then": state.label}
        )
    if registration.event.is_cancelled and state in Registration.ACTIVE:
        raise RegistrationRefused(_("The event was cancelled."))
    if registration.has_attended:
        raise RegistrationRefused(_("The person was marked present. Undo that first."))
    if registration.person.anonymised_at:
        raise RegistrationRefused(unknown())


def unknown() -> str:
    return _("Nothing is known of this person any more: they were anonymised.")


def change(
    registration: Registration,
    state: State,
    *,
    at: datetime,
    by: User | None = None,
    reason: str = "",
    offered_until: datetime | None = None,
    queued_at: datetime | None = None,
    is_told: bool = True,
) -> Registration:
    """Write the new state and tell the person. An offer ends with its state; the place in the queue stays unless given.

    To be called under the lock of the event, after `check_move`.
    """
    registration.state, registration.reason = state, reason
    registration.decided_at, registration.decided_by = at, by
    registration.offered_until = offered_until
    registration.queued_at = queued_at or registration.queued_at
    registration.save(
        update_fields=["state", "reason", "decided_at", "decided_by", "offered_until", "queued_at", "mode", "answers"]
    )
    if is_told:
        tell(registration, at=at)
    note(state, [registration], by, at=at)
    return registration


def note(verb: str, registrations: Sequence[Registration], by: User | None, *, at: datetime) -> None:
    """One line each for the machine's log and, for what staff did, for the admin's; neither names the person."""
    for registration in registrations:
        logger.info(
            "registration_changed",
            verb=verb,
            registration=registration.pk,
            event_page=registration.event_id,
            state=registration.state,
            by=by and by.pk,
        )
    if by:
        log_all([Entry(row, row.code) for row in registrations], f"events.registration.{verb}", by=by, at=at)
