"""Checked figures with what people said of them: explained, or fixed since."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from indicators.models import Discrepancy
from indicators.rules import Checked, State, Stated


@dataclass(frozen=True)
class Standing:
    figure: str
    counts: str
    computed: Decimal | str | None
    missing: str
    claims: tuple[Stated, ...]
    difference: Decimal | None
    rule: str
    state: State
    explanation: str


def standings(year: int, checked: Sequence[Checked]) -> list[Standing]:
    """One query, however many figures there are."""
    rows = {(row.rule, row.figure): row for row in Discrepancy.objects.of_year(year)}
    return [_standing(it, rows.get((it.figure.rule, it.figure.name))) for it in checked]


def _standing(it: Checked, row: Discrepancy | None) -> Standing:
    figure, state = it.figure, it.state
    if row and state is State.OPEN and row.state == Discrepancy.State.EXPLAINED:
        state = State.EXPLAINED
    if row and state is not State.OPEN and row.state == Discrepancy.State.FIXED:
        state = State.FIXED
    explanation = str(row.local_explanation) if row else ""
    return Standing(
        figure.name,
        figure.counts,
        figure.computed,
        figure.missing,
        it.claims,
        it.difference,
        figure.rule,
        state,
        explanation,
    )
