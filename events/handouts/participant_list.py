"""The list of participants: as a PDF to be signed, and as a table for a spreadsheet."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.handouts.made import Made, Progress, pdf
from events.handouts.people import institution, listed_latin_name, listed_name, mode, people_of
from events.models import EventPage, Registration
from participants.models import Person
from portal.core.exports import Cell, Sheet, csv_bytes, workbook_bytes
from portal.core.tables import Row, Table


@dataclass(frozen=True)
class Column:
    """Its head, its share of the width of a page, and what it says of somebody."""

    name: Promise
    width: int
    of: Callable[[Registration], str]


NUMBER = "number"
COLUMNS = {
    NUMBER: Column(gettext_lazy("No."), 4, lambda _row: ""),  # counted by the list
    "name": Column(gettext_lazy("Name"), 18, listed_name),
    "latin_name": Column(gettext_lazy("In Latin letters"), 16, listed_latin_name),
    "sex": Column(gettext_lazy("Sex"), 7, lambda row: row.person.get_sex_display()),
    "country": Column(gettext_lazy("Country"), 12, lambda row: str(row.person.country)),
    "institution": Column(gettext_lazy("Institution"), 22, institution),
    "position": Column(gettext_lazy("Position"), 20, lambda row: row.person.position),
    "mode": Column(gettext_lazy("Mode"), 9, mode),
    "email": Column(gettext_lazy("E-mail address"), 20, lambda row: row.person.email),
    "phone": Column(gettext_lazy("Phone"), 14, lambda row: row.person.phone),
}
CONTACTS = ("email", "phone")
USUAL = ("number", "name", "latin_name", "sex", "country", "institution", "position")
SIGNATURE = 13  # the share of the width of one column to sign in
MOST_UPRIGHT = 90  # what an upright page carries; a wider table is laid across


def participant_list(event: EventPage, *, options: dict, at: datetime, progress: Progress) -> Made:
    """`options`: columns, who, file_format and, for a PDF, the days to sign for (ISO dates)."""
    progress(10, _("Collecting the people"))
    people = people_of(event, options["who"])
    columns = [name for name in COLUMNS if name in options["columns"]]
    progress(30, _("Writing the file"))
    file_format = options["file_format"]
    if file_format == "pdf":
        days = [date.fromisoformat(day) for day in options.get("days", [])]
        content = _printed(event, people, columns, days, at=at)
    else:
        content = _sheet(people, columns, file_format)
    return Made(file_format, content, len(people))


def _printed(
    event: EventPage, people: Sequence[Registration], columns: Sequence[str], days: Sequence[date], *, at: datetime
) -> bytes:
    heads = [(str(COLUMNS[name].name), COLUMNS[name].width) for name in columns]
    heads += [(_("Signature, %(day)s") % {"day": date_format(day, "j E")}, SIGNATURE) for day in days]
    whole = sum(width for _head, width in heads)
    return pdf(
        "pdf/events/participant_list.html",
        event,
        at=at,
        columns=[(head, f"{100 * width / whole:.2f}") for head, width in heads],
        rows=table_rows(people, columns),
        to_sign=range(len(days)),
        is_wide=whole > MOST_UPRIGHT,
        totals=totals(people),
    )


def _sheet(people: Sequence[Registration], columns: Sequence[str], file_format: str) -> bytes:
    header, rows = [str(COLUMNS[name].name) for name in columns], table_rows(people, columns)
    if file_format == "csv":
        return csv_bytes(header, rows)
    summed = totals(people)
    added = [[row.name, *row.values] for row in (*summed.rows, *([summed.total] if summed.total else []))]
    return workbook_bytes([Sheet(_("Participants"), header, rows), Sheet(_("Totals"), list(summed.header), added)])


def table_rows(people: Sequence[Registration], columns: Sequence[str]) -> list[list[Cell]]:
    return [
        [number if name == NUMBER else COLUMNS[name].of(row) for name in columns]
        for number, row in enumerate(people, start=1)
    ]


def totals(people: Sequence[Registration]) -> Table:
    """How many of each country and sex; "not stated" only where somebody did not state it."""
    counted = Counter((str(row.person.country), row.person.sex) for row in people)
    sexes = [Person.Sex.MALE, Person.Sex.FEMALE]
    if any(sex == Person.Sex.NOT_STATED for _country, sex in counted):
        sexes.append(Person.Sex.NOT_STATED)
    rows = []
    for country in sorted({country for country, _sex in counted}):
        values = [counted[country, sex] for sex in sexes]
        rows.append(Row(country, (*values, sum(values))))
    sums = tuple(sum(column) for column in zip(*(row.values for row in rows), strict=True))
    header = (_("Country"), *(capfirst(str(sex.label)) for sex in sexes), _("Total"))
    total = Row(_("Total"), sums or (0,) * (len(sexes) + 1))
    return Table(_("Participants by country and sex"), header, tuple(rows), total)
