"""Sealed reports for a list and a page, without their content, which may be long."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property

from indicators.archive.data_files import FORMATS
from indicators.models import Edition, ReportFile, Signature, Snapshot
from indicators.models.snapshots import SnapshotQuerySet

READ_FULL = "indicators.view_dashboard"
READ_UNSIGNED = "indicators.view_report"


def snapshots() -> SnapshotQuerySet:
    found = Snapshot.objects.select_related("report__period", "report__event").defer("content", "key")
    return found.prefetch_related("files", "signatures")


def readable(user: Any) -> SnapshotQuerySet:
    """Everybody reads what is sealed; who works on reports, also what is not."""
    return snapshots() if user.has_perm(READ_UNSIGNED) else snapshots().sealed()


def editions_for(user: Any) -> tuple[Edition, ...]:
    return (Edition.FULL, Edition.PUBLIC) if user.has_perm(READ_FULL) else (Edition.PUBLIC,)


@dataclass(frozen=True)
class DataFile:
    name: str
    url: str


@dataclass(frozen=True)
class Files:
    """What there is of a snapshot in one edition."""

    snapshot: Snapshot
    edition: Edition

    @cached_property
    def printed(self) -> list[tuple[ReportFile, str]]:
        """Each PDF with its address."""
        own = [it for it in self.snapshot.files.all() if it.edition == self.edition]
        return [(it, address(self.snapshot, self.edition, it.language, "pdf")) for it in own]

    @property
    def data(self) -> Iterator[DataFile]:
        for language in ("en", "ru"):
            for file_format in FORMATS:
                kind = "CSV, ZIP" if file_format == "csv" else file_format.upper()
                name = f"{kind} ({language.upper()})"
                yield DataFile(name, address(self.snapshot, self.edition, language, file_format))


@dataclass(frozen=True)
class SealedReport:
    snapshot: Snapshot
    editions: tuple[Edition, ...]

    @property
    def files(self) -> list[Files]:
        return [Files(self.snapshot, edition) for edition in self.editions]

    @property
    def signatures(self) -> list[Signature]:
        return list(self.snapshot.signatures.all())


def address(snapshot: Snapshot, edition: str, language: str, file_format: str) -> str:
    return reverse("indicators:report_file", args=[snapshot.number, edition, language, file_format])
