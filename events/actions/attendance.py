"""To mark who was there. Check-ins are added and never changed; the attendance that counts follows from them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import structlog
from django.db import transaction
from django.utils.translation import gettext as _

from events.models import Attendance, CheckIn, EventPage, Registration
from events.presence import Rule, Word, has_attended, present_days
from events.signals import AttendanceLocked, AttendanceRefused, attendance_changed, attendance_changing
from participants.models import User
from portal.core.dates import day_range
from portal.core.logbook import Entry, log_all

logger = structlog.get_logger(__name__)

Mark = tuple[Registration, date]


@dataclass(frozen=True)
class ListedMark:
    """That a list of participants says that somebody was there on these days, and how."""

    registration: Registration
    days: Sequence[date]
    mode: str


def check_in(
    registration: Registration, *, day: date, mode: str, by: User | None, at: datetime, source: CheckIn.Source
) -> Attendance | None:
    """Mark a confirmed person present on a day of the event. Who is marked present already stays so, without a row.

    Returns the attendance that follows, if the event's rule is met. Refuses a day that has not begun at the venue: what
    has not happened is no evidence.
    """
    with transaction.atomic():
        registration = _locked(registration)
        check_mark(registration, registration.event, day, at=at)
        if day not in days_present(registration):
            row = CheckIn(registration=registration, day=day, mode=mode, is_present=True, by=by, at=at, source=source)
            add_check_ins([row])
        return derive([registration.pk]).get(registration.pk)


def undo_check_in(registration: Registration, *, day: date, by: User | None, at: datetime) -> Attendance | None:
    """Take a day's mark back by a further row. Without a mark nothing is written. Returns what is left, if anything."""
    with transaction.atomic():
        registration = _locked(registration)
        present = days_present(registration)
        if day in present:
            source, mode = CheckIn.Source.MANUAL, present[day]
            row = CheckIn(registration=registration, day=day, mode=mode, is_present=False, by=by, at=at, source=source)
            add_check_ins([row])
        return derive([registration.pk]).get(registration.pk)


def mark_all(*, present: Iterable[Mark], absent: Iterable[Mark], mode: str, by: User, at: datetime) -> None:
    """The marks of a whole sheet: all of them or, when one is refused, none."""
    present, absent = list(present), list(absent)
    with transaction.atomic():
        lock_in_order(registration.pk for registration, _day in present + absent)
        for registration, day in present:
            check_in(registration, day=day, mode=mode, by=by, at=at, source=CheckIn.Source.MANUAL)
        for registration, day in absent:
            undo_check_in(registration, day=day, by=by, at=at)


def mark_list(event: EventPage, marks: Sequence[ListedMark], *, by: User | None, at: datetime) -> int:
    """The marks of a whole list of participants: all or, when one is refused, none. Returns how many were new.

    A day of which there is a word already stays as it is: a colleague who took a mark back knew better than the list.
    """
    numbers = [mark.registration.pk for mark in marks]
    with transaction.atomic():
        lock_in_order(numbers)
        known = _with_check_ins(numbers)
        rows = [
            CheckIn(
                registration=known[mark.registration.pk],
                day=day,
                mode=mark.mode,
                is_present=True,
                by=by,
                at=at,
                source=CheckIn.Source.IMPORTED,
            )
            for mark in marks
            for day in unmarked(known[mark.registration.pk], mark.days)
        ]
        for row in rows:
            check_mark(row.registration, event, row.day, at=at)
        add_check_ins(rows)
        derive({row.registration_id for row in rows})
        return len(rows)


def days_present(registration: Registration) -> dict[date, str]:
    """The days on which the last word is "present", with the mode of that word."""
    return present_days(
        Word(row.day, row.mode, row.is_present, row.moment, row.pk) for row in registration.check_ins.all()
    )


def unmarked(registration: Registration, days: Iterable[date]) -> list[date]:
    """Those of the days about which no check-in says anything yet."""
    marked = {row.day for row in registration.check_ins.all()}
    return [day for day in days if day not in marked]


def derive(numbers: Collection[int]) -> dict[int, Attendance]:
    """Write the attendances that follow from the check-ins by the event's rule, in the mode of the last day."""
    known = _with_check_ins(numbers)
    present = {number: days_present(registration) for number, registration in known.items()}
    rows = [
        Attendance(
            registration_id=number,
            days=len(days),
            days_online=sum(mode == EventPage.Mode.ONLINE for mode in days.values()),
            mode=list(days.values())[-1],
        )
        for number, days in present.items()
        if has_attended(Rule(known[number].event.attendance_rule), days, of=known[number].event.days)
    ]
    attended = {row.registration_id for row in rows}
    Attendance.objects.filter(registration__in=known.keys() - attended).delete()
    Attendance.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["registration"], update_fields=["days", "days_online", "mode"]
    )
    attendance_changed.send(Attendance, registrations=list(known.values()))
    return {row.registration_id: row for row in rows}


def derive_event(event: EventPage) -> None:
    """The attendances of an event anew, after its days or its rule were changed. Closed ones stay as they are."""
    if why_locked(event):
        return
    derive(event.registrations.filter(check_ins__isnull=False).values_list("pk", flat=True).distinct())


def why_locked(event: EventPage) -> str:
    """Why nobody may change who attended the event; empty when it is open, and then it stays so in a transaction."""
    try:
        attendance_changing.send(EventPage, event=event)
    except AttendanceLocked as locked:
        return str(locked)
    return ""


def _locked(registration: Registration) -> Registration:
    rows = Registration.objects.select_for_update(of=("self",)).select_related("event")
    return rows.get(pk=registration.pk)


def lock_in_order(numbers: Iterable[int]) -> None:
    """Two sheets that mark the same people crosswise would else wait for each other, and one of them be thrown out."""
    rows = Registration.objects.select_for_update().filter(pk__in=set(numbers)).order_by("pk")
    list(rows.values_list("pk", flat=True))


def _with_check_ins(numbers: Collection[int]) -> dict[int, Registration]:
    rows = Registration.objects.select_related("event", "person__institution").prefetch_related("check_ins")
    found: dict[int, Registration] = rows.in_bulk(list(numbers))
    return found


def check_mark(registration: Registration, event: EventPage, day: date, *, at: datetime) -> None:
    if registration.state != Registration.State.CONFIRMED:
        raise AttendanceRefused(
            _("Only a confirmed registration can be marked present; this one is “%(state)s”.")
            % {"state": registration.get_state_display()}
        )
    if day not in event.days:
        raise AttendanceRefused(_("%(day)s is not a day of the event.") % {"day": day_range(day, day)})
    if day > event.today(at):
        raise AttendanceRefused(
            _("%(day)s is still to come; presence is marked on the day itself.") % {"day": day_range(day, day)},
        )


def add_check_ins(rows: Sequence[CheckIn]) -> None:
    """Check-ins that one author makes at one moment, with their lines in the logs. Raises AttendanceLocked."""
    for event in {row.registration.event for row in rows}:
        attendance_changing.send(EventPage, event=event)
    CheckIn.objects.bulk_create(rows)
    for row in rows:
        logger.info(
            "attendance_changed", verb=_verb(row), registration=row.registration_id, day=str(row.day), by=row.by_id
        )
    if rows and rows[0].by:
        entries = [Entry(row.registration, row.registration.code, {"day": str(row.day)}) for row in rows]
        log_all(entries, f"events.{_verb(rows[0])}", by=rows[0].by, at=rows[0].at)


def _verb(row: CheckIn) -> str:
    return "check_in" if row.is_present else "undo_check_in"
