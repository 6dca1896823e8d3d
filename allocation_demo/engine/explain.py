"""Why a provider receives what it receives: terms in whole units that add up to its amount exactly.

With E the equal share per child (budget x base / sum of bases), m the mean score and z' the mean position, both
weighted by base, a share without bounds is E s / m, and

    E s / m - E = sum over the criteria of E (1 - a) w (z - z') / m

so the effect of a criterion is the money that its distance from the mean moves, and the effects add up by themselves.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from .parts import WHOLE, nearest


@dataclass(frozen=True)
class Effect:
    criterion: str
    units: int
    position: float  # of this provider, 0 to 1
    mean_position: float  # of all who take part, weighted by base, 0 to 1
    is_missing: bool  # no value was given, the worst was taken


@dataclass(frozen=True)
class Explanation:
    """All terms in whole units. ``rounding`` takes up what rounding the amount and the other terms left over."""

    equal_share: int
    effects: tuple[Effect, ...]
    bounds: int
    rounding: int

    @property
    def total(self) -> int:
        return self.equal_share + sum(effect.units for effect in self.effects) + self.bounds + self.rounding


NOTHING = Explanation(equal_share=0, effects=(), bounds=0, rounding=0)


@dataclass(frozen=True)
class Field:
    """What the explanations compare a provider with: everybody who takes part, in whole numbers."""

    budget: int
    criteria: tuple[str, ...]
    weights: tuple[int, ...]  # criteria, in millionths
    base_score: int  # in millionths
    base: int  # sum of the bases
    power: int  # sum of base x score
    positions: tuple[int, ...]  # criteria, sums of base x position


@dataclass(frozen=True)
class Standpoint:
    """One provider as the field sees it."""

    base: int
    power: int
    positions: Sequence[int]  # criteria, in millionths
    missing: frozenset[str]
    share: int  # the share inside the bounds, to the nearest unit
    amount: int


def field_of(
    *,
    budget: int,
    criteria: Sequence[str],
    weights: Sequence[int],
    base_score: int,
    bases: Sequence[int],
    powers: Sequence[int],
    positions: Sequence[Sequence[int]],
) -> Field:
    """Sums over those who take part. bases and powers: providers; positions: providers x criteria, in millionths."""
    sums = (
        sum(base * row[column] for base, row in zip(bases, positions, strict=True)) for column in range(len(criteria))
    )
    return Field(budget, tuple(criteria), tuple(weights), base_score, sum(bases), sum(powers), tuple(sums))


def explain(standpoint: Standpoint, field: Field) -> Explanation:
    """The terms of one provider. Where nobody has any power (all scores or bases are 0) only the bounds speak."""
    if not field.power:
        return Explanation(0, (), standpoint.share, standpoint.amount - standpoint.share)
    equal_share = nearest(field.budget * standpoint.base, field.base)
    effects = tuple(effect_of(column, standpoint, field) for column in range(len(field.criteria)))
    unbounded = nearest(field.budget * standpoint.power, field.power)
    bounds = standpoint.share - unbounded
    rest = standpoint.amount - equal_share - sum(effect.units for effect in effects) - bounds
    return Explanation(equal_share, effects, bounds, rest)


def effect_of(column: int, standpoint: Standpoint, field: Field) -> Effect:
    """E (1 - a) w (z - z') / m in whole numbers: everything is multiplied through, then divided once."""
    position, sum_of_positions = standpoint.positions[column], field.positions[column]
    moved = field.budget * standpoint.base * (WHOLE - field.base_score) * field.weights[column]
    distance = position * field.base - sum_of_positions
    return Effect(
        criterion=field.criteria[column],
        units=nearest(moved * distance, field.base * field.power),
        position=position / WHOLE,
        mean_position=sum_of_positions / field.base / WHOLE,
        is_missing=field.criteria[column] in standpoint.missing,
    )
