"""Tables through django-import-export: what is handed out as a spreadsheet, and lists that come in as one."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, ClassVar

from django.http import HttpResponse
from import_export.formats import base_formats
from import_export.results import Error, Result, RowResult
from tablib import Dataset

from portal.core.exports import safe_cell
from portal.core.list_rows import SHOWN, ListRefused, ListRow, Plan
from portal.core.table_files import file_response


class _Escaped:
    """Escapes more than the equals sign, and keeps figures figures. Called by the setting of django-import-export."""

    def _escape_formulae(self, dataset: Dataset) -> None:
        for _row in range(len(dataset)):
            dataset.append([safe_cell(cell) for cell in dataset.lpop()])


class Xlsx(_Escaped, base_formats.XLSX):
    pass


class Csv(_Escaped, base_formats.CSV):
    """With a byte order mark, as the spreadsheet programs of the region expect it."""

    def export_data(self, dataset: Dataset, **kwargs: Any) -> bytes:
        return super().export_data(dataset, **kwargs).encode("utf-8-sig")


FORMATS = {"xlsx": Xlsx, "csv": Csv}


def sheet_bytes(dataset: Dataset, file_format: str) -> bytes:
    """The table as a file; `file_format` is xlsx or csv. Cells that would be run as a formula are escaped."""
    return FORMATS[file_format]().export_data(dataset)


def sheet_response(dataset: Dataset, name: str, file_format: str) -> HttpResponse:
    """The table for a browser to keep as `<name>.<file_format>`."""
    return file_response(sheet_bytes(dataset, file_format), name, file_format)


def table(title: str, header: Iterable[object], rows: Iterable[Iterable[Any]]) -> Dataset:
    found = Dataset(title=title, headers=[str(column) for column in header])
    for row in rows:
        found.append(list(row))
    return found


class ListRowResult(RowResult):
    """What django-import-export says of a row, with the row as we show it."""

    TYPES: ClassVar = {
        "new": RowResult.IMPORT_TYPE_NEW,
        "matched": RowResult.IMPORT_TYPE_SKIP,
        "changed": RowResult.IMPORT_TYPE_UPDATE,
        "refused": RowResult.IMPORT_TYPE_INVALID,
        "duplicate": RowResult.IMPORT_TYPE_SKIP,
    }

    def __init__(self, row: ListRow) -> None:
        super().__init__()
        self.shown = row
        self.import_type = self.TYPES[row.outcome]
        self.row_values = dict(row.person)


class ListResult(Result):
    """What came of a list: its rows, and in `refusal` why nothing was written."""

    def __init__(self, plan: Plan, refusal: str) -> None:
        super().__init__()
        self.plan, self.refusal = plan, refusal
        self.total_rows = len(plan.shown)
        for row in plan.shown:
            result = ListRowResult(row)
            self.append_row_result(result)
            self.increment_row_result_total(result)
        if refusal:
            self.append_base_error(Error(ListRefused(refusal, plan)))


class ListImport:
    """For a resource whose rows are decided together and written together; row by row would ask the database for each.

    A subclass says how a file is understood (`understand`), what its rows would do (`plan`), and how all is written.
    """

    def __init__(
        self,
        *,
        by: Any = None,
        at: datetime | None = None,
        default_country: Any = None,
        skip_duplicates: bool = False,
        seen: str | None = None,
    ) -> None:
        """`default_country` is of those whose row names none; `seen` is the digest of the plan that was looked at."""
        super().__init__()
        self.by, self.at, self.default_country = by, at, default_country
        self.skip_duplicates, self.seen = skip_duplicates, seen
        self.listed: Sequence[Any] = ()

    def columns_to_fill(self) -> list[str]:
        """The heads of the columns of an empty list."""
        raise NotImplementedError

    def understand(self, name: str, content: bytes) -> Sequence[Any]:
        """The people of the file. Raises Unreadable with a sentence."""
        raise NotImplementedError

    def plan(self) -> Plan:
        raise NotImplementedError

    def write(self) -> Plan:
        """The plan that was written. Raises ListRefused; then nothing was."""
        raise NotImplementedError

    def read(self, name: str, content: bytes) -> Dataset:
        self.listed = self.understand(name, content)
        rows = ([row.number, *(row.understood.get(key) or "" for key in SHOWN)] for row in self.listed)
        return table(name, ["number", *SHOWN], rows)

    def import_data(self, dataset: Dataset, dry_run: bool = False, **kwargs: Any) -> ListResult:
        """Of the file that was read last; nothing is written in a dry run, nor when the list is refused."""
        try:
            plan = self.plan() if dry_run else self.write()
        except ListRefused as refused:
            return ListResult(refused.plan, str(refused))
        return ListResult(plan, "")
