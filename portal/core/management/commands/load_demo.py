from typing import Any

from django.core.management.base import BaseCommand

from portal.core import demo


class Command(BaseCommand):
    help = "Load the demo: the programme's year 2022 with fictional people. Safe to run again: it changes nothing then."

    def handle(self, *args: Any, **options: Any) -> None:
        for line in demo.load():
            self.stdout.write(line)
