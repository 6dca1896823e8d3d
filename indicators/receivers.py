"""What happens in the other apps, heard through their doors."""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.db.models.signals import pre_delete, pre_save
from django.dispatch import receiver
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.signals import task_approved, task_submitted

from indicators import evidence
from indicators.actions.locking import PeriodCertified, check_writable
from indicators.actions.sealing import SigningRefused, freeze
from indicators.evidence import AttendanceLocked, attendance_changing
from indicators.models import Correction, EvidenceChange, IndicatorEvent, SigningRole, SigningTask


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


@receiver(task_submitted)
def freeze_what_is_to_be_signed(*, instance: Any, user: Any, **kwargs: Any) -> None:
    """In the transaction in which the manager's step starts: without a snapshot it does not."""
    task = instance.task.specific
    if isinstance(task, SigningTask) and task.role == SigningRole.MANAGER:
        freeze(instance.workflow_state.content_object, by=user, at=timezone.now())


@receiver(task_approved)
def keep_approvals_signed(*, instance: Any, user: Any, **kwargs: Any) -> None:
    """No step of signing is approved but by a signature."""
    task = instance.task.specific
    if isinstance(task, SigningTask):
        snapshot = instance.workflow_state.content_object.snapshots.first()
        if snapshot is None or not snapshot.signatures.filter(role=task.role, by=user).exists():
            raise SigningRefused(_("The report was not signed."))
