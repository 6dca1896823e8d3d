"""To mark who was there. Check-ins are added and never changed; the attendance that counts follows from them."""

from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

import structlog
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from events.dates import day_range
from events.models import Attendance, CheckIn, Registration
from participants.models import User

logger = structlog.get_logger(__name__)

Mark = tuple[Registration, date]


class AttendanceRefused(Exception):
    """The mark cannot be made; the sentence says why."""


def check_in(
    registration: Registration, *, day: date, mode: str, by: User | None, at: datetime, source: CheckIn.Source
) -> Attendance:
    """Mark a confirmed person present on a day of the event. Who is marked present already stays so, without a row.

    Refuses a day that has not begun at the venue: what has not happened is no evidence.
    """
    with transaction.atomic():
        registration = _locked(registration)
        if registration.state != Registration.State.CONFIRMED:
            raise AttendanceRefused(
                _("Only a confirmed registration can be marked present; this one is “%(state)s”.")
                % {"state": registration.get_state_display()}
            )
        if day not in registration.event.days:
            raise AttendanceRefused(
                _("%(day)s is not a day of the event.") % {"day": day_range(day, day)},
            )
        if day > at.astimezone(ZoneInfo(registration.event.time_zone)).date():
            raise AttendanceRefused(
                _("%(day)s is still to come; presence is marked on the day itself.") % {"day": day_range(day, day)},
            )
        if day not in days_present(registration):
            _add(registration, day, mode=mode, is_present=True, by=by, at=at, source=source)
        attendance = _derive(registration)
        assert attendance is not None
        return attendance


def undo_check_in(registration: Registration, *, day: date, by: User | None, at: datetime) -> Attendance | None:
    """Take a day's mark back by a further row. Without a mark nothing is written. Returns what is left, if anything."""
    with transaction.atomic():
        registration = _locked(registration)
        present = days_present(registration)
        if day in present:
            _add(registration, day, mode=present[day], is_present=False, by=by, at=at, source=CheckIn.Source.MANUAL)
        return _derive(registration)


def mark_all(*, present: Iterable[Mark], absent: Iterable[Mark], mode: str, by: User, at: datetime) -> None:
    """The marks of a whole sheet: all of them or, when one is refused, none."""
    present, absent = list(present), list(absent)
    with transaction.atomic():
        _lock_in_order(registration.pk for registration, _day in present + absent)
        for registration, day in present:
            check_in(registration, day=day, mode=mode, by=by, at=at, source=CheckIn.Source.MANUAL)
        for registration, day in absent:
            undo_check_in(registration, day=day, by=by, at=at)


def days_present(registration: Registration) -> dict[date, str]:
    """The days on which the last word is "present", with the mode of that word."""
    last = {row.day: row for row in registration.check_ins.all()}
    return {day: row.mode for day, row in sorted(last.items()) if row.is_present}


def _locked(registration: Registration) -> Registration:
    rows = Registration.objects.select_for_update(of=("self",)).select_related("event")
    return rows.get(pk=registration.pk)


def _lock_in_order(numbers: Iterable[int]) -> None:
    """Two sheets that mark the same people crosswise would else wait for each other, and one of them be thrown out."""
    rows = Registration.objects.select_for_update().filter(pk__in=set(numbers)).order_by("pk")
    list(rows.values_list("pk", flat=True))


def _add(
    registration: Registration,
    day: date,
    *,
    mode: str,
    is_present: bool,
    by: User | None,
    at: datetime,
    source: CheckIn.Source,
) -> None:
    CheckIn.objects.create(
        registration=registration, day=day, mode=mode, is_present=is_present, by=by, at=at, source=source
    )
    verb = "check_in" if is_present else "undo_check_in"
    logger.info("attendance_changed", verb=verb, registration=registration.pk, day=str(day), by=by and by.pk)
    if by:
        log(registration, f"events.{verb}", user=by, title=registration.code, data={"day": str(day)})


def _derive(registration: Registration) -> Attendance | None:
    """Write the attendance that follows from the check-ins: any day counts, in the mode of the last one."""
    present = days_present(registration)
    if not present:
        Attendance.objects.filter(registration=registration).delete()
        return None
    attendance, _is_new = Attendance.objects.update_or_create(
        registration=registration, defaults={"days": len(present), "mode": list(present.values())[-1]}
    )
    return attendance
