"""To mark who was in an online meeting, by the report of the meeting tool. Staff see each row before it counts."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from wagtail.log_actions import log

from events.actions.attendance import add_check_ins, check_mark, derive, lock_in_order
from events.models import CheckIn, EventPage, Registration
from events.online_reports import Attendee
from participants.models import User, heard


@dataclass(frozen=True)
class ReportRow:
    """Somebody in the report, who that is, and why: "email", "name", "several" or "" for nobody known.

    `candidates` are those who may be meant, the likeliest first; `is_long` says whether the minutes make a day.
    """

    attendee: Attendee
    registration: Registration | None
    how: str
    candidates: tuple[Registration, ...]
    is_long: bool


def plan_report(event: EventPage, attendees: Sequence[Attendee]) -> list[ReportRow]:
    """Who is who, among the confirmed registrations of this event. Nothing is written."""
    people = list(confirmed_people(event))
    by_address = defaultdict(set)
    for row in people:
        for address in (row.person.email, *(it.address for it in row.person.emails.all())):
            by_address[address].add(row)
    by_address.pop("", None)
    return [_row(event, attendee, by_address.get(attendee.email, set()), people) for attendee in attendees]


def confirmed_people(event: EventPage) -> Sequence[Registration]:
    rows = event.registrations.confirmed().select_related("person__country").prefetch_related("person__emails")
    return list(rows.order_by("person__family_name", "person__given_name", "pk"))


def write_report(event: EventPage, marks: Mapping[int, int], *, day: date, by: User, at: datetime) -> list[CheckIn]:
    """Mark the registrations (number: minutes) present online on this day. Returns the rows that were written.

    Who was there too short gets no row. A day of which there is a word already stays as it is, unless that word came
    from a report with other minutes: the same report again writes nothing. Raises AttendanceRefused; then nothing is
    written.
    """
    with transaction.atomic():
        lock_in_order(marks)
        known = event.registrations.select_related("event").prefetch_related("check_ins").in_bulk(list(marks))
        rows = [
            CheckIn(
                registration=registration,
                day=day,
                mode=EventPage.Mode.ONLINE,
                is_present=True,
                source=CheckIn.Source.ONLINE_REPORT,
                minutes=min(marks[number], 24 * 60),
                by=by,
                at=at,
            )
            for number, registration in known.items()
            if marks[number] >= event.least_minutes and _is_news(registration, day, min(marks[number], 24 * 60))
        ]
        for row in rows:
            check_mark(row.registration, event, day, at=at)
        add_check_ins(rows)
        derive({row.registration_id for row in rows})
        if rows:
            log(event, "events.online_report", user=by, data={"rows": len(rows), "day": day.isoformat()})
    return rows


def _row(
    event: EventPage, attendee: Attendee, addressed: set[Registration], people: Sequence[Registration]
) -> ReportRow:
    words = set(heard(attendee.name))
    near = {row: len(words & set(row.person.heard)) for row in people}
    named = {row for row, count in near.items() if count >= 2}
    narrowed = (addressed & named) or addressed or named
    offered = sorted((row for row in people if near[row] or row in addressed), key=lambda row: -near[row])
    how = "" if not narrowed else "several" if len(narrowed) > 1 else "email" if addressed else "name"
    found = next(iter(narrowed)) if len(narrowed) == 1 else None
    return ReportRow(attendee, found, how, tuple(offered[:10]), attendee.minutes >= event.least_minutes)


def _is_news(registration: Registration, day: date, minutes: int) -> bool:
    words = [row for row in registration.check_ins.all() if row.day == day]
    if not words:
        return True
    last = max(words, key=lambda row: (row.moment, row.pk))
    return last.is_present and last.source == CheckIn.Source.ONLINE_REPORT and last.minutes != minutes
