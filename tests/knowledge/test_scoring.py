from decimal import Decimal

import pytest

from knowledge.scoring import Score, percent_of, score_of

HALF = Decimal("0.5")


@pytest.mark.parametrize(
    ("points", "parts", "mark", "result"),
    [
        (["1", "1"], {1: Decimal(1)}, 50, Score(Decimal(1), Decimal(2), True)),
        (["1", "1"], {1: HALF}, 50, Score(HALF, Decimal(2), False)),
        (["1", "2"], {2: HALF}, None, Score(Decimal(1), Decimal(3), None)),
        (["1", "0"], {1: Decimal(1)}, 100, Score(Decimal(1), Decimal(1), True)),
        (["0"], {}, 50, Score(Decimal(0), Decimal(0), None)),
        (["1"], {}, 0, Score(Decimal(0), Decimal(1), True)),
    ],
)
def test_points_and_whether_they_are_enough(points, parts, mark, result):
    assert score_of(points, parts, mark) == result


def test_percent_is_never_rounded_up():
    assert percent_of(Decimal(2), Decimal(3)) == Decimal("66.6")
    assert percent_of(Decimal("69.9999"), Decimal(100)) == Decimal("69.9")
    assert (percent_of(None, None), percent_of(Decimal(0), Decimal(0))) == (None, None)
