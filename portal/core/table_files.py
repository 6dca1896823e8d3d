"""A table for a browser to keep as a file, in the formats that the pages offer beside their tables."""

from collections.abc import Sequence

from django.http import HttpResponse

from portal.core.exports import Cell, csv_bytes, xlsx_bytes

CONTENT_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def file_response(content: bytes, name: str, file_format: str) -> HttpResponse:
    """Kept as `<name>.<file_format>`; the format is one of CONTENT_TYPES."""
    return HttpResponse(
        content,
        content_type=CONTENT_TYPES[file_format],
        headers={"Content-Disposition": f'attachment; filename="{name}.{file_format}"'},
    )


def table_response(
    name: str, file_format: str, header: Sequence[str], rows: Sequence[Sequence[Cell]], *, sheet: str = ""
) -> HttpResponse:
    """`sheet` names the sheet of a workbook where that is not the name of the file."""
    content = csv_bytes(header, rows) if file_format == "csv" else xlsx_bytes(sheet or name, header, rows)
    return file_response(content, name, file_format)
