"""Files as colleagues send them, made in the test."""

from collections.abc import Sequence
from io import BytesIO

import openpyxl

Rows = Sequence[Sequence[object]]


def xlsx(*sheets: Rows, merged: Sequence[str] = (), titles: Sequence[str] = ()) -> bytes:
    """A workbook of these sheets; `merged` holds for the first one."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(titles[number] if titles else None)
        for row in rows:
            sheet.append(list(row))
    for cells in merged:
        book.worksheets[0].merge_cells(cells)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def csv(text: str) -> bytes:
    return text.encode("utf-8")
