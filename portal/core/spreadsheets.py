"""A file that somebody uploads as rows of plain cells: XLSX or CSV, known by its content and not by its name."""

import re
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _

from portal.core.delimited import rows_of_text
from portal.core.file_kinds import Unreadable, check_kind, is_zip

MOST_ROWS = 20_000
_MOST_COLUMNS = 200
_MOST_BYTES = 20 * 2**20
_MOST_UNPACKED = 100 * 2**20
_MOST_CELLS = 1_000_000
_CHUNK = 2**20


@dataclass(frozen=True)
class Formula:
    """A cell that a spreadsheet program would calculate. It is never calculated here."""

    text: str

    def __str__(self) -> str:
        return self.text


Cell = str | int | float | bool | date | datetime | Formula | None


@dataclass(frozen=True)
class Row:
    """A row that holds something. `number` is its number in the file as a spreadsheet program shows it.

    A cell merged over several rows stands in each of them; one merged over several columns in the first alone.
    """

    number: int
    cells: tuple[Cell, ...]
    sheet: str = ""  # a CSV file has none
    is_banner: bool = False  # one cell is merged over the whole width


def read_rows(name: str, content: bytes) -> list[Row]:
    """The rows of all sheets that are shown, sheet after sheet, without the empty ones.

    Raises Unreadable with a sentence for the person who uploaded the file. `name` is only for that sentence.
    """
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise Unreadable(_("The file is empty."))
    if len(content) > _MOST_BYTES:
        raise Unreadable(_("The file is larger than %(most)s MB. Divide it.") % {"most": _MOST_BYTES // 2**20})
    check_kind(content)
    rows = list(_limited(_workbook_rows(content) if is_zip(content) else _text_rows(content)))
    if not rows:
        raise Unreadable(_("The file is empty."))
    return rows


def _limited(rows: Iterator[Row]) -> Iterator[Row]:
    for count, row in enumerate(rows, 1):
        if count > MOST_ROWS:
            raise _too_many()
        yield row


def _too_many() -> Unreadable:
    return Unreadable(_("The file has more than %(most)s rows. Divide it.") % {"most": MOST_ROWS})


def _text_rows(content: bytes) -> Iterator[Row]:
    for number, cells in enumerate(rows_of_text(content), 1):
        shown = tuple(cell.strip() or None for cell in cells[:_MOST_COLUMNS])
        if any(shown):
            yield Row(number, shown)


def _workbook_rows(content: bytes) -> Iterator[Row]:
    with zipfile.ZipFile(BytesIO(content)) as parts:
        _check_parts(parts)
    book = _open_workbook(content)
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"] or book.worksheets
    for sheet in shown:
        yield from _sheet_rows(sheet)


def _check_parts(parts: zipfile.ZipFile) -> None:
    """Refuses what would take long or much memory to open, before it is opened."""
    too_large = Unreadable(_("The file is too large when unpacked. Save the list alone in a new file."))
    if sum(part.file_size for part in parts.infolist()) > _MOST_UNPACKED:
        raise too_large
    count = cells = 0
    for part in parts.infolist():
        is_sheet = part.filename.startswith("xl/worksheets/")
        for piece in _pieces(parts, part):
            if b"<!DOCTYPE" in piece or b"<!ENTITY" in piece:
                raise Unreadable(_("The file holds instructions that no spreadsheet needs. Save it anew as XLSX."))
            count += is_sheet and (b"<v>" in piece or b"<is>" in piece or b"<f>" in piece)
            cells += is_sheet and piece.count(b"<c ")
            if count > MOST_ROWS:
                raise _too_many()
            if cells > _MOST_CELLS:
                raise too_large


def _pieces(parts: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """The text of a part, cut at the ends of rows."""
    rest = b""
    try:
        with parts.open(part) as file:
            while chunk := file.read(_CHUNK):
                *pieces, rest = (rest + chunk).split(b"</row>")
                yield from pieces
                if len(rest) > 4 * _CHUNK:
                    yield rest
                    rest = rest[-20:]
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, ValueError) as error:
        raise _broken() from error
    except RuntimeError as error:  # zipfile's answer to an encrypted part
        raise Unreadable(_("The file is protected by a password. Save it without one.")) from error
    yield rest


def _broken() -> Unreadable:
    return Unreadable(_("The file is damaged. Open it in a spreadsheet program and save it anew as XLSX."))


def _open_workbook(content: bytes) -> Any:
    import openpyxl  # 0.5 s to import: only who reads a file pays for it

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of extensions that a list does without
        try:
            return openpyxl.load_workbook(BytesIO(content), keep_links=False)
        except Exception as error:
            raise _broken() from error


def _sheet_rows(sheet: Any) -> Iterator[Row]:
    merged = [merged.bounds for merged in sheet.merged_cells.ranges]
    down = _merged_down(sheet, merged)
    width = min(sheet.max_column or 0, _MOST_COLUMNS)
    banners = {top for left, top, right, bottom in merged if top == bottom and right - left + 1 >= max(width - 1, 2)}
    for number, cells in enumerate(sheet.iter_rows(max_col=width), 1):
        values = [plain(cell.value, cell.data_type) for cell in cells]
        for column, value in down.get(number, {}).items():
            values[column - 1] = value
        row = Row(number, tuple(values), sheet.title, number in banners)
        if any(value is not None for value in row.cells):
            yield row


def _merged_down(sheet: Any, merged: list[tuple[int, int, int, int]]) -> dict[int, dict[int, Cell]]:
    """For each row the values of cells merged downwards: column and value."""
    found: dict[int, dict[int, Cell]] = {}
    for left, top, _right, bottom in merged:
        if bottom == top or left > _MOST_COLUMNS or bottom - top > MOST_ROWS:
            continue
        cell = sheet.cell(top, left)
        for number in range(top + 1, bottom + 1):
            found.setdefault(number, {})[left] = plain(cell.value, cell.data_type)
    return found


def plain(value: Any, data_type: str) -> Cell:
    """The value of a cell of openpyxl without its clothes; empty text is None."""
    if data_type == "f":
        return Formula(str(getattr(value, "text", value)))
    if isinstance(value, str):
        return _unescaped(value).strip() or None
    if isinstance(value, time | timedelta):
        return str(value)
    return value  # type: ignore[no-any-return]


def _unescaped(text: str) -> str:
    """Excel writes a control sign into XML as `_x000D_`."""
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda code: chr(int(code[1], 16)), text) if "_x" in text else text
