"""The list of participants of an event, from a file: `import_participants list.xlsx --event seminar-2022`."""

import json
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from events.models import EventPage
from participants.models import Country, Outcome
from portal.core.list_rows import ListRow
from portal.core.spreadsheets import Unreadable


class Command(BaseCommand):
    help = "Bring the list of participants of an event in: all of it, or nothing when a row is refused."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="An XLSX or CSV file.")
        parser.add_argument("--event", required=True, metavar="SLUG", help="The last part of the event's address.")
        parser.add_argument("--country", metavar="ISO", help="Of those whose row names none, for example KZ.")
        parser.add_argument("--dry-run", action="store_true", help="Say what each row would do, and write nothing.")
        parser.add_argument("--skip-duplicates", action="store_true", help="Leave out rows that repeat earlier ones.")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, file: Path, event: str, country: str | None, dry_run: bool, **options: Any) -> None:
        from events.resources import ParticipantListResource  # brings import_export, which a web worker does without

        skip_duplicates, tell = options["skip_duplicates"], self._json if options["format"] == "json" else self._text
        resource = ParticipantListResource(
            _event(event), at=timezone.now(), default_country=_country(country), skip_duplicates=skip_duplicates
        )
        try:
            dataset = resource.read(file.name, _content(file))
        except Unreadable as unreadable:
            tell([], dict.fromkeys(map(str, Outcome), 0), error=str(unreadable), written=False)
            raise CommandError(str(unreadable)) from unreadable
        result = resource.import_data(dataset, dry_run=dry_run)
        error = result.refusal or (result.plan.why_not(skip_duplicates=skip_duplicates) if dry_run else "")
        tell(result.plan.shown, result.plan.counts, error=error, written=not (dry_run or result.refusal))
        if result.refusal:
            raise CommandError(result.refusal)

    def _json(self, rows: Sequence[ListRow], counts: Mapping[str, int], *, error: str, written: bool) -> None:
        said = {
            **counts,
            "counts": dict(counts),
            "written": written,
            "error": error,
            "rows": [
                {"number": row.number, "sheet": row.sheet, "outcome": row.outcome, "person": row.person}
                | {"reasons": row.reasons}
                for row in rows
            ],
        }
        self.stdout.write(json.dumps(said, ensure_ascii=False, indent=2))

    def _text(self, rows: Sequence[ListRow], counts: Mapping[str, int], *, error: str, written: bool) -> None:
        for row in rows:
            name = f"{row.person['given']} {row.person['family']}".strip()
            self.stdout.write(f"{row.number}\t{row.outcome}\t{name}\t{' '.join(row.reasons)}")
        self.stdout.write(", ".join(f"{outcome} {count}" for outcome, count in counts.items()))
        self.stdout.write("Written." if written else f"Nothing was written. {error}".strip())


def _event(slug: str) -> EventPage:
    event: EventPage | None = EventPage.objects.filter(slug=slug).first()
    if event is None:
        raise CommandError(f"There is no event with the address …/{slug}/.")
    return event


def _country(code: str | None) -> Country | None:
    if code is None:
        return None
    country = Country.objects.filter(iso2=code.upper()).first()
    if country is None:
        raise CommandError(f"There is no country with the code {code}.")
    return country


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
