"""Checked figures with what people said of them: explained, or fixed since."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

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
    """One query, however many figures there are. What was explained is open while one of its sides is another one
    today, whether or not a check has found that yet."""
    rows = {(row.rule, row.figure): row for row in Discrepancy.objects.of_year(year)}
    return [_standing(it, rows.get((it.figure.rule, it.figure.name))) for it in checked]


def sides(it: Checked) -> tuple[str, str]:
    """What is computed, or the words in its place, and what is stated or demanded, as a discrepancy keeps them."""
    computed = it.figure.computed
    left = it.figure.missing if computed is None else str(computed)
    return left, "; ".join(str(claim.value) for claim in it.claims)


def _is_of_today(row: Discrepancy, it: Checked) -> bool:
    """Whether both sides are still those of the row. Words in place of a figure are kept in English alone."""
    left, right = sides(it)
    has_same_left = not _is_number(row.left) if it.figure.computed is None else row.left == left
    return has_same_left and row.right == right


def _is_number(words: str) -> bool:
    try:
        return Decimal(words).is_finite()
    except InvalidOperation:
        return False


def _standing(it: Checked, row: Discrepancy | None) -> Standing:
    figure, state = it.figure, it.state
    if row and state is State.OPEN and row.state == Discrepancy.State.EXPLAINED and _is_of_today(row, it):
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
