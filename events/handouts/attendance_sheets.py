"""Sheets to sign on, one for each day; and after the event, who was present on which day."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db.models import prefetch_related_objects
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from events.actions.attendance import days_present
from events.handouts.made import Made, Progress, pdf
from events.handouts.people import institution, listed_latin_name, listed_name, people_of
from events.models import EventPage, Registration
from portal.core.exports import Sheet, workbook_bytes

MARKS = {EventPage.Mode.IN_PERSON: "+", EventPage.Mode.ONLINE: "o"}
ABSENT = "–"


def attendance_sheets(event: EventPage, *, options: dict, at: datetime, progress: Progress) -> Made:
    """`options`: who, and the days (ISO dates), each of which begins on a page of its own."""
    progress(10, _("Collecting the people"))
    people = people_of(event, options["who"])
    heads = [
        (_("No."), 5),
        (_("Name"), 22),
        (_("In Latin letters"), 20),
        (_("Country"), 13),
        (_("Institution"), 22),
        (_("Signature"), 18),
    ]
    rows = [
        [number, listed_name(row), listed_latin_name(row), str(row.person.country), institution(row)]
        for number, row in enumerate(people, start=1)
    ]
    progress(30, _("Setting the pages"))
    days = [date.fromisoformat(day) for day in options["days"]]
    content = pdf(
        "pdf/events/attendance_sheets.html", event, at=at, days=days, columns=heads, rows=rows, to_sign=range(1)
    )
    return Made("pdf", content, len(people))


def presence(event: EventPage, *, options: dict, at: datetime, progress: Progress) -> Made:
    """`options`: file_format. Everybody who is confirmed, with a mark for each day of the event until today."""
    progress(10, _("Collecting the people"))
    people = people_of(event, "confirmed")
    prefetch_related_objects(people, "check_ins")
    days = [day for day in event.days if day <= event.today(at)]
    present = [days_present(row) for row in people]
    progress(30, _("Writing the file"))
    if options["file_format"] == "xlsx":
        return Made("xlsx", _presence_sheet(people, days, present), len(people))
    rows = [
        [number, listed_name(row), str(row.person.country), *(_mark(marks, day) for day in days), len(marks)]
        for number, (row, marks) in enumerate(zip(people, present, strict=True), start=1)
    ]
    sums = [sum(day in marks for marks in present) for day in days]
    content = pdf(
        "pdf/events/presence.html",
        event,
        at=at,
        columns=_presence_columns(days),
        rows=rows,
        sums=[*sums, sum(sums)],
    )
    return Made("pdf", content, len(people))


def _mark(marks: dict[date, str], day: date) -> str:
    return MARKS[EventPage.Mode(marks[day])] if day in marks else ABSENT


def _presence_columns(days: Sequence[date]) -> list[tuple[str, str]]:
    """The days share half of the width."""
    heads = [(_("No."), 5.0), (_("Name"), 25.0), (_("Country"), 14.0)]
    heads += [(date_format(day, "d.m"), 48 / len(days)) for day in days]
    return [(head, f"{width:.2f}") for head, width in [*heads, (_("Days"), 8.0)]]


def _presence_sheet(people: Sequence[Registration], days: Sequence[date], present: Sequence[dict[date, str]]) -> bytes:
    """In words: a plus sign would be read as the start of a formula."""
    words = dict(EventPage.Mode.choices)
    about = [_("No."), _("Name"), _("In Latin letters"), _("Country")]
    header = [*about, *(date_format(day, "j E Y") for day in days), _("Days")]
    rows = [
        [
            number,
            listed_name(row),
            listed_latin_name(row),
            str(row.person.country),
            *(str(words[marks[day]]) if day in marks else None for day in days),
            len(marks),
        ]
        for number, (row, marks) in enumerate(zip(people, present, strict=True), start=1)
    ]
    return workbook_bytes([Sheet(_("Presence"), header, rows)])
