from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from knowledge.actions.telling import tell_changed
from knowledge.models import Work
from knowledge.models.works import changed_when
from participants.models import User


class WithdrawalRefused(Exception):
    """It cannot be withdrawn; says why."""


def withdraw(work: Work, *, reason: str, reason_ru: str = "", by: User | None, at: datetime) -> None:
    """Its address says from now on that it was withdrawn, and why. A second time changes nothing."""
    if not reason.strip():
        raise WithdrawalRefused(_("Say why it is withdrawn: readers will see it."))
    with transaction.atomic():
        stored = Work.objects.select_for_update().get(pk=work.pk)
        if stored.is_withdrawn:
            return
        _write(stored, on=timezone.localdate(at), reason=reason.strip(), reason_ru=reason_ru.strip(), at=at)
        log(stored, "knowledge.withdraw", user=by, data={"reason": reason})
        tell_changed([work.pk])


def restore(work: Work, *, by: User | None, at: datetime) -> None:
    """It is offered again, with its files. What is not withdrawn stays as it is."""
    with transaction.atomic():
        stored = Work.objects.select_for_update().get(pk=work.pk)
        if not stored.is_withdrawn:
            return
        _write(stored, on=None, reason="", reason_ru="", at=at)
        log(stored, "knowledge.restore", user=by)
        tell_changed([work.pk])


def _write(work: Work, *, on: object, reason: str, reason_ru: str, at: datetime) -> None:
    fields = {"withdrawn_on": on, "withdrawn_reason": reason, "withdrawn_reason_ru": reason_ru}
    Work.objects.filter(pk=work.pk).update(**fields, changed_at=changed_when(work, at))
