from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from indicators.models import Snapshot
from indicators.reports.comparing import signed_against_today
from indicators.reports.filing import is_whole, put_back


class Command(BaseCommand):
    help = "Check the frozen reports: their chain, their files, their evidence. An error if they do not hold."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--put-back", action="store_true", help="Make lost and spoilt files again.")

    def handle(self, *args: Any, put_back: bool, **options: Any) -> None:
        broken = Snapshot.objects.broken()
        lost = [line for snapshot in Snapshot.objects.order_by("number") for line in self._tell(snapshot, put_back)]
        if broken:
            raise CommandError("The chain breaks at snapshot " + ", ".join(map(str, broken)) + ".")
        if lost:
            raise CommandError("Files are lost or spoilt: " + ", ".join(lost))
        self.stdout.write("The chain holds, and every file is as it was made.")

    def _tell(self, snapshot: Snapshot, is_wanted: bool) -> list[str]:
        """The files that are not there afterwards."""
        today, files = signed_against_today(snapshot), list(snapshot.files.all())
        spoilt = [it for it in files if not is_whole(it)]
        lost = [it.file.name for it in spoilt if not (is_wanted and put_back(it))]
        self.stdout.write(
            f"Snapshot {snapshot.number}: {len(today.changed)} of {today.figures} figures differ today, "
            f"{today.gone} rows of evidence gone, {today.new} new; "
            f"{len(files) - len(spoilt)} of {len(files)} files whole, {len(spoilt) - len(lost)} put back."
        )
        return lost
