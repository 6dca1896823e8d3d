from typing import Any

from django.core.management.base import BaseCommand

from knowledge.actions.refreshing import rebuild


class Command(BaseCommand):
    help = "Make the index of the search anew. Until it is done, less is found."

    def handle(self, *args: Any, **options: Any) -> None:
        for kind, number in rebuild():
            self.stdout.write(f"{kind}: {number}")
