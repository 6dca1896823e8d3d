"""Divides the budget in proportion to power (base x score) inside the bounds of each provider.

x = clip(level x power, floor, cap) with sum x = budget. This is the one division in which everybody strictly between
the bounds receives the same per unit of power; the level is found exactly, by going through the sorted points at
which a provider leaves its floor or reaches its cap (Brucker 1984, an O(n) algorithm for quadratic knapsack problems,
here with sorting).
"""

from collections.abc import Sequence
from fractions import Fraction

from .bounds import Bounds


def water_level(powers: Sequence[int], bounds: Sequence[Bounds], budget: int) -> Fraction:
    """Units per unit of power. The bounds must allow the budget (see check_bounds)."""
    steps: list[tuple[Fraction, int, int]] = []  # level, change of the slope, change of the constant
    for power, bound in zip(powers, bounds, strict=True):
        if power:
            steps.append((Fraction(bound.floor, power), power, -bound.floor))
            steps.append((Fraction(bound.cap, power), -power, bound.cap))
    constant, slope = sum(bound.floor for bound in bounds), 0
    for level, more_slope, more_constant in sorted(steps, key=lambda step: step[0]):
        if constant + slope * level >= budget:
            break
        slope += more_slope
        constant += more_constant
    return Fraction(budget - constant, slope) if slope else Fraction(0)


def fill(powers: Sequence[int], bounds: Sequence[Bounds], budget: int) -> list[Fraction]:
    """The share of each provider in units, not yet whole; the sum is exactly the budget."""
    level = water_level(powers, bounds, budget)
    return [
        min(max(level * power, Fraction(bound.floor)), Fraction(bound.cap))
        for power, bound in zip(powers, bounds, strict=True)
    ]
