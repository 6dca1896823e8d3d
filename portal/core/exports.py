"""Tables as files that people open in a spreadsheet."""

import csv
from collections.abc import Sequence
from io import BytesIO, StringIO

Cell = str | int | float | None

# A cell that starts like this would be run as a formula by a spreadsheet program.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


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
    import pandas  # 2 s and 77 MB to import: only a download pays for it

    frame = pandas.DataFrame([[safe_cell(cell) for cell in row] for row in rows], columns=list(header), dtype=object)
    file = BytesIO()
    frame.to_excel(file, sheet_name=sheet[:31], index=False, engine="openpyxl")
    return file.getvalue()
