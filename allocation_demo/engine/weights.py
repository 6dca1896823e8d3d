"""Weights of the criteria as whole millionths."""

from collections.abc import Mapping, Sequence

from .checks import check_finite
from .errors import MissingWeight, NegativeNumber, UnknownCriterion, WeightsDoNotSum
from .inputs import Criterion
from .parts import WHOLE

TOLERANCE = 1e-6  # what adding decimal fractions may lose


def check_weights(weights: Mapping[str, float], criteria: Sequence[Criterion]) -> None:
    """One weight per criterion, finite, not negative, adding up to 1 or to 100."""
    names = [criterion.name for criterion in criteria]
    for name, weight in weights.items():
        if name not in names:
            raise UnknownCriterion("A weight", name)
        check_finite(f"The weight of {name}", weight)
        if weight < 0:
            raise NegativeNumber(f"The weight of {name}", weight)
    for name in names:
        if name not in weights:
            raise MissingWeight(name)
    total = sum(weights[name] for name in sorted(names))
    if abs(total - 1) > TOLERANCE and abs(total - 100) > TOLERANCE * 100:
        raise WeightsDoNotSum(total)


def weights_in_parts(weights: Mapping[str, float], criteria: Sequence[Criterion]) -> dict[str, int]:
    """The weights in millionths, adding up to exactly 1,000,000 (largest remainder, ties by name)."""
    check_weights(weights, criteria)
    names = sorted(weights)
    total = sum(weights[name] for name in names)
    exact = {name: weights[name] / total * WHOLE for name in names}
    parts = {name: int(exact[name]) for name in names}
    left = WHOLE - sum(parts.values())
    for name in sorted(names, key=lambda name: (parts[name] - exact[name], name))[:left]:
        parts[name] += 1
    return parts
