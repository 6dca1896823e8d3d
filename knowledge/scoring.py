"""The points of an attempt, and whether they are enough."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

CENT, TENTH = Decimal("0.0001"), Decimal("0.1")


@dataclass(frozen=True)
class Score:
    score: Decimal
    most: Decimal
    has_passed: bool | None


def score_of(points: Sequence[str], parts: Mapping[int, Decimal], pass_mark: int | None) -> Score:
    """`points` of the questions in their order, `parts` (0 to 1) of what was answered, by position from 1.

    Without a pass mark, or with nothing that is graded, nobody passes and nobody fails: None.
    """
    worth = [Decimal(it) for it in points]
    score = sum((parts.get(number, Decimal(0)) * it for number, it in enumerate(worth, 1)), Decimal(0)).quantize(CENT)
    most = sum(worth, Decimal(0)).quantize(CENT)
    if pass_mark is None or not most:
        return Score(score, most, None)
    return Score(score, most, score * 100 >= pass_mark * most)


def percent_of(score: Decimal | None, most: Decimal | None) -> Decimal | None:
    """With one decimal, never rounded up: what is not enough does not look as if it were."""
    if score is None or not most:
        return None
    return (score * 100 / most).quantize(TENTH, ROUND_DOWN)
