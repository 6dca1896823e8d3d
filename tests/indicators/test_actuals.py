from decimal import Decimal

import pytest

from indicators.actuals import Actual, Stated, Total, Why, accumulated, of_events, of_stated

TOTAL = Total(attendances=5, people=4, events={1: 3, 2: 2, 3: 0})


def stated(**values) -> Stated:
    empty = {"value": None, "numerator": None, "denominator": None, "words": ""}
    return Stated(**{"id": 1, "year": 2022, "document": 1, **empty, **values})


@pytest.mark.parametrize(
    ("counting", "over", "expected"),
    [
        ("attendances", {1, 2}, Actual(Decimal(5))),
        ("people", {1, 2}, Actual(Decimal(4))),
        ("events", {1, 2, 3}, Actual(Decimal(3))),
        ("events", set(), Actual(Decimal(2))),
        ("attendances", {3}, Actual(why=Why.NO_LIST)),
    ],
)
def test_of_events_without_a_list_nothing_is_reported(counting, over, expected):
    assert of_events(counting, TOTAL, over=over) == expected


def test_a_percentage_is_made_of_its_two_numbers_half_up():
    assert of_stated("percent", stated(numerator=1, denominator=8), 0) == Actual(Decimal(13), None, 1, 8)
    assert of_stated("percent", stated(value=Decimal("12.5")), 1) == Actual(why=Why.NO_WHOLE)
    assert of_stated("people", stated(value=Decimal(0)), 0) == Actual(Decimal(0))
    assert of_stated("words", stated(words="Adopted"), 0) == Actual()
    assert of_stated("people", None, 0) == Actual(why=Why.NOT_STATED)


def test_years_are_summed_or_the_latest_holds_and_shares_are_never_averaged():
    years = [Actual(Decimal(2)), Actual(why=Why.NO_LIST), Actual(Decimal(3))]
    assert (accumulated(years, "sum", 0), accumulated(years, "latest", 0)) == (5, 3)
    assert accumulated([Actual(why=Why.NO_LIST)], "sum", 0) is None
    shares = [Actual(Decimal(100), None, 1, 1), Actual(Decimal(0), None, 0, 3)]
    assert accumulated(shares, "sum", 1) == Decimal("25.0")
