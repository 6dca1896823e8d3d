"""A list of people that somebody uploads, understood row by row. Nothing is written here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from participants.lists.dates import day_in
from participants.lists.headers import Column
from participants.lists.scripts import one_line
from participants.lists.tables import meanings, words_for
from participants.models.listed_rows import Reading
from participants.models.listed_sheets import Around, sheets_with_people
from participants.models.places import Country
from participants.models.recognition import PersonDetails
from portal.core.spreadsheets import Unreadable, read_rows

_YES, _NO, _MODES = words_for("yes"), words_for("no"), meanings("online", "in_person")


@dataclass(frozen=True)
class ListedPerson:
    """A row of a list as it was understood; `details` is None when the row is refused.

    `understood` holds, also of a refused row: given, family, patronymic, given_latin, family_latin, sex, country (ISO
    code), institution, position, email, phone, birth_years, seniority, language. Refusals name their row; notes do not.
    """

    number: int
    details: PersonDetails | None
    understood: Mapping[str, Any]
    refusals: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    days: tuple[date, ...] = ()  # marked as present
    attended: bool | None = None  # None: the list does not say
    mode: str = ""  # online, in_person
    sheet: str = ""


def read_people(
    name: str,
    content: bytes,
    *,
    default_country: Country | None = None,
    days: Sequence[date] = (),
    today: date | None = None,
) -> list[ListedPerson]:
    """The people of a list (XLSX or CSV), of all its sheets that have a header.

    `default_country` is of those whose row names none; `days` are the event's, so that columns of attendance may be
    headed "Day 1" or "12.09". Raises Unreadable with a sentence when the file is no list of people.
    """
    countries = {country.iso2: country for country in Country.objects.all()}
    default = default_country.iso2 if default_country else ""
    around = Around(frozenset(countries), default, today or timezone.localdate())
    rows = read_rows(name, content)
    sheets = sheets_with_people([list(rows) for _name, rows in groupby(rows, key=lambda row: row.sheet)], around)
    if not sheets:
        raise Unreadable(
            _(
                "No row names the columns. A list needs a row that names at least the column of the full name, or "
                "those of the family name and of the given name; and the column of the country."
            )
        )
    found = [_listed(reading, countries, days) for sheet in sheets for reading in sheet.readings()]
    if not found:
        raise Unreadable(_("There are no rows with people below the names of the columns."))
    return found


def _listed(reading: Reading, countries: Mapping[str, Country], days: Sequence[date]) -> ListedPerson:
    understood, header = reading.understood, reading.setting.header
    return ListedPerson(
        number=reading.row.number,
        details=None if reading.refusals else _details(reading, countries),
        understood=understood,
        refusals=tuple(reading.refusals),
        notes=tuple(reading.notes),
        days=_days_of(reading, days),
        attended=next((mark for it in header.of("attended") if (mark := _mark(reading.cell(it))) is not None), None),
        mode=_mode(reading),
        sheet=reading.row.sheet,
    )


def _details(reading: Reading, countries: Mapping[str, Country]) -> PersonDetails:
    understood = reading.understood
    return PersonDetails(
        given_name=understood["given"],
        family_name=understood["family"],
        patronymic=understood["patronymic"],
        given_name_latin=understood.get("given_latin", ""),
        family_name_latin=understood.get("family_latin", ""),
        sex=understood["sex"],
        country=countries[understood["country"]],
        institution=understood["institution"],
        position=understood["position"],
        email=understood["email"],
        phone=understood["phone"],
        birth_years=understood["birth_years"],
        seniority=understood["seniority"],
        language=understood["language"] or reading.setting.language,
    )


def _days_of(reading: Reading, days: Sequence[date]) -> tuple[date, ...]:
    marked = [column for column in reading.setting.header.of("day") if _mark(reading.cell(column))]
    return tuple(sorted({day for column in marked if (day := _day(column, days))}))


def _day(column: Column, days: Sequence[date]) -> date | None:
    if column.day:
        return days[column.day - 1] if column.day <= len(days) else None
    return day_in(column.header, days)


def _mode(reading: Reading) -> str:
    header = reading.setting.header
    cells = [reading.cell(column) for column in (*header.of("mode"), *header.of("attended"), *header.of("day"))]
    words = [one_line(str(cell)).casefold() for cell in cells if cell]
    return next((_MODES[word] for word in words if word in _MODES), "")


def _mark(cell: object) -> bool | None:
    """Whether a mark of attendance says yes, no, or nothing."""
    if isinstance(cell, bool) or cell is None:
        return cell
    written = one_line(str(cell)).casefold().strip(". ")
    return True if written in _YES else False if written in _NO else None
