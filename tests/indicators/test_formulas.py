from decimal import Decimal

import pytest

from indicators.formulas import Light, achievement, light


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


@pytest.mark.parametrize(
    ("actual", "target", "percent_of_target", "expected"),
    [(4, 5, "125.0", Light.ON_TRACK), (10, 5, "50.0", Light.BEHIND), (0, 5, None, Light.ON_TRACK)],
)
def test_where_less_is_better(actual, target, percent_of_target, expected):
    figures = [Decimal(actual), Decimal(target)]
    assert achievement(*figures, direction="down") == (Decimal(percent_of_target) if percent_of_target else None)
    assert light(*figures, direction="down") is expected
