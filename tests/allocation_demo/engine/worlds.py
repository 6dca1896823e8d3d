"""Whole inputs drawn by hypothesis: small worlds in which every bound, gate and gap can occur and the budget fits."""

from dataclasses import dataclass, replace

from hypothesis import strategies as st

from allocation_demo.engine.bounds import bounds_of
from allocation_demo.engine.gates import Standing, standing
from allocation_demo.engine.inputs import Criterion, Gate, Outcome, Parameters, Provider
from allocation_demo.engine.run import Run, run

NUMBERS = st.floats(-1e6, 1e6, allow_nan=False)
UNLIMITED = 10**15


@dataclass(frozen=True)
class World:
    providers: tuple[Provider, ...]
    criteria: tuple[Criterion, ...]
    weights: dict[str, float]
    budget: int
    parameters: Parameters

    def run(self) -> Run:
        return run(self.providers, self.criteria, self.weights, self.budget, self.parameters)

    def with_provider(self, changed: Provider) -> "World":
        return replace(self, providers=tuple(changed if p.id == changed.id else p for p in self.providers))


@st.composite
def criteria(draw):
    count = draw(st.integers(1, 4))
    posts = [draw(st.tuples(NUMBERS, NUMBERS).filter(lambda pair: pair[0] != pair[1])) for _ in range(count)]
    return tuple(Criterion(f"c{i}", worst, best) for i, (worst, best) in enumerate(posts))


@st.composite
def weights(draw, criteria):
    """Points out of 100, cut at random places."""
    cuts = sorted(draw(st.lists(st.integers(0, 100), min_size=len(criteria) - 1, max_size=len(criteria) - 1)))
    points = [high - low for low, high in zip([0, *cuts], [*cuts, 100], strict=True)]
    return {criterion.name: float(point) for criterion, point in zip(criteria, points, strict=True)}


def value_of(criterion):
    low, high = sorted((criterion.worst, criterion.best))
    return st.none() | st.floats(low, high) | NUMBERS


@st.composite
def providers(draw, criteria, *, outcomes=tuple(Outcome)):
    count = draw(st.integers(1, 7))
    drawn = []
    for i in range(count):
        children = draw(st.integers(1, 400))
        place_cost = draw(st.none() | st.integers(1, 1000))
        most = children * place_cost if place_cost else 100_000
        outcome = draw(st.sampled_from(outcomes)) if i else Outcome.PASSED
        drawn.append(
            Provider(
                id=f"p{i}",
                children=children,
                values={criterion.name: draw(value_of(criterion)) for criterion in criteria},
                gates=(Gate("premises", outcome),),
                need=draw(st.sampled_from((0.5, 1.0, 1.25))),
                last_year=draw(st.just(0) | st.integers(0, most)),
                place_cost=place_cost,
            )
        )
    return tuple(drawn)


@st.composite
def worlds(draw, *, outcomes=tuple(Outcome), bounded=True):
    """A world whose bounds allow its budget."""
    posts = draw(criteria())
    parameters = Parameters(
        base_score=draw(st.sampled_from((0.1, 0.5, 1.0)) | st.floats(0.1, 1)),
        largest_fall=draw(st.none() | st.floats(0, 1)) if bounded else None,
        largest_rise=draw(st.none() | st.floats(0, 2)) if bounded else None,
    )
    receivers = draw(providers(posts, outcomes=outcomes))
    if not bounded:
        receivers = tuple(replace(provider, place_cost=None) for provider in receivers)
    low, high = feasible_range(receivers, parameters)
    budget = draw(st.integers(low, min(high, low + 10**6)))
    return World(receivers, posts, draw(weights(posts)), budget, parameters)


def feasible_range(receivers, parameters):
    bounds = [
        bounds_of(provider, parameters, UNLIMITED)
        for provider in receivers
        if standing(provider.gates) != Standing.EXCLUDED
    ]
    return sum(bound.floor for bound in bounds), sum(bound.cap for bound in bounds)
