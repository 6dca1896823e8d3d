"""The score of each provider: s = a + (1 - a) sum w z."""

import numpy as np
from numpy.typing import NDArray

from .parts import WHOLE

SCORE_WHOLE = WHOLE**3  # a score of 1; the product of the scales of a, w and z, and still within int64


def scores(positions: NDArray[np.int64], weights: NDArray[np.int64], base_score: int) -> NDArray[np.int64]:
    """One score per provider, in units of 1 / SCORE_WHOLE, exact.

    positions: providers x criteria in millionths; weights: criteria in millionths, adding up to a million;
    base_score: the a of the formula in millionths, what a provider at every worst goalpost still scores.
    """
    return base_score * WHOLE**2 + (WHOLE - base_score) * (positions @ weights)
