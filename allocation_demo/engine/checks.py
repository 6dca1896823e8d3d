"""Refuses what cannot be worked with, before anything is computed."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from .errors import (
    InfiniteNumber,
    NegativeNumber,
    NotANumber,
    NotWhole,
    OutsideRange,
    RepeatedName,
    SameGoalposts,
    UnknownCriterion,
)
from .inputs import Criterion, Inputs, Parameters, Provider


def check_finite(what: str, value: float) -> None:
    if math.isnan(value):
        raise NotANumber(what)
    if math.isinf(value):
        raise InfiniteNumber(what)


def check_range(what: str, value: float, low: float, high: float) -> None:
    check_finite(what, value)
    if not low <= value <= high:
        raise OutsideRange(what, value, low, high)


def check_count(what: str, value: int) -> None:
    """A number of units or of children: finite, whole, not negative."""
    check_finite(what, value)
    if value < 0:
        raise NegativeNumber(what, value)
    if not isinstance(value, int):
        raise NotWhole(what, value)


def check_unique(what: str, names: Iterable[str]) -> None:
    for name, times in Counter(names).items():
        if times > 1:
            raise RepeatedName(what, name)


def check_criterion(criterion: Criterion) -> None:
    check_finite(f"The worst value of the criterion {criterion.name}", criterion.worst)
    check_finite(f"The best value of the criterion {criterion.name}", criterion.best)
    if criterion.worst == criterion.best:
        raise SameGoalposts(criterion.name, criterion.best)
    check_finite(f"The distance between the goalposts of {criterion.name}", criterion.best - criterion.worst)


def check_provider(provider: Provider, criteria: Sequence[Criterion]) -> None:
    """Values of a criterion may be negative (a loss, a shrinking membership); counts and money may not."""
    check_count(f"The number of children of provider {provider.id}", provider.children)
    check_count(f"The amount of last year of provider {provider.id}", provider.last_year)
    check_range(f"The need of provider {provider.id}", provider.need, 0, 100)
    if provider.place_cost is not None:
        check_count(f"The cost of a place at provider {provider.id}", provider.place_cost)
    check_unique(f"gate at provider {provider.id}", (gate.name for gate in provider.gates))
    names = {criterion.name for criterion in criteria}
    for name, value in provider.values.items():
        if name not in names:
            raise UnknownCriterion(f"Provider {provider.id}", name)
        if value is not None:
            check_finite(f"The value of {name} of provider {provider.id}", value)


def check_parameters(parameters: Parameters) -> None:
    check_range("The base score", parameters.base_score, 0, 1)
    if parameters.largest_fall is not None:
        check_range("The largest fall", parameters.largest_fall, 0, 1)
    if parameters.largest_rise is not None:
        check_range("The largest rise", parameters.largest_rise, 0, 100)


def check_inputs(inputs: Inputs) -> None:
    """Raises the first fault found, as a named error. Weights are checked where they become parts."""
    check_count("The budget", inputs.budget)
    check_parameters(inputs.parameters)
    check_unique("criterion", (criterion.name for criterion in inputs.criteria))
    for criterion in inputs.criteria:
        check_criterion(criterion)
    check_unique("provider", (provider.id for provider in inputs.providers))
    for provider in inputs.providers:
        check_provider(provider, inputs.criteria)
