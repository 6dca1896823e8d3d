from argparse import ArgumentParser
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from indicators.models import Edition, Snapshot
from indicators.reports import drafts, filing
from indicators.results import UnknownYear


class Command(BaseCommand):
    help = "Make the annual report of a year as a PDF: the draft as it stands now, or again from a snapshot."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("year", type=int)
        parser.add_argument("--language", choices=[code for code, _name in settings.LANGUAGES], default="en")
        parser.add_argument("--output", type=Path, help="Where to write it; here, under its own name, when not given.")
        parser.add_argument(
            "--snapshot", type=int, metavar="ID", help="Number of a snapshot: its file, the same bytes."
        )
        parser.add_argument("--edition", choices=Edition.values, default=Edition.FULL, help="Of a snapshot.")

    def handle(self, *args: Any, year: int, language: str, output: Path | None, **options: Any) -> None:
        try:
            name, made = the_file(year, language, options["snapshot"], options["edition"])
            path = checked(output or Path(name), name)
            keep(path, made())
        except UnknownYear as unknown:
            raise CommandError(str(unknown)) from unknown
        self.stdout.write(f"{path}: {path.stat().st_size // 1024} KB")


def the_file(year: int, language: str, number: int | None, edition: str) -> tuple[str, Callable[[], bytes]]:
    """Its name, and what makes it."""
    if number is None:
        draft = drafts.annual_report_of(year)
        return drafts.file_name(draft, language), partial(drafts.draft_pdf, draft, language=language)
    snapshot = Snapshot.objects.select_related("report").filter(number=number).first()
    if snapshot is None or snapshot.report.year != year:
        known = Snapshot.objects.select_related("report__period", "report__event").order_by("number")
        numbers = ", ".join(str(it.number) for it in known if it.report.year == year) or "none yet"
        raise CommandError(f"There is no snapshot {number} of {year}. Snapshots of {year}: {numbers}.")
    return filing.file_name(snapshot, language, edition), partial(filing.pdf_of, snapshot, language, edition)


def checked(path: Path, name: str) -> Path:
    """Before the work begins."""
    if path.is_dir():
        raise CommandError(f"{path} is a folder; name the file to write, for example {path / name}.")
    if not path.parent.is_dir():
        raise CommandError(f"{path} cannot be written: there is no folder {path.parent}.")
    return path


def keep(path: Path, content: bytes) -> None:
    """First beside it: when the disk is full, the file of before stays whole. A device is no file to replace."""
    is_device = path.exists() and not path.is_file()
    beside = path if is_device else path.with_name(f".{path.name}.part")
    try:
        beside.write_bytes(content)
        if not is_device:
            beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            if not is_device:
                beside.unlink()
        raise CommandError(f"{path} cannot be written: {error.strerror}.") from error
