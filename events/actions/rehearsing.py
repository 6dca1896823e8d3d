"""What a decision on many registrations would do, said before it is made."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import structlog
from django.db import transaction
from django.utils.translation import gettext as _

from events.actions.registration import RegistrationRefused
from events.models import Registration


@dataclass(frozen=True)
class Foretold:
    """What would become of one registration: the state in words, or the sentence that refuses it."""

    registration: Registration
    state: str
    refusal: str


def rehearse(registrations: Iterable[Registration], decide: Callable[[Registration], Registration]) -> list[Foretold]:
    """Decide on them one after the other, as it would be done, and undo it all. No mail leaves, nothing is kept.

    Event by event: two people who rehearse at once never hold one event each and wait for the other's.
    """
    in_order = sorted(registrations, key=lambda registration: registration.event_id)
    with transaction.atomic(), structlog.contextvars.bound_contextvars(is_rehearsal=True):
        foretold = [_try(registration, decide) for registration in in_order]
        transaction.set_rollback(True)
    return foretold


def _try(registration: Registration, decide: Callable[[Registration], Registration]) -> Foretold:
    former = registration.state
    try:
        now = decide(registration)
        return Foretold(registration, now.get_state_display(), _("It is so already.") if now.state == former else "")
    except RegistrationRefused as refusal:
        return Foretold(registration, "", str(refusal))
