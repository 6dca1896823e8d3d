"""What happens to people and at events, heard from the apps below."""

from datetime import datetime
from typing import Any

from django.dispatch import receiver

from knowledge.actions import settling, settling_attempts
from knowledge.actions.enrolling import withdraw
from knowledge.models import Enrolment
from participants.models import Consent, Person, User
from participants.signals import consent_withdrawn, person_anonymising, persons_merging, persons_parting


@receiver(consent_withdrawn)
def withdraw_from_series(*, person: Person, purpose: str, at: datetime, **kwargs: Any) -> None:
    """Without consent nobody is taught. A series that is over stays as it was."""
    if purpose == Consent.Purpose.REGISTRATION:
        _withdraw_from_all(person, at=at, is_told=True)


@receiver(person_anonymising)
def free_places_in_series(*, person: Person, at: datetime, **kwargs: Any) -> None:
    """Nobody is taught who is not known any more; a mail would tell them nothing."""
    _withdraw_from_all(person, at=at, is_told=False)


def _withdraw_from_all(person: Person, *, at: datetime, is_told: bool) -> None:
    for enrolment in Enrolment.objects.standing().filter(person=person).select_related("series"):
        if not enrolment.series.is_over(at):
            withdraw(enrolment, at=at, is_told=is_told)


@receiver(persons_merging)
def settle_enrolments(*, keep: Person, drop: Person, by: User | None, at: datetime, **kwargs: Any) -> dict[str, Any]:
    """A receiver returns one dictionary with a key of its own: another part of the app takes another key."""
    return {"enrolments": settling.settle(keep, drop, by=by)}


@receiver(persons_parting)
def part_enrolments(*, settled: dict[str, Any], by: User, at: datetime, **kwargs: Any) -> None:
    settling.part(settled.get("enrolments", []), by=by)


@receiver(persons_merging)
def settle_attempts(*, keep: Person, drop: Person, at: datetime, **kwargs: Any) -> dict[str, Any]:
    settled = settling_attempts.settle(keep, drop, at=at)
    return {"attempts": settled} if any(settled.values()) else {}


@receiver(persons_parting)
def part_attempts(*, settled: dict[str, Any], at: datetime, **kwargs: Any) -> None:
    settling_attempts.part(settled.get("attempts", {}), at=at)
