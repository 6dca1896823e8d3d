from typing import Any

from django.core.management.base import BaseCommand

from knowledge.badges.keys import new_key


class Command(BaseCommand):
    help = "Print a new key for digital badges, to be put first into the list of BADGE_SIGNING_KEYS."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(new_key())
