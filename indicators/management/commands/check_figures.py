import json
from argparse import ArgumentParser
from decimal import Decimal
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from indicators.actions.checking import check_figures
from indicators.figures.standing import Standing, standings
from indicators.results import UnknownYear


class Command(BaseCommand):
    help = "Check every figure of a year's report against its evidence and keep what disagrees."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("year", type=int)
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, year: int, **options: Any) -> None:
        try:
            checked = check_figures(year, at=timezone.now())
        except UnknownYear as unknown:
            raise CommandError(str(unknown)) from unknown
        found = standings(year, checked)
        write = self._json if options["format"] == "json" else self._text
        write(found)

    def _json(self, found: list[Standing]) -> None:
        rows = [
            {
                "figure": it.figure,
                "counts": it.counts,
                "computed": _plain(it.computed),
                "claims": [{"value": _plain(claim.value), "where": claim.where} for claim in it.claims],
                "difference": _plain(it.difference),
                "rule": it.rule,
                "state": it.state.value,
            }
            for it in found
        ]
        self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2))

    def _text(self, found: list[Standing]) -> None:
        for it in found:
            stated = "; ".join(f"{claim.value} ({claim.where})" for claim in it.claims) or "-"
            self.stdout.write(f"{it.figure}: {it.state.value}")
            self.stdout.write(f"  counts {it.counts}; rule {it.rule}")
            computed = it.missing if it.computed is None else it.computed
            difference = "" if it.difference is None else f"; difference {it.difference}"
            self.stdout.write(f"  computed {computed}; stated {stated}{difference}")
        states = [it.state for it in found]
        counts = ", ".join(f"{states.count(state)} {state.value}" for state in dict.fromkeys(states))
        self.stdout.write(f"{len(found)} figures: {counts}")


def _plain(value: Decimal | str | None) -> int | float | str | None:
    """As JSON writes it: whole numbers as such, others as the shortest decimal that is the same."""
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else float(value)
