from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allocation_demo.engine.rounding import whole_units


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=12), st.integers(0, 10**9))
def test_each_share_goes_down_or_up_and_the_sum_stays(powers, budget):
    total = sum(powers) or 1
    shares = [Fraction(budget * power, total) for power in powers] if sum(powers) else [Fraction(0)] * len(powers)
    amounts = whole_units(shares, [str(i) for i in range(len(shares))])
    assert sum(amounts) == sum(shares)
    assert all(abs(amount - share) < 1 for amount, share in zip(amounts, shares, strict=True))


def test_the_largest_remainders_get_the_units_left_over():
    shares = [Fraction("1.2"), Fraction("2.7"), Fraction("3.6"), Fraction("0.5")]
    assert whole_units(shares, ["a", "b", "c", "d"]) == [1, 3, 4, 0]


def test_ties_go_by_the_hash_of_the_id():
    half = Fraction(1, 2)
    assert whole_units([half, half], ["a", "b"]) == [0, 1]  # sha256 of b begins with 3e, of a with ca
    assert whole_units([half, half], ["b", "a"]) == [1, 0]


def test_shares_that_do_not_sum_to_a_whole_number_are_refused():
    with pytest.raises(ValueError, match="the shares do not add up to a whole number"):
        whole_units([Fraction(1, 3)], ["a"])
