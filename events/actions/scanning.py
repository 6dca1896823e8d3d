"""To take in what the devices at the door have seen: at once, or hours later, in any order, and more than once."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from events.actions.attendance import add_check_ins, derive, lock_in_order, why_locked
from events.check_in_codes import registration_code
from events.models import CheckIn, EventPage, RefusedScan, Registration
from participants.models import User

Why = RefusedScan.Why


@dataclass(frozen=True)
class Scan:
    """What a device saw: a code, or somebody chosen from the list by the number of the registration.

    `age` is how long ago it was by the device's own clock, which may be wrong: the server counts back from its own.
    Not `is_present`: the mark is taken back.
    """

    client_id: UUID
    age: timedelta
    code: str = ""
    registration: int | None = None
    is_present: bool = True


@dataclass(frozen=True)
class Answer:
    """What came of a scan. `why` is empty unless it was refused."""

    client_id: UUID
    registration: Registration | None
    day: date
    why: str = ""


def take_in_scans(event: EventPage, scans: Sequence[Scan], *, by: User, at: datetime) -> list[Answer]:
    """Write the scans of one device, each once however often it is sent, and by whomever. None is lost.

    What cannot be marked is kept as a refused scan. A scan that is known already gets the answer that its row gives.
    """
    with transaction.atomic():
        is_locked = bool(why_locked(event))
        lock_in_order(registration.pk for registration in _found(event, scans).values())
        known, taken = _found(event, scans), _taken([scan.client_id for scan in scans])
        answers: list[Answer] = []
        new: list[CheckIn | RefusedScan] = []
        for scan in sorted(scans, key=lambda scan: -scan.age):
            if scan.client_id not in taken:
                taken[scan.client_id] = _judged(event, scan, known.get(scan.client_id), is_locked, at=at, by=by)
                new.append(taken[scan.client_id])
            answers.append(_answer(event, scan, taken[scan.client_id]))
        _write([row for row in new if isinstance(row, CheckIn)])
    # Outside: the row points at the event, which somebody who waits for one of these people may have locked.
    RefusedScan.objects.bulk_create([row for row in new if isinstance(row, RefusedScan)], ignore_conflicts=True)
    return answers


def _found(event: EventPage, scans: Sequence[Scan]) -> dict[UUID, Registration]:
    """The registration of each scan that names one: by its code of any event, else of this event by its number."""
    codes = {scan.client_id: registration_code(scan.code) for scan in scans if scan.code}
    rows = Registration.objects.select_related("event", "person__country", "merged_into__event")
    coded = rows.filter(code__in=[code for _event, code in filter(None, codes.values())])
    by_code = {(row.event_id, row.code): row for row in coded}
    by_number = rows.filter(event=event).in_bulk([scan.registration for scan in scans if scan.registration])
    found: dict[UUID, Registration] = {}
    for scan in scans:
        code = codes.get(scan.client_id)
        row = by_number.get(scan.registration) if not scan.code else by_code.get(code) if code else None
        if row:
            found[scan.client_id] = row.surviving
    return found


def _taken(client_ids: Collection[UUID]) -> dict[UUID, CheckIn | RefusedScan]:
    """Rows that such scans have made already."""
    marks = CheckIn.objects.filter(client_id__in=client_ids)
    refused = RefusedScan.objects.filter(client_id__in=client_ids)
    related = ("registration__event", "registration__person__country")
    return {row.client_id: row for rows in (marks, refused) for row in rows.select_related(*related) if row.client_id}


def _judged(
    event: EventPage, scan: Scan, registration: Registration | None, is_locked: bool, *, by: User, at: datetime
) -> CheckIn | RefusedScan:
    seen_at = at - max(scan.age, timedelta())
    day, trace = event.today(seen_at), {"at": at, "seen_at": seen_at, "by": by, "client_id": scan.client_id}
    why = _why_not(event, registration, day) or (Why.LOCKED if is_locked else "")
    if why or not registration:
        return RefusedScan(event=event, registration=registration, why=why, **trace)
    source = CheckIn.Source.SCAN if scan.code else CheckIn.Source.MANUAL
    mark = {"day": day, "mode": event.usual_mode, "is_present": scan.is_present, "source": source}
    return CheckIn(registration=registration, **mark, **trace)


def _answer(event: EventPage, scan: Scan, row: CheckIn | RefusedScan) -> Answer:
    if isinstance(row, RefusedScan):
        return Answer(scan.client_id, row.registration, event.today(row.seen_at), why=row.why)
    return Answer(scan.client_id, row.registration, row.day)


def _why_not(event: EventPage, registration: Registration | None, day: date) -> str:
    if registration is None:
        return Why.UNKNOWN
    if registration.event_id != event.pk:
        return Why.OTHER_EVENT
    if registration.state != Registration.State.CONFIRMED:
        return Why.NOT_CONFIRMED
    return "" if day in event.days else Why.NOT_TODAY


def _write(marks: Sequence[CheckIn]) -> None:
    for is_present in (True, False):
        add_check_ins([row for row in marks if row.is_present is is_present])
    derive({row.registration_id for row in marks})
