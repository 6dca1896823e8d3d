"""What happens in the other apps, heard through their doors."""

from collections.abc import Collection
from typing import Any

from django.dispatch import receiver

from indicators import evidence
from indicators.actions.locking import PeriodCertified, check_writable
from indicators.evidence import AttendanceLocked, attendance_changing
from indicators.models import Correction, EvidenceChange


@receiver(attendance_changing)
def keep_what_is_certified(*, event: Any, **kwargs: Any) -> None:
    """An event belongs to the period in which it ends, as its figures do."""
    what = Correction.What.ATTENDANCE
    try:
        check_writable(what=what, first=event.ends_on, last=event.ends_on, event=event)
    except PeriodCertified as certified:
        raise AttendanceLocked(str(certified)) from certified


@receiver(evidence.attendance_changed)
def note_attendance(*, registrations: Collection[Any], **kwargs: Any) -> None:
    _note({(it.event_id, evidence.group_of(it.person)) for it in registrations})


@receiver(evidence.counting_touched)
def note_people(*, people: Collection[int], **kwargs: Any) -> None:
    _note(evidence.attended_by(people))


def _note(changes: Collection[tuple[int, evidence.Group]]) -> None:
    rows = [EvidenceChange(event_id=event, group=str(group)) for event, group in changes]
    EvidenceChange.objects.bulk_create(rows)
