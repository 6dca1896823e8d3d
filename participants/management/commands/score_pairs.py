import csv
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import override

from participants.matching import compare, prepare
from participants.matching.pairs import COLUMNS, identity_in
from participants.reasons import sentence

Row = dict[str, str]


class Command(BaseCommand):
    help = "Score pairs of people in a CSV file: pair, score, whether a merge would be proposed, and the reasons."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help=f"CSV in UTF-8 with the columns {', '.join(COLUMNS)}")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        rows = _rows(file)
        out = csv.writer(self.stdout, lineterminator="\n")
        out.writerow(["pair", "score", "propose", "reasons"])
        with override("en"):
            out.writerows(map(_scored, rows))


def _scored(row: Row) -> list[str]:
    found = compare(prepare(identity_in(row, "left")), prepare(identity_in(row, "right")))
    reasons = "; ".join(str(sentence(reason)) for reason in found.reasons)
    return [row["pair"], f"{found.score:.4f}", str(int(found.is_proposed)), reasons]


def _rows(file: Path) -> list[Row]:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise CommandError(f"The file {file} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise CommandError(f"The file {file} is not in UTF-8. Save it as CSV UTF-8.") from error
    header = text.partition("\n")[0]
    delimiter = ";" if header.count(";") > header.count(",") else ","  # as spreadsheet programs of the region save it
    reader = csv.DictReader(StringIO(text, newline=""), delimiter=delimiter, restval="")
    reader.fieldnames = [name.strip().casefold() for name in reader.fieldnames or []]
    if missing := [column for column in COLUMNS if column not in reader.fieldnames]:
        raise CommandError(f"The file {file} has no column {', '.join(missing)}.")
    try:
        return list(reader)
    except csv.Error as error:
        raise CommandError(f"The file {file} is not a CSV file: {error}.") from error
