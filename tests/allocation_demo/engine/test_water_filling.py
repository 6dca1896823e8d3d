from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allocation_demo.engine.bounds import Bounds
from allocation_demo.engine.rounding import whole_units
from allocation_demo.engine.water_filling import fill, water_level


@st.composite
def problems(draw):
    """Powers, bounds and a budget that fits; one power in some is 0 and stays on its floor."""
    powers = draw(st.lists(st.integers(0, 10**12), min_size=1, max_size=8))
    bounds = []
    for power in powers:
        floor = draw(st.integers(0, 1000))
        bounds.append(Bounds(floor, floor + draw(st.integers(0, 1000)) * bool(power)))
    low, high = sum(b.floor for b in bounds), sum(b.cap for b in bounds)
    return powers, bounds, draw(st.integers(low, high))


@given(problems())
def test_shares_are_the_clipped_level_and_sum_exactly(problem):
    powers, bounds, budget = problem
    level = water_level(powers, bounds, budget)
    shares = fill(powers, bounds, budget)
    assert sum(shares) == budget
    assert shares == [min(max(level * p, b.floor), b.cap) for p, b in zip(powers, bounds, strict=True)]


@given(problems(), st.integers(2, 1000))
def test_scaling_all_powers_changes_no_share(problem, factor):
    powers, bounds, budget = problem
    assert fill([power * factor for power in powers], bounds, budget) == fill(powers, bounds, budget)


@given(problems(), st.integers(1, 500))
def test_a_larger_budget_lowers_no_share(problem, more):
    powers, bounds, budget = problem
    larger = min(budget + more, sum(bound.cap for bound in bounds))
    pairs = zip(fill(powers, bounds, budget), fill(powers, bounds, larger), strict=True)
    assert all(before <= after for before, after in pairs)


@given(problems())
def test_splitting_one_with_its_bounds_gains_at_most_one_unit(problem):
    powers, bounds, budget = problem
    floor, cap = bounds[0].floor, bounds[0].cap
    whole_powers, whole_bounds = [powers[0] * 2, *powers[1:]], [Bounds(floor * 2, cap * 2), *bounds[1:]]
    budget += floor
    names = [f"p{i}" for i in range(len(powers))]
    together = whole_units(fill(whole_powers, whole_bounds, budget), names)[0]
    apart = whole_units(fill([powers[0], *powers], [bounds[0], *bounds], budget), ["a", *names])
    assert apart[0] + apart[1] <= together + 1


@pytest.mark.parametrize(
    ("powers", "bounds", "budget", "shares"),
    [
        ([1, 3], [Bounds(0, 100), Bounds(0, 100)], 40, [10, 30]),
        ([1, 3], [Bounds(0, 100), Bounds(0, 20)], 40, [20, 20]),
        ([1, 3], [Bounds(15, 100), Bounds(0, 100)], 40, [15, 25]),
        ([1, 1, 1], [Bounds(0, 9)] * 3, 10, [Fraction(10, 3)] * 3),
        ([1, 2], [Bounds(5, 5), Bounds(7, 7)], 12, [5, 7]),
        ([0, 2], [Bounds(5, 9), Bounds(0, 9)], 12, [5, 7]),
        ([0], [Bounds(4, 4)], 4, [4]),
        ([5], [Bounds(0, 10)], 0, [0]),
    ],
)
def test_fill(powers, bounds, budget, shares):
    assert fill(powers, bounds, budget) == shares
