from datetime import date

import pytest

from indicators.coverage import uncovered


def day(number: int) -> date:
    return date(2022, 1, number)


@pytest.mark.parametrize(
    ("stretches", "left"),
    [
        ([], [(1, 31)]),
        ([(1, 31)], []),
        ([(11, 20)], [(1, 10), (21, 31)]),
        ([(20, 31), (1, 10)], [(11, 19)]),
        ([(1, 15), (5, 10), (15, 31)], []),
        ([(1, 9), (10, 30)], [(31, 31)]),
    ],
)
def test_days_that_no_stretch_covers(stretches, left):
    given = [(day(first), day(last)) for first, last in stretches]
    assert uncovered(day(1), day(31), given) == [(day(first), day(last)) for first, last in left]


def test_nothing_is_missing_of_a_period_that_has_not_begun_and_strangers_do_not_cover():
    assert uncovered(day(2), day(1), []) == []
    strangers = [(date(2021, 1, 1), date(2021, 12, 31)), (date(2023, 1, 1), date(2023, 1, 2))]
    assert uncovered(day(1), day(2), strangers) == [(day(1), day(2))]
