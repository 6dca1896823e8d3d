from decimal import Decimal

import pytest

from portal.core.numbers import format_number


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (0, None, "0"),
        (1234567, None, "1 234 567"),
        (Decimal("1234567.89"), None, "1 234 567.89"),
        (Decimal("-74.5"), 2, "−74.50"),
        (99.95, 1, "100.0"),
        (175, 0, "175"),
    ],
)
def test_numbers_are_written_in_one_format(value, decimals, text):
    assert format_number(value, decimals) == text.replace(" ", "\u00a0")
