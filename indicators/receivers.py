"""What happens in the other apps, heard through their doors."""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.db.models.signals import pre_delete, pre_save
from django.dispatch import receiver

from indicators import evidence
from indicators.actions.locking import PeriodCertified, check_writable
from indicators.evidence import AttendanceLocked, attendance_changing
from indicators.models import Correction, EvidenceChange, IndicatorEvent


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


@receiver([pre_save, pre_delete], sender=IndicatorEvent)
def keep_what_counted(*, instance: IndicatorEvent, **kwargs: Any) -> None:
    """A link made, moved or taken away changes the actual of the year in which its event ended."""
    there = IndicatorEvent.objects.filter(pk=instance.pk).select_related("event").first()
    is_same = there is not None and (there.indicator_id, there.event_id) == (instance.indicator_id, instance.event_id)
    if is_same and kwargs["signal"] is pre_save:
        return
    with transaction.atomic():
        for link in filter(None, (there, instance)):
            day = link.event.ends_on
            check_writable(what=Correction.What.RESULTS, first=day, last=day)


def _note(changes: Collection[tuple[int, evidence.Group]]) -> None:
    rows = [EvidenceChange(event_id=event, group=str(group)) for event, group in changes]
    EvidenceChange.objects.bulk_create(rows)
