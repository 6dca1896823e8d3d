"""Values of the criteria brought to 0..1 between fixed published goalposts.

The goalposts do not depend on who takes part, so nobody's position changes when another provider joins or leaves
(as the human development index has done since 2010; sample minimum and maximum would reorder the others).
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from .inputs import Criterion, Provider
from .parts import WHOLE


def values_table(providers: Sequence[Provider], criteria: Sequence[Criterion]) -> NDArray[np.float64]:
    """Providers x criteria, each value in its own unit; a missing one is NaN."""
    rows = [[provider.values.get(criterion.name) for criterion in criteria] for provider in providers]
    return np.array(rows, dtype=np.float64).reshape(len(providers), len(criteria))


def positions(values: NDArray[np.float64], criteria: Sequence[Criterion]) -> NDArray[np.int64]:
    """Providers x criteria in millionths: 0 at the worst goalpost or beyond, 1,000,000 at the best or beyond.

    z = (value - worst) / (best - worst), clipped. A missing value counts as the worst, so that hiding one never pays;
    the weights stay as they are.
    """
    worst = np.array([criterion.worst for criterion in criteria], dtype=np.float64)
    best = np.array([criterion.best for criterion in criteria], dtype=np.float64)
    known = np.where(np.isnan(values), worst, values)
    clipped = np.clip(known, np.minimum(worst, best), np.maximum(worst, best))
    return np.rint((clipped - worst) / (best - worst) * WHOLE).astype(np.int64)
