"""The tables of a frozen document as data: never those of today."""

import json
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from indicators.models import Snapshot
from indicators.reports.document import Cell, Document, Table
from indicators.reports.editions import PUBLIC
from indicators.tables import plain
from portal.core import exports
from portal.core.table_files import CONTENT_TYPES

CSV, JSON, XLSX = "csv", "json", "xlsx"
TYPES = {
    CSV: "application/zip",
    JSON: "application/json",
    XLSX: CONTENT_TYPES[XLSX],
}
FORMATS = tuple(TYPES)
MOST = 31  # characters in the name of a sheet
_OLDEST = (1980, 1, 1, 0, 0, 0)  # the first day that a zip knows: the same data gives the same bytes


def data_file(snapshot: Snapshot, language: str, edition: str, file_format: str) -> bytes:
    """CSV is a zip of one file for each table."""
    if file_format == JSON:
        return _json(snapshot, language, edition)
    document = snapshot.document(language, edition)
    return workbook_of(document) if file_format == XLSX else _csv(document)


def _json(snapshot: Snapshot, language: str, edition: str) -> bytes:
    """The document as it is frozen; with all figures by name and the hashes of the evidence in the full edition."""
    frozen = snapshot.plain
    found = {
        "number": snapshot.number,
        "sha256": snapshot.sha256,
        "previous": snapshot.previous,
        "code": snapshot.code_version,
        "report": frozen["report"],
        "document": frozen["documents"][language][edition],
    }
    if edition != PUBLIC:
        found |= {"figures": frozen["figures"], "evidence": frozen["evidence"]}
    return json.dumps(found, ensure_ascii=False, indent=1).encode()


def workbook_of(document: Document) -> bytes:
    """A sheet for each of its tables."""
    sheets = [exports.Sheet(name, _header(table), _rows(table)) for name, table in _named(document)]
    return exports.workbook_bytes(sheets or [exports.Sheet("-", [document.title], [])])


def _csv(document: Document) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as kept:
        for name, table in _named(document):
            content = exports.csv_bytes(_header(table), _rows(table))
            kept.writestr(ZipInfo(f"{name}.csv", _OLDEST), content, compress_type=ZIP_DEFLATED)
    return file.getvalue()


def _named(document: Document) -> Iterator[tuple[str, Table]]:
    """Each table with a name of its own, whatever the length of its key."""
    taken = set()
    for number, table in enumerate(document.tables, start=1):
        name = "".join(sign if sign.isalnum() or sign in "-_" else "-" for sign in table.key)[:MOST]
        if name.lower() in taken:
            name = f"{name[: MOST - 4]}-{number}"
        taken.add(name.lower())
        yield name, table


def _header(table: Table) -> list[str]:
    return list(table.header)


def _rows(table: Table) -> list[list[exports.Cell]]:
    return [[_value(cell) for cell in row] for row in table.all_rows]


def _value(cell: Cell) -> exports.Cell:
    """A number, or the words that say why there is none."""
    return cell.text if cell.value is None else plain(cell.value, cell.decimals)
