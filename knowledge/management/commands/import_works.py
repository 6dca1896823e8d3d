"""Works of another collection, from a list in JSON: `import_works works.json`."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from events.models.languages import CODES
from knowledge.actions.importing import Imported, import_works, read_files
from knowledge.listed_texts import Fault
from knowledge.listed_works import read_list


class Command(BaseCommand):
    help = "Bring works into the library from a list in JSON. Run twice, it updates them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="The list; its form is described in docs/administrators.md.")
        parser.add_argument("--later", action="store_true", help="Leave the text of files to the worker.")

    def handle(self, *args: Any, file: Path, later: bool, **options: Any) -> None:
        works, faults, notices = _listed(file)
        done = import_works(works, file.parent, at=timezone.now())
        read = 0 if later else read_files(done.files, at=timezone.now())
        self._tell(done, read)
        for sentence in notices + done.left + faults + done.refused:
            self.stderr.write(sentence)
        if faults or done.refused:
            raise CommandError(f"{len(faults) + len(done.refused)} not imported; the others were.")

    def _tell(self, done: Imported, read: int) -> None:
        self.stdout.write(
            f"works: {done.new} new, {done.updated} updated; editions: {done.editions}; "
            f"page texts: {done.pages}; files: {len(done.files)}, read now: {read}"
        )


def _listed(file: Path) -> Any:
    try:
        return read_list(json.loads(file.read_text(encoding="utf-8-sig")), CODES)
    except json.JSONDecodeError as error:
        raise CommandError(f"{file} is no JSON: {error.msg}, line {error.lineno}, column {error.colno}.") from error
    except (OSError, UnicodeDecodeError, RecursionError) as error:
        raise CommandError(f"{file} cannot be read: {error}") from error
    except Fault as fault:
        raise CommandError(f"{file}: {fault}") from fault
