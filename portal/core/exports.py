"""Tables as files that people open in a spreadsheet."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO

Cell = str | int | float | None

# A cell that starts like this would be run as a formula by a spreadsheet program.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")  # a workbook cannot hold them
_WIDEST = 50  # characters; a longer text is cut by the next cell, not lost


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook; its name is cut to the 31 characters that one may have."""

    name: str
    header: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def safe_cell(value: Cell) -> Cell:
    """The value as a spreadsheet may show it: text that would be run as a formula gets an apostrophe in front."""
    return "'" + value if isinstance(value, str) and value.startswith(_FORMULA_STARTS) else value


def csv_bytes(header: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    """UTF-8 with a byte order mark, as the spreadsheet programs of the region expect it. Empty is empty, zero is 0."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([[safe_cell(cell) for cell in row] for row in [header, *rows]])
    return text.getvalue().encode("utf-8-sig")


def xlsx_bytes(sheet: str, header: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    """One sheet with a bold first row."""
    return workbook_bytes([Sheet(sheet, header, rows)])


def workbook_bytes(sheets: Sequence[Sheet]) -> bytes:
    """Sheets with a bold first row that stays in sight, and columns as wide as what stands in them."""
    import pandas  # 2 s and 77 MB to import: only a download pays for it

    file = BytesIO()
    with pandas.ExcelWriter(file, engine="openpyxl") as writer:
        for sheet in sheets:
            rows = [[_written(cell) for cell in row] for row in sheet.rows]
            frame = pandas.DataFrame(rows, columns=list(sheet.header), dtype=object)
            frame.to_excel(writer, sheet_name=sheet.name[:31], index=False, freeze_panes=(1, 0))
            widths = zip(writer.sheets[sheet.name[:31]].columns, _widths(sheet.header, rows), strict=True)
            for cells, width in widths:
                cells[0].parent.column_dimensions[cells[0].column_letter].width = width
    return file.getvalue()


def _written(cell: Cell) -> Cell:
    return safe_cell(_UNWRITABLE.sub("", cell) if isinstance(cell, str) else cell)


def _widths(header: Sequence[str], rows: Sequence[Sequence[Cell]]) -> list[int]:
    columns = zip(header, *rows, strict=True)
    return [min(2 + max(len(str(cell)) for cell in column if cell is not None), _WIDEST) for column in columns]
