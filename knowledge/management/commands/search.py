import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from events.models.languages import CODES
from knowledge.finding import find
from knowledge.hits import ShownHit, shown

AT_ONCE = 20


class Command(BaseCommand):
    help = "Search as the page /search/ does: the same hits in the same order."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("words", nargs="+")
        parser.add_argument("--format", choices=["text", "json"], default="text")
        parser.add_argument("--language", choices=CODES, help="only what is in this language")
        parser.add_argument("--limit", type=int, default=100, help="at most so many hits (default 100)")

    def handle(self, *args: Any, **options: Any) -> None:
        today = timezone.localdate()
        chosen = {"language": options["language"]} if options["language"] else {}
        found = find(" ".join(options["words"]), chosen=chosen, today=today)
        hits = found.hits[: max(options["limit"], 0)]
        parts = [hits[start : start + AT_ONCE] for start in range(0, len(hits), AT_ONCE)]
        lines = [hit for part in parts for hit in shown(part, found.query, today=today)]
        if options["format"] == "json":
            self.stdout.write(json.dumps([hit.as_json() for hit in lines], ensure_ascii=False, indent=1))
            return
        for hit in lines:
            self.stdout.write(as_text(hit))


def as_text(hit: ShownHit) -> str:
    told = hit.as_json()
    page = f", p. {told['page']}" if told["page"] else ""
    return f"{told['type']} {told['id']} ({told['language']}): {told['title']}{page}"
