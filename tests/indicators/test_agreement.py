from decimal import Decimal

import pytest

from indicators.agreement import CENT, Agreement, agreement, cents


@pytest.mark.parametrize(
    ("stated", "computed", "tolerance", "expected"),
    [
        ("540000.00", "540000.00", "0", Agreement.AGREES),
        ("540000.00", "539999.99", "0.01", Agreement.ROUNDING),
        ("540000.00", "539999.99", "0", Agreement.DIFFERS),
        ("540000.00", "539999.98", "0.01", Agreement.DIFFERS),
        (None, "0.00", "0.01", Agreement.NOT_COMPUTABLE),
        ("0.00", None, "0.01", Agreement.NOT_COMPUTABLE),
    ],
)
def test_agreement(stated, computed, tolerance, expected):
    figures = [None if text is None else Decimal(text) for text in (stated, computed)]
    assert agreement(*figures, Decimal(tolerance)) is expected


def test_cents_are_rounded_half_up():
    assert [cents(Decimal(amount)) for amount in ("0.005", "-0.005", "0.0049")] == [CENT, -CENT, Decimal("0.00")]
