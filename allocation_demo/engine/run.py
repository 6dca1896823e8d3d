"""One division of a budget: gates, goalposts, weights, score, water-filling, whole units, explanations."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np

from .bounds import Bounds, bounds_of, check_bounds
from .checks import check_inputs
from .errors import NobodyEligible
from .explain import NOTHING, Explanation, Standpoint, explain, field_of
from .freezing import inputs_hash
from .gates import Standing, standing
from .goalposts import positions, values_table
from .inputs import Criterion, Inputs, Parameters, Provider
from .parts import as_parts, nearest
from .rounding import whole_units
from .scoring import SCORE_WHOLE, scores
from .water_filling import fill
from .weights import weights_in_parts


@dataclass(frozen=True)
class Allocation:
    """What one provider is given and why. An excluded one has no score, no bounds and exactly 0."""

    provider: Provider
    standing: Standing
    amount: int  # in units; for one in escrow, what is held for it
    score: float | None  # 0 to 1
    bounds: Bounds | None
    explanation: Explanation


@dataclass(frozen=True)
class Run:
    """A finished division. ``allocations`` are in the order of the providers' ids."""

    inputs_hash: str
    budget: int
    weights: Mapping[str, int]  # in millionths
    allocations: tuple[Allocation, ...]

    @cached_property
    def amounts(self) -> dict[str, int]:
        """Provider id to units, those in escrow and the zeros of the excluded included; adds up to the budget."""
        return {allocation.provider.id: allocation.amount for allocation in self.allocations}

    def total(self, standing: Standing) -> int:
        return sum(allocation.amount for allocation in self.allocations if allocation.standing == standing)


@dataclass(frozen=True)
class Scored:
    """Those who take part, in the same order everywhere."""

    providers: tuple[Provider, ...]
    positions: list[list[int]]  # providers x criteria, in millionths
    scores: list[int]  # in units of 1 / SCORE_WHOLE
    bases: list[int]  # children x need, in millionths of a child
    powers: list[int]  # base x score


def run(
    providers: Sequence[Provider],
    criteria: Sequence[Criterion],
    weights: Mapping[str, float],
    budget: int,
    parameters: Parameters,
) -> Run:
    """Divides the budget (in whole units) among the providers.

    The order of the providers makes no difference. Raises an InputRefused with its sentence: bad numbers, weights
    that do not add up, InfeasibleBounds, NobodyEligible.
    """
    inputs = Inputs(tuple(sorted(providers, key=lambda p: p.id)), tuple(criteria), weights, budget, parameters)
    check_inputs(inputs)
    parts = weights_in_parts(weights, criteria)
    scored = score(inputs, parts)
    bounds = [bounds_of(provider, parameters, budget) for provider in scored.providers]
    check_bounds(scored.providers, bounds, scored.powers, budget)
    shares = fill(scored.powers, bounds, budget)
    allocations = {a.provider.id: a for a in allocate(inputs, parts, scored, bounds, shares)}
    return Run(
        inputs_hash=inputs_hash(inputs),
        budget=budget,
        weights=parts,
        allocations=tuple(allocations.get(p.id) or excluded(p) for p in inputs.providers),
    )


def score(inputs: Inputs, parts: Mapping[str, int]) -> Scored:
    """Brings those who are not excluded by a gate to positions and scores; the others are out of everything."""
    eligible = tuple(p for p in inputs.providers if standing(p.gates) != Standing.EXCLUDED)
    if not eligible:
        raise NobodyEligible
    table = positions(values_table(eligible, inputs.criteria), inputs.criteria)
    weights = np.array([parts[criterion.name] for criterion in inputs.criteria], dtype=np.int64)
    points = scores(table, weights, as_parts(inputs.parameters.base_score)).tolist()
    bases = [provider.children * as_parts(provider.need) for provider in eligible]
    return Scored(
        providers=eligible,
        positions=table.tolist(),
        scores=points,
        bases=bases,
        powers=[base * point for base, point in zip(bases, points, strict=True)],
    )


def allocate(
    inputs: Inputs, parts: Mapping[str, int], scored: Scored, bounds: Sequence[Bounds], shares: Sequence[Fraction]
) -> list[Allocation]:
    """Rounds the shares to whole units and explains each."""
    names = [criterion.name for criterion in inputs.criteria]
    weights, base_score = [parts[name] for name in names], as_parts(inputs.parameters.base_score)
    field = field_of(
        budget=inputs.budget,
        criteria=names,
        weights=weights,
        base_score=base_score,
        bases=scored.bases,
        powers=scored.powers,
        positions=scored.positions,
    )
    amounts = whole_units(shares, [provider.id for provider in scored.providers])
    return [
        Allocation(
            provider=provider,
            standing=standing(provider.gates),
            amount=amounts[i],
            score=scored.scores[i] / SCORE_WHOLE,
            bounds=bounds[i],
            explanation=explain(
                Standpoint(
                    base=scored.bases[i],
                    power=scored.powers[i],
                    positions=scored.positions[i],
                    missing=frozenset(name for name in names if provider.values.get(name) is None),
                    share=nearest(shares[i].numerator, shares[i].denominator),
                    amount=amounts[i],
                ),
                field,
            ),
        )
        for i, provider in enumerate(scored.providers)
    ]


def excluded(provider: Provider) -> Allocation:
    return Allocation(provider, Standing.EXCLUDED, 0, None, None, NOTHING)
