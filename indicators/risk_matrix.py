"""The level of a risk by its likelihood and its impact, and where it goes from one review to the next.

UNDP's Enterprise Risk Management Policy (effective 13 March 2019, Appendix 3) grades likelihood and impact from 1 to 5
and shows the four levels in a square. The policy and its guidance hold that square as a picture, and no text of its
cells could be found. The cells below are therefore a reading of its known pattern (green below and on the left, red in
the corner of likely and grave), not a quotation: hold them against the picture before a level is disputed on their
account. Correcting MATRIX is all that a correction takes.
"""

from dataclasses import dataclass
from typing import Literal

Level = Literal["low", "moderate", "substantial", "high"]
Trend = Literal["up", "down", "same"]

LEVELS: tuple[Level, ...] = ("low", "moderate", "substantial", "high")

_L, _M, _S, _H = range(4)

# A row for each impact from 1 to 5, in it the likelihoods from 1 to 5.
MATRIX: tuple[tuple[int, ...], ...] = (
    (_L, _L, _L, _L, _L),
    (_L, _L, _L, _M, _M),
    (_L, _M, _M, _S, _S),
    (_M, _M, _S, _H, _H),
    (_M, _M, _S, _H, _H),
)


@dataclass(frozen=True)
class Judgement:
    """How a risk is judged: likelihood and impact from 1 to 5, and the level that people gave it."""

    likelihood: int
    impact: int
    level: Level


def level_by_matrix(likelihood: int, impact: int) -> Level:
    """Raises ValueError for a grade outside 1 to 5."""
    for grade in (likelihood, impact):
        if not 1 <= grade <= 5:
            raise ValueError(f"A grade is from 1 to 5, not {grade}")
    return LEVELS[MATRIX[impact - 1][likelihood - 1]]


def differs(judgement: Judgement) -> bool:
    """Whether people gave another level than the matrix."""
    return judgement.level != level_by_matrix(judgement.likelihood, judgement.impact)


def trend(before: Judgement, now: Judgement) -> Trend:
    """By the level; where that stayed, by likelihood times impact."""
    rank = LEVELS.index(now.level) - LEVELS.index(before.level)
    change = rank or now.likelihood * now.impact - before.likelihood * before.impact
    return "up" if change > 0 else "down" if change < 0 else "same"
