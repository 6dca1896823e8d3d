"""What happens to people and at events, heard from the apps below."""

from datetime import datetime
from typing import Any

from django.dispatch import receiver

from knowledge.actions import settling, settling_attempts
from participants.models import Person, User
from participants.signals import persons_merging, persons_parting


@receiver(persons_merging)
def settle_enrolments(*, keep: Person, drop: Person, by: User | None, at: datetime, **kwargs: Any) -> dict[str, Any]:
    """A receiver returns one dictionary with a key of its own: another part of the app takes another key."""
    return {"enrolments": settling.settle(keep, drop, by=by)}


@receiver(persons_parting)
def part_enrolments(*, settled: dict[str, Any], by: User, at: datetime, **kwargs: Any) -> None:
    settling.part(settled.get("enrolments", []), by=by)


@receiver(persons_merging)
def settle_attempts(*, keep: Person, drop: Person, at: datetime, **kwargs: Any) -> dict[str, Any]:
    return {"attempts": settling_attempts.settle(keep, drop, at=at)}


@receiver(persons_parting)
def part_attempts(*, settled: dict[str, Any], at: datetime, **kwargs: Any) -> None:
    settling_attempts.part(settled.get("attempts", {}), at=at)
