import pytest

from allocation_demo.engine.bounds import Bounds, bounds_of, check_bounds
from allocation_demo.engine.errors import CapsBelowBudget, FloorAboveCap, FloorsAboveBudget
from allocation_demo.engine.inputs import Parameters, Provider


def provider(**more):
    return Provider("p", 10, {}, **more)


@pytest.mark.parametrize(
    ("provider", "parameters", "bounds"),
    [
        (provider(), Parameters(), Bounds(0, 5000)),
        (provider(last_year=999), Parameters(largest_fall=0.25), Bounds(749, 5000)),
        (provider(last_year=999), Parameters(largest_rise=0.5), Bounds(0, 1498)),
        (provider(last_year=0), Parameters(largest_fall=0.25, largest_rise=0.5), Bounds(0, 5000)),
        (provider(place_cost=200), Parameters(), Bounds(0, 2000)),
        (provider(place_cost=200, last_year=1900), Parameters(0.5, 0.1, 0.1), Bounds(1710, 2000)),
    ],
)
def test_bounds_of(provider, parameters, bounds):
    assert bounds_of(provider, parameters, 5000) == bounds


@pytest.mark.parametrize(
    ("bounds", "powers", "error", "sentence", "by"),
    [
        (
            [Bounds(60, 90), Bounds(60, 90)],
            [1, 1],
            FloorsAboveBudget,
            "The floors alone add up to 120, which is 20 more than the budget of 100.",
            20,
        ),
        (
            [Bounds(0, 40), Bounds(0, 50)],
            [1, 1],
            CapsBelowBudget,
            "The caps together allow only 90, which is 10 less than the budget of 100.",
            10,
        ),
        (
            [Bounds(5, 90), Bounds(0, 50)],
            [0, 1],
            CapsBelowBudget,
            "The caps together allow only 55, which is 45 less than the budget of 100.",
            45,
        ),
        (
            [Bounds(50, 30), Bounds(0, 90)],
            [1, 1],
            FloorAboveCap,
            "The floor of provider a is 50, which is 20 above its cap of 30.",
            20,
        ),
    ],
)
def test_bounds_that_leave_no_solution_are_refused(bounds, powers, error, sentence, by):
    providers = [Provider("a", 1, {}), Provider("b", 1, {})]
    with pytest.raises(error) as refused:
        check_bounds(providers, bounds, powers, 100)
    assert (str(refused.value), refused.value.by) == (sentence, by)
