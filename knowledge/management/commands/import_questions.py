"""Questions of a file: `import_questions questions.gift --format gift --bank "Digital government" --language en`.

Prints one line a type ("single: 4"), then a sentence on what was written; or the faulty line, with exit code 1.
"""

import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from events.models.languages import CODES
from knowledge.actions.asking import Outcome
from knowledge.actions.importing_questions import import_questions
from knowledge.models import Question
from knowledge.questions.formats import FORMATS, MOST_BYTES
from knowledge.questions.parsed import DESCRIPTION, BadQuestion, ParsedQuestion


class Command(BaseCommand):
    help = "Bring the questions of a file into a bank: all of them, or none when a line is faulty."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--format", required=True, choices=sorted(FORMATS))
        parser.add_argument("--bank", required=True, metavar="NAME", help="It is made if there is none.")
        parser.add_argument("--language", default="en", choices=CODES)
        parser.add_argument("--dry-run", action="store_true", help="Count the questions, and write nothing.")

    def handle(self, *args: Any, file: Path, bank: str, language: str, dry_run: bool, **options: Any) -> None:
        if not 0 < len(bank.strip()) <= 150:
            raise CommandError("The name of a bank has 1 to 150 characters.")
        try:
            questions = FORMATS[options["format"]](_content(file))
            imported = import_questions(bank.strip(), questions, language=language, by=None, dry_run=dry_run)
        except BadQuestion as bad:
            self.stderr.write(str(bad))
            sys.exit(1)
        self._tell_kinds(questions)
        counts = Counter(it.outcome for it in imported)
        done = ", ".join(f"{counts[outcome]} {outcome}" for outcome in Outcome)
        self.stdout.write(f"Of {len(imported)} questions: {done}{' (dry run)' if dry_run else ''}.")

    def _tell_kinds(self, questions: Sequence[ParsedQuestion]) -> None:
        counts = Counter(question.kind for question in questions)
        for kind in [*Question.Kind.values, DESCRIPTION]:
            if counts[kind]:
                self.stdout.write(f"{kind}: {counts[kind]}")


def _content(file: Path) -> bytes:
    try:
        content = file.read_bytes()
    except OSError as error:
        raise CommandError(f"{file}: {error.strerror}") from error
    if len(content) > MOST_BYTES:
        raise CommandError(f"{file} is larger than {MOST_BYTES // 1_000_000} MB.")
    return content
