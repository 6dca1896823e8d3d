"""A list of people that somebody uploads, understood row by row. Nothing is written here."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby, pairwise
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from participants.lists.countries import country_code
from participants.lists.dates import day_in
from participants.lists.headers import Column, Header, find_header, normal
from participants.lists.names import column_order
from participants.lists.scripts import one_line
from participants.lists.tables import meanings, words_for
from participants.models.listed_rows import Reading, Setting, read_row
from participants.models.places import Country
from participants.models.recognition import PersonDetails
from portal.core.spreadsheets import Row, Unreadable, read_rows

_ENOUGH_TO_FILL_DOWN = 1 / 3


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
    sheets = [list(rows) for _name, rows in groupby(read_rows(name, content), key=lambda row: row.sheet)]
    headed = [(header, rows) for rows in sheets if (header := find_header([row.cells for row in rows]))]
    if not headed:
        raise Unreadable(
            _(
                "No row names the columns. A list needs a row that names at least the column of the full name, or "
                "those of the family name and of the given name; and the column of the country."
            )
        )
    default = default_country.iso2 if default_country else ""
    countries = {country.iso2: country for country in Country.objects.all()}
    found = [
        person
        for header, rows in headed
        for person in _ListReader(header, rows, countries, default, tuple(days), today or timezone.localdate()).people()
    ]
    if not found:
        raise Unreadable(_("There are no rows with people below the names of the columns."))
    return found


@dataclass
class _ListReader:
    """The rows of one sheet, from its header down."""

    header: Header
    rows: Sequence[Row]
    countries: Mapping[str, Country]
    default_country: str
    days: Sequence[date]
    today: date
    section_country: str = ""
    above: dict[str, str] = field(default_factory=dict)

    def people(self) -> Iterator[ListedPerson]:
        body = [row for row in self.rows[self.header.last + 1 :] if not self._is_repeated(row)]
        order = {column.index: self._order(column, body) for column in self.header.of("full_name")}
        setting = Setting(self.header, order, frozenset(self.countries), self.default_country, self.today)
        self.section_country = self._known(country_code(self.rows[0].sheet)) if self.rows[0].sheet else ""
        fills_down = self._fills_down(body)
        above = ""
        for row in body:
            if self._heads_others(row) or self._is_aside(row):
                continue
            reading = Reading(row, setting, self.section_country or (above if fills_down else ""))
            read_row(reading)
            if fills_down and not self._written_country(row) and not self.section_country:
                reading.notes.append(_("The country is that of the rows above."))
            above = reading.understood["country"] or above
            yield self._listed(reading)

    def _order(self, column: Column, body: Sequence[Row]) -> float:
        texts = [cell for row in body if isinstance(cell := _cell(row, column.index), str)]
        return column_order(texts, column.order)

    def _known(self, code: str) -> str:
        return code if code in self.countries else ""

    def _is_repeated(self, row: Row) -> bool:
        """The header once more, or the numbers of the columns below it."""
        filled = [cell for cell in row.cells if cell is not None]
        numbers = [
            int(cell) for cell in filled if isinstance(cell, int | float) or (isinstance(cell, str) and cell.isdigit())
        ]
        if len(numbers) == len(filled) > 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers))):
            return True
        same = [
            column for column in self.header.columns if normal(str(_cell(row, column.index))) == normal(column.header)
        ]
        return len(same) >= min(2, len(self.header.columns))

    def _heads_others(self, row: Row) -> bool:
        """A row that names a country, or something else, for the rows below it."""
        texts = [cell for cell in row.cells if isinstance(cell, str)]
        if len({*texts}) != 1 or len(texts) < sum(cell is not None for cell in row.cells if not isinstance(cell, int)):
            return False
        text = re.sub(
            r"\(.*\)|\d+|\b(чел\w*|participants?|people|persons?|участник\w*|delegation|делегация|of|из|the|from)\b",
            " ",
            texts[0],
            flags=re.IGNORECASE,
        )
        code = country_code(one_line(text).strip(" :-–—.,"))
        if code:
            self.section_country = self._known(code)
            return True
        words = re.findall(r"[^\W\d_]+", texts[0].casefold())
        return row.is_banner or any(word in words_for("section") for word in words)

    def _is_aside(self, row: Row) -> bool:
        """A total, a note or a line for signatures: no person."""
        texts = [cell for cell in row.cells if isinstance(cell, str)]
        if not texts:
            return not any(
                _cell(row, column.index) is not None for column in self.header.columns if column.field != "ignored"
            )
        first = texts[0].casefold().strip()
        is_footer = any(re.match(rf"{re.escape(word)}(?!\w)", first) for word in words_for("footer"))
        return (is_footer and not any("@" in text for text in texts)) or first.startswith(tuple(words_for("example")))

    def _written_country(self, row: Row) -> bool:
        return any(_cell(row, column.index) for column in self.header.of("country"))

    def _fills_down(self, body: Sequence[Row]) -> bool:
        """Whether the country stands only where it begins: many rows have none, and none repeats the one above it."""
        columns = self.header.of("country")
        if not columns:
            return False
        cells = [_cell(row, columns[0].index) for row in body]
        blank = sum(cell is None for cell in cells)
        repeats = any(cell is not None and cell == above for above, cell in pairwise(cells))
        return bool(cells) and cells[0] is not None and blank >= len(cells) * _ENOUGH_TO_FILL_DOWN and not repeats

    def _listed(self, reading: Reading) -> ListedPerson:
        understood = reading.understood
        understood.pop("beside_name", None)
        return ListedPerson(
            number=reading.row.number,
            details=None if reading.refusals else self._details(understood),
            understood=understood,
            refusals=tuple(reading.refusals),
            notes=tuple(reading.notes),
            days=self._days_of(reading),
            attended=self._attended(reading),
            mode=self._mode(reading),
            sheet=reading.row.sheet,
        )

    def _details(self, understood: Mapping[str, Any]) -> PersonDetails:
        return PersonDetails(
            given_name=understood["given"],
            family_name=understood["family"],
            patronymic=understood["patronymic"],
            given_name_latin=understood.get("given_latin", ""),
            family_name_latin=understood.get("family_latin", ""),
            sex=understood["sex"],
            country=self.countries[understood["country"]],
            institution=understood["institution"],
            position=understood["position"],
            email=understood["email"],
            phone=understood["phone"],
            birth_years=understood["birth_years"],
            seniority=understood["seniority"],
            language=understood["language"] or "en",
        )

    def _days_of(self, reading: Reading) -> tuple[date, ...]:
        marked = [column for column in self.header.of("day") if _mark(reading.cell(column))]
        found = [day for column in marked if (day := self._day(column))]
        return tuple(sorted({*found}))

    def _day(self, column: Column) -> date | None:
        if column.day:
            return self.days[column.day - 1] if column.day <= len(self.days) else None
        return day_in(column.header, self.days)

    def _attended(self, reading: Reading) -> bool | None:
        marks = [_mark(reading.cell(column)) for column in self.header.of("attended")]
        return next((mark for mark in marks if mark is not None), None)

    def _mode(self, reading: Reading) -> str:
        cells = [reading.cell(column) for column in (*self.header.of("mode"), *self.header.of("attended"))]
        modes = meanings("online", "in_person")
        words = [one_line(str(cell)).casefold() for cell in cells if cell]
        return next((modes[word] for word in words if word in modes), "")


def _cell(row: Row, index: int) -> Any:
    return row.cells[index] if index < len(row.cells) else None


def _mark(cell: object) -> bool | None:
    """Whether a mark of attendance says yes, no, or nothing."""
    if isinstance(cell, bool) or cell is None:
        return cell
    written = one_line(str(cell)).casefold().strip(". ")
    return True if written in words_for("yes") else False if written in words_for("no") else None
