from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.formulas import Light, Shares, achievement, light, percent, shares


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


@pytest.mark.parametrize(
    ("actual", "target", "percent_of_target", "expected"),
    [
        (82, 50, "164.0", Light.ON_TRACK),
        (20, 20, "100.0", Light.ON_TRACK),
        (54, 100, "54.0", Light.BEHIND),
        (0, 1, "0.0", Light.BEHIND),
        (None, 1, None, Light.NOT_REPORTED),
        (50, None, None, Light.NOT_APPLICABLE),
        (0, 0, None, Light.NOT_APPLICABLE),
        (3, 0, None, Light.NOT_APPLICABLE),
        (None, None, None, Light.NOT_APPLICABLE),
    ],
)
def test_zero_not_reported_and_not_applicable_are_three_things(actual, target, percent_of_target, expected):
    figures = [None if figure is None else Decimal(figure) for figure in (actual, target)]
    assert achievement(*figures) == (None if percent_of_target is None else Decimal(percent_of_target))
    assert light(*figures) is expected
