import pytest

from allocation_demo.engine.parts import as_parts, nearest


def test_as_parts():
    assert [as_parts(number) for number in (0, 0.5, 1, 1.25, 0.1 + 0.2)] == [0, 500_000, 1_000_000, 1_250_000, 300_000]


@pytest.mark.parametrize(
    ("numerator", "denominator", "expected"), [(7, 2, 4), (-7, 2, -3), (5, 3, 2), (-5, 3, -2), (0, 9, 0), (1, 3, 0)]
)
def test_nearest(numerator, denominator, expected):
    assert nearest(numerator, denominator) == expected
