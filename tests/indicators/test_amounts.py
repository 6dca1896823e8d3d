from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.amounts import AmountProblem, DecimalSign, ReadAmount, read_amount


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (1234, "1234.00"),
        (1234.5, "1234.50"),
        (0.1 + 0.2, "0.30"),
        (-221.8, "-221.80"),
        (0, "0.00"),
        ("1234", "1234.00"),
        ("1234.5", "1234.50"),
        ("1234,5", "1234.50"),
        ("1 234 567,89", "1234567.89"),
        ("1\u00a0234\u202f567.89", "1234567.89"),
        ("1'234.50", "1234.50"),
        ("1’234’567", "1234567.00"),
        ("1,234.50", "1234.50"),
        ("1.234,50", "1234.50"),
        ("1,234,567", "1234567.00"),
        ("1.234.567", "1234567.00"),
        ("1,234,567.89", "1234567.89"),
        ("12.500", AmountProblem.AMBIGUOUS),
        ("1,234", AmountProblem.AMBIGUOUS),
        ("0,500", "0.50"),
        ("1234,500", "1234.50"),
        ("1 234,500", "1234.50"),
        (",5", "0.50"),
        ("-5", "-5.00"),
        ("\u22125", "-5.00"),
        ("– 5,25", "-5.25"),
        ("5.25-", "-5.25"),
        ("(1 234,50)", "-1234.50"),
        ("+7", "7.00"),
        ("-0", "0.00"),
        ("$ 1 234.50", "1234.50"),
        ("USD 12", "12.00"),
        ("-$5", "-5.00"),
        ("12,50 долл. США", "12.50"),
        ("'12.50", "12.50"),
        ("\u200e12.50\ufeff", "12.50"),
        ("", AmountProblem.MISSING),
        (None, AmountProblem.MISSING),
        ("n/a", AmountProblem.NO_NUMBER),
        ("-", AmountProblem.NO_NUMBER),
        ("(-5)", AmountProblem.NO_NUMBER),
        ("--5", AmountProblem.NO_NUMBER),
        ("12 34", AmountProblem.NO_NUMBER),
        ("1,23,456.00", AmountProblem.NO_NUMBER),
        ("1 234,567.00", AmountProblem.NO_NUMBER),
        ("1.2.3", AmountProblem.NO_NUMBER),
        ("1,234.5.6", AmountProblem.NO_NUMBER),
        ("5,", AmountProblem.NO_NUMBER),
        ("1e5", AmountProblem.NO_NUMBER),
        ("١٢", AmountProblem.NO_NUMBER),
        (".", AmountProblem.NO_NUMBER),
        (True, AmountProblem.NO_NUMBER),
        (date(2022, 1, 2), AmountProblem.NO_NUMBER),
        (float("nan"), AmountProblem.NO_NUMBER),
        (float("inf"), AmountProblem.NO_NUMBER),
        ("=SUM(A1:A9)", AmountProblem.FORMULA),
        ("0.005", AmountProblem.TOO_FINE),
        ("1234,567", AmountProblem.TOO_FINE),
        (3381.7408, AmountProblem.TOO_FINE),
        ("1234567890123", AmountProblem.TOO_LARGE),
        (1e15, AmountProblem.TOO_LARGE),
        (10**400, AmountProblem.TOO_LARGE),
    ],
)
def test_read_amount(cell, expected):
    is_problem = isinstance(expected, AmountProblem)
    assert read_amount(cell) == (ReadAmount(None, expected) if is_problem else ReadAmount(Decimal(expected)))


@pytest.mark.parametrize(
    ("text", "sign", "expected"),
    [
        ("1,234", DecimalSign.POINT, "1234.00"),
        ("1.234", DecimalSign.COMMA, "1234.00"),
        ("1.234", DecimalSign.POINT, AmountProblem.TOO_FINE),
        ("1.234,50", DecimalSign.POINT, AmountProblem.NO_NUMBER),
        ("1 234,50", DecimalSign.COMMA, "1234.50"),
    ],
)
def test_who_knows_the_decimal_sign_is_not_asked_again(text, sign, expected):
    found = read_amount(text, sign)
    assert (found.problem or str(found.value)) == expected


@given(
    st.decimals(Decimal("-999999999.99"), Decimal("999999999.99"), places=2),
    st.sampled_from([" ", "\u00a0", "\u202f", "", "'"]),
    st.sampled_from([".", ","]),
    st.sampled_from(["-{}", "\u2212{}", "({})", "{}-", "– {}"]),
)
def test_every_amount_is_read_back_however_it_is_written(amount, group, decimal, negative):
    written = f"{abs(amount):,.2f}".replace(",", "#").replace(".", decimal).replace("#", group)
    text = negative.format(written) if amount < 0 else written
    assert read_amount(text).value == amount
