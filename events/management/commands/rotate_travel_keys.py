from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from events.actions.travelling import rotate


class Command(BaseCommand):
    help = "Encrypts all passport data anew with the first of TRAVEL_KEYS, so that the former keys can go."

    def handle(self, *args: Any, **options: Any) -> None:
        with override("en"):
            rotated = rotate()
        self.stdout.write(f"{rotated.done} travel requests are encrypted with the first key.")
        if rotated.unopened:
            raise CommandError(f"{rotated.unopened} cannot be opened with any of the keys; they are left as they were.")
