"""To keep what the rules find: a discrepancy is opened, renewed or closed by a check, and explained by people alone."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import override

from indicators.figures import check_year
from indicators.models import Discrepancy, Project
from indicators.rules import Checked, State, Stated

WARNINGS = {"attendances-by-indicator", "publication-counted", "budget-is-plan"}


def check_figures(year: int, *, at: datetime) -> list[Checked]:
    """Check every figure of the year and keep what disagrees. Done twice it finds the same and writes nothing new.

    What agrees again is fixed; what cannot be computed any more stays as it was. What was explained stays so until one
    of its two sides changes; then it is open again, with the old explanation beside it. Two checks at once follow one
    another. Raises UnknownYear when nothing is recorded for the year.
    """
    with transaction.atomic():
        list(Project.objects.select_for_update().order_by("pk"))
        with override("en"):
            checked = check_year(year)
        known = {(row.rule, row.figure): row for row in Discrepancy.objects.select_for_update().filter(year=year)}
        for it in checked:
            rule, figure = it.figure.rule, it.figure.name
            row = known.get((rule, figure))
            if it.state is State.OPEN:
                _keep(row or Discrepancy(year=year, rule=rule, figure=figure, found_at=at), it, at)
            elif row and it.state is not State.NOT_COMPUTABLE and row.state != Discrepancy.State.FIXED:
                row.state, row.fixed_at, row.checked_at = Discrepancy.State.FIXED, at, at
                row.save()
    return checked


def _keep(row: Discrepancy, it: Checked, at: datetime) -> None:
    left, right = shown(it.figure.computed) or it.figure.missing, _values(it.claims)
    has_changed = row.pk is None or (row.left, row.right) != (left, right)
    if has_changed or row.state == Discrepancy.State.FIXED:
        row.state, row.fixed_at = Discrepancy.State.OPEN, None
    row.left, row.right, row.where, row.difference = left, right, _places(it.claims), it.difference
    row.severity = Discrepancy.Severity.WARNING if row.rule in WARNINGS else Discrepancy.Severity.ERROR
    row.checked_at = at
    row.save()


def shown(value: Decimal | str | None) -> str:
    return "" if value is None else str(value)


def _values(claims: Iterable[Stated]) -> str:
    return "; ".join(shown(claim.value) for claim in claims)


def _places(claims: Iterable[Stated]) -> str:
    return "; ".join(claim.where for claim in claims)
