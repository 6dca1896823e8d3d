"""What was learnt: the percent of points after, less that before, of the people who took both tests.

Each pair is one person's. The interval is that of the mean of paired differences by Student's t: mean ± t · s / √n
with n - 1 degrees of freedom (NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.5.2 and 7.3.1). The normalised
gain is that of the group, (after - before) / (100 - before): R. R. Hake, American Journal of Physics 66 (1998) 64.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import atan, cos, pi, sin, sqrt
from statistics import fmean, stdev

from knowledge.questions.items import FEWEST, TooFew

LEVEL = 0.95


@dataclass(frozen=True)
class Gain:
    """In percent points. `normalised` is None where all had everything right before."""

    people: int
    before: float
    after: float
    mean: float
    least: float
    most: float
    normalised: float | None


def gain_of(pairs: Iterable[tuple[float, float]]) -> Gain | TooFew:
    """The gain of (before, after) in percent from 0 to 100. Below 10 people, whom it would show, nothing is said."""
    pairs = list(pairs)
    people = len(pairs)
    if people < FEWEST:
        return TooFew(people)
    before, after = fmean(pair[0] for pair in pairs), fmean(pair[1] for pair in pairs)
    mean, least, most = interval([end - begin for begin, end in pairs])
    return Gain(people, before, after, mean, least, most, (after - before) / (100 - before) if before < 100 else None)


def interval(differences: list[float]) -> tuple[float, float, float]:
    """The mean of two or more numbers, and its 95 % interval."""
    mean = fmean(differences)
    half = t_quantile(len(differences) - 1) * stdev(differences) / sqrt(len(differences))
    return mean, mean - half, mean + half


def t_quantile(freedom: int, level: float = LEVEL) -> float:
    """The t for which a share of `level` of Student's distribution lies between -t and t, by bisection."""
    low, high = 0.0, 1.0
    while t_within(high, freedom) < level:
        high *= 2
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if t_within(middle, freedom) < level else (low, middle)
    return (low + high) / 2


def t_within(t: float, freedom: int) -> float:
    """The share of Student's distribution between -t and t: M. Abramowitz and I. A. Stegun, 26.7.3 and 26.7.4.

    Exact for whole degrees of freedom; with more than 10,000 those of 10,000 are taken, which differ by less than 1e-4.
    """
    freedom = min(freedom, 10_000)
    angle = atan(t / sqrt(freedom))
    series, term = 0.0, 1.0 if freedom % 2 == 0 else cos(angle)
    for step in range(freedom // 2):
        series += term
        factor = (2 * step + 1) / (2 * step + 2) if freedom % 2 == 0 else (2 * step + 2) / (2 * step + 3)
        term *= factor * cos(angle) ** 2
    return sin(angle) * series if freedom % 2 == 0 else 2 / pi * (angle + sin(angle) * series)
