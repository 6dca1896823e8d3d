from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from indicators.annual_report import file_name, report_pdf
from indicators.results import UnknownYear


class Command(BaseCommand):
    help = "Make the annual report of a year as a PDF."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("year", type=int)
        parser.add_argument("--language", choices=[code for code, _name in settings.LANGUAGES], default="en")
        parser.add_argument("--output", type=Path, help="Where to write it; here, under its own name, when not given.")

    def handle(self, *args: Any, year: int, language: str, output: Path | None, **options: Any) -> None:
        path = output or Path(file_name(year, language))
        if path.is_dir():
            raise CommandError(
                f"{path} is a folder; name the file to write, for example {path / file_name(year, language)}."
            )
        if not path.parent.is_dir():
            raise CommandError(f"{path} cannot be written: there is no folder {path.parent}.")
        try:
            path.write_bytes(report_pdf(year, language=language))
        except UnknownYear as unknown:
            raise CommandError(str(unknown)) from unknown
        except OSError as error:
            raise CommandError(f"{path} cannot be written: {error.strerror}.") from error
        self.stdout.write(f"{path}: {path.stat().st_size // 1024} KB")
