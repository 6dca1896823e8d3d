"""The rows of one sheet of a list: which of them are people, and what holds for all of them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from itertools import pairwise, zip_longest

from django.utils.translation import gettext as _

from participants.lists.countries import country_code
from participants.lists.headers import Column, Header, columns_of, find_header
from participants.lists.names import column_order, is_name, title_of, weight
from participants.lists.scripts import is_latin, one_line
from participants.lists.tables import words_for
from participants.models.listed_rows import Reading, Setting, read_row
from portal.core.spreadsheets import Cell, Row

_ENOUGH_TO_FILL_DOWN = 1 / 3
_MOSTLY = 0.6
_NAMES = ("full_name", "given", "given_patr", "family")
_COUNTED = re.compile(
    r"\(.*\)|\d+|\b(чел\w*|participants?|people|persons?|участник\w*|delegation|делегация|of|из|from|страна|country)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Around:
    """What is known before a file is read."""

    countries: frozenset[str]
    default_country: str
    today: date


@dataclass
class Sheet:
    """The rows of a sheet with their header; `is_one_of_many` names the sheet in every sentence."""

    header: Header
    rows: Sequence[Row]
    around: Around
    is_one_of_many: bool = False
    section_country: str = ""
    section: str = ""
    country_above: Cell = None  # as it was written

    @cached_property
    def body(self) -> list[Row]:
        """The rows below the header, names over several columns put together."""
        return list(_names_together(self.rows[self.header.last + 1 :], self.header))

    @property
    def holds_names(self) -> bool:
        """Whether words stand in the column of names: in a table of figures there are none."""
        column = next(column for column in self.header.columns if column.field in _NAMES)
        cells = [cell for row in self.body if (cell := cell_of(row, column)) is not None]
        return sum(is_name(str(cell)) for cell in cells) >= len(cells) / 2 if cells else False

    def readings(self) -> Iterator[Reading]:
        """The rows that are people, read."""
        self.section_country = country_code(self.rows[0].sheet) if len(self.rows[0].sheet) > 3 else ""
        setting = self._setting(self.header)
        fills_down, above, last = self._fills_down(), "", None
        for written in self.body:
            row = _written_out(written, last)
            if header := self._new_header(row):
                setting = self._setting(header)
            elif not self._is_aside(row, setting.header) and not self._heads_others(row, setting.header):
                reading = Reading(row, setting, self.section_country or (above if fills_down else ""), self.section)
                read_row(reading)
                if fills_down and above and not self.section_country and not reading.has("country"):
                    reading.notes.append(_("The country is that of the rows above."))
                above = reading.understood["country"] or above
                last, self.country_above = row, self._country_of(row)
                yield reading

    def _setting(self, header: Header) -> Setting:
        header = _with_titles_told_apart(header, self.body)
        texts = {column.index: _texts(self.body, column) for column in header.columns if column.field == "full_name"}
        russian = sum(not is_latin(column.header) for column in header.columns) * 2 > len(header.columns)
        return Setting(
            header=header,
            order={index: column_order(found, _order_told(header, index)) for index, found in texts.items()},
            countries=self.around.countries,
            default_country=self.around.default_country,
            today=self.around.today,
            language="ru" if russian else "en",
            sheet=self.rows[0].sheet if self.is_one_of_many else "",
            is_exchanged=_are_exchanged(header, self.body),
        )

    def _new_header(self, row: Row) -> Header | None:
        """The header once more, perhaps with its columns in another order."""
        known = {one_line(column.header).casefold() for column in self.header.columns}
        same = sum(isinstance(cell, str) and one_line(cell).casefold() in known for cell in row.cells)
        if same < min(2, len(self.header.columns)):
            return None
        header = Header(0, columns_of(row.cells))
        return header if header.names_people else self.header

    def _is_aside(self, row: Row, header: Header) -> bool:
        """Nothing of a person: an empty line with its number, the numbers of columns, a total, a line to sign on."""
        used = {column.field for column in header.used if cell_of(row, column) is not None}
        texts = _worded(row)
        if _are_column_numbers(row) or not (used or texts):
            return True
        if not texts:
            return not used & {*_NAMES, "email", "phone"}
        if used == {"country"} and len(texts) == 1 and self._country_of(row) == self.country_above:
            return True
        first = texts[0].casefold()
        is_footer = bool(_footers().match(first)) and _is_unasked(row, texts[0], header)
        return is_footer or first.startswith(tuple(words_for("example")))

    def _heads_others(self, row: Row, header: Header) -> bool:
        """A row with one text that says something of the rows below: their country, their institution, their part."""
        texts = set(_worded(row))
        places = {column.index: column.field for column in header.used}
        filled = [places.get(index, "") for index, cell in enumerate(row.cells) if cell is not None]
        asked = [place for place in filled if place]
        if len(texts) != 1 or len(asked) > 1 or (asked == ["country"] and len(filled) > 1):
            return False
        text = texts.pop()
        if code := country_code(one_line(_COUNTED.sub(" ", text)).strip(" :-–—.,")):
            self.section_country, self.section = code, ""
            return True
        is_heading = row.is_banner or not asked or bool({*re.findall(r"\w+", text.casefold())} & words_for("section"))
        if is_heading:
            self.section = text
        return is_heading

    def _country_of(self, row: Row) -> Cell:
        return next((cell for column in self.header.of("country") if (cell := cell_of(row, column))), None)

    def _fills_down(self) -> bool:
        """Whether the country stands only where it begins: many rows have none, and none repeats the one above it."""
        columns = self.header.of("country")
        rows = [row for row in self.body if any(cell_of(row, it) for it in self.header.columns if it.field in _NAMES)]
        if not columns or not rows:
            return False
        cells = [cell_of(row, columns[0]) for row in rows]
        blank = sum(cell is None for cell in cells)
        repeats = any(cell is not None and cell == above for above, cell in pairwise(cells))
        return cells[0] is not None and blank >= len(cells) * _ENOUGH_TO_FILL_DOWN and not repeats


def sheets_with_people(sheets: Iterable[Sequence[Row]], around: Around) -> list[Sheet]:
    """The sheets that have a header and names below it; of a file with one header that one, whatever stands below."""
    found = [Sheet(header, rows, around) for rows in sheets if (header := find_header([row.cells for row in rows]))]
    with_names = [sheet for sheet in found if sheet.holds_names] or found[:1]
    for sheet in with_names:
        sheet.is_one_of_many = len(with_names) > 1
    return with_names


def cell_of(row: Row, column: Column) -> Cell:
    return row.cells[column.index] if column.index < len(row.cells) else None


def _worded(row: Row) -> list[str]:
    """The texts of a row that hold letters, or an address."""
    return [one_line(cell) for cell in row.cells if isinstance(cell, str) and re.search(r"[^\W\d_]|@", cell)]


def _is_unasked(row: Row, text: str, header: Header) -> bool:
    """Whether the text stands where no column asks for anything, or where a name should stand."""
    fields = {column.index: column.field for column in header.used}
    place = next(index for index, cell in enumerate(row.cells) if isinstance(cell, str) and one_line(cell) == text)
    return fields.get(place, "") in ("", *_NAMES)


def _texts(rows: Sequence[Row], column: Column) -> list[str]:
    return [cell for row in rows if isinstance(cell := cell_of(row, column), str)]


def _order_told(header: Header, index: int) -> str:
    return next(column.order for column in header.columns if column.index == index)


def _written_out(row: Row, above: Row | None) -> Row:
    """The row with the cells of the one above in place of its signs for "the same"."""
    if not above or not any(map(_is_ditto, row.cells)):
        return row
    pairs = zip_longest(row.cells, above.cells[: len(row.cells)])
    return replace(row, cells=tuple(up if _is_ditto(cell) else cell for cell, up in pairs))


def _is_ditto(cell: Cell) -> bool:
    return isinstance(cell, str) and len(cell) <= 8 and cell.strip().casefold() in words_for("the same")


def _names_together(rows: Sequence[Row], header: Header) -> Iterator[Row]:
    """Rows in which a name stands in several columns below one merged "ФИО", with the name in the first of them."""
    spans = [(column.index, _end_of_name(column, header, rows)) for column in header.of("full_name")]
    spans = [(start, end) for start, end in spans if end > start + 1]
    for row in rows:
        cells = list(row.cells)
        for start, end in spans:
            texts = [str(cell) for cell in cells[start:end] if cell is not None]
            cells[start:end] = [" ".join(texts) or None, *[None] * (len(cells[start:end]) - 1)]
        yield replace(row, cells=tuple(cells)) if spans else row


def _end_of_name(column: Column, header: Header, body: Sequence[Row]) -> int:
    taken = {other.index for other in header.columns}
    end = column.index + 1
    words = _texts(body, column)
    if sum(" " in word for word in words) * 2 > len(words):
        return end
    while end not in taken and end < column.index + 3 and _holds_words(body, end):
        end += 1
    return end


def _holds_words(body: Sequence[Row], index: int) -> bool:
    cells = [row.cells[index] for row in body if index < len(row.cells)]
    return sum(isinstance(cell, str) and is_name(cell) for cell in cells) * 2 > len(cells)


def _with_titles_told_apart(header: Header, body: Sequence[Row]) -> Header:
    """A column "Title" holds positions where most of its words are none of Mr, Ms, Dr."""

    def told_apart(column: Column) -> Column:
        texts = _texts(body, column) if column.field == "title" else []
        titles = sum(title_of(text.strip()) is not None for text in texts)
        return replace(column, field="position") if titles * 2 < len(texts) else column

    return replace(header, columns=tuple(map(told_apart, header.columns)))


def _are_exchanged(header: Header, body: Sequence[Row]) -> bool:
    """Whether family names stand below "given name" and the other way round, in most rows that show it."""
    given, family = header.of("given")[:1], header.of("family")[:1]
    if not given or not family:
        return False
    pairs = [(cell_of(row, given[0]), cell_of(row, family[0])) for row in body]
    votes = Counter(_vote(str(one), str(other)) for one, other in pairs if one and other)
    return votes[True] >= 2 and votes[True] > _MOSTLY * (votes[True] + votes[False])


def _vote(given: str, family: str) -> bool | None:
    difference = weight(given) - weight(family)
    return True if difference >= 3 else False if difference <= -2 else None


def _are_column_numbers(row: Row) -> bool:
    filled = [str(cell) for cell in row.cells if cell is not None]
    return len(filled) > 2 and filled == [str(number) for number in range(1, len(filled) + 1)]


@lru_cache(maxsize=1)
def _footers() -> re.Pattern[str]:
    plain, before_sign = (
        "|".join(re.escape(word) for word in sorted(words_for(meaning), key=len, reverse=True))
        for meaning in ("footer", "footer before a sign")
    )
    return re.compile(rf"(?:{plain})(?!\w)|(?:{before_sign})\s*(?:[:_№\d(–—-]|$)")
