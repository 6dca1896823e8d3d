"""To keep what the rules find: a discrepancy is opened, renewed or closed by a check, and explained by people alone."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime

from django.db import transaction
from django.utils.translation import override

from indicators import evidence
from indicators.figures import check_year
from indicators.figures.standing import sides
from indicators.models import Claim, Discrepancy, LedgerExtract, Project, ReportingPeriod
from indicators.results import UnknownYear
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


def check_all_figures(*, at: datetime) -> None:
    """Of every year with evidence, a ledger or published figures."""
    ledgers = LedgerExtract.objects.values_list("starts_on__year", flat=True)
    for year in sorted({*evidence.years(), *ledgers, *Claim.objects.values_list("year", flat=True)}):
        with suppress(UnknownYear):
            check_figures(year, at=at)


def check_period(period: ReportingPeriod, *, at: datetime) -> None:
    """Check the figures of the years that the period touches, those of which something is recorded."""
    for year in range(period.starts_on.year, period.ends_on.year + 1):
        with suppress(UnknownYear):
            check_figures(year, at=at)


def _keep(row: Discrepancy, it: Checked, at: datetime) -> None:
    left, right = sides(it)
    has_changed = row.pk is None or (row.left, row.right) != (left, right)
    if has_changed or row.state == Discrepancy.State.FIXED:
        row.state, row.fixed_at = Discrepancy.State.OPEN, None
    row.left, row.right, row.where, row.difference = left, right, _places(it.claims), it.difference
    row.severity = Discrepancy.Severity.WARNING if row.rule in WARNINGS else Discrepancy.Severity.ERROR
    row.checked_at = at
    row.save()


def _places(claims: Iterable[Stated]) -> str:
    return "; ".join(claim.where for claim in claims)
