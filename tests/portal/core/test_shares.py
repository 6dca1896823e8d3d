from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core.shares import Shares, percent, shares


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        (110, 175, "62.9"),
        (65, 175, "37.1"),
        (25, 54, "46.3"),
        (4, 36, "11.1"),
        (1, 16, "6.3"),  # 6.25: half-up, where half-even would print 6.2
        (0, 7, "0.0"),
    ],
)
def test_percent_is_half_up(part, whole, expected):
    assert percent(part, whole) == Decimal(expected)


def test_percent_of_nothing_is_no_figure():
    assert percent(0, 0) is None


def test_shares_that_miss_100_say_that_they_are_rounded():
    assert shares(1, 1, 1) == Shares((Decimal("33.3"),) * 3)
    assert shares(1, 1, 1).is_rounded
    assert not shares(110, 65).is_rounded
    assert shares(0, 0) == Shares(())
    assert not shares(0, 0).is_rounded


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.integers(0, 3))
def test_percent_is_the_nearest_figure_and_never_less_than_half_below(part, whole, decimals):
    step = Fraction(1, 10**decimals)
    difference = Fraction(percent(part, whole, decimals)) - Fraction(100 * part, whole)
    assert -step / 2 < difference <= step / 2


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_two_shares_add_up_to_100_or_say_that_they_are_rounded(women, men):
    pair = shares(women, men)
    assert len(pair.values) == (2 if women + men else 0)
    assert pair.is_rounded == bool(pair.values and sum(pair.values) != 100)
