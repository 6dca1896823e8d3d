from dataclasses import dataclass
from datetime import date

import pytest

from events.month import beside, month_of, weeks


@dataclass(frozen=True)
class Thing:
    starts_on: date
    ends_on: date


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("2026-12", date(2026, 12, 1)),
        ("2026-13", None),
        ("2026-00", None),
        ("9999-99", None),
        ("9999-12", None),
        ("0001-01", None),
        ("٢٠٢٦-١٢", None),
        ("2026-12-24", None),
        ("", None),
        ("\0", None),
    ],
)
def test_month_is_one_of_this_century(text, month):
    assert month_of(text) == month


def test_months_beside_end_with_the_century():
    assert [beside(date(2026, 12, 1), step) for step in (-1, 1)] == [date(2026, 11, 1), date(2027, 1, 1)]
    assert [beside(date(2100, 12, 1), 1), beside(date(2000, 1, 1), -1)] == [None, None]


def test_event_of_several_days_stands_on_each_of_them():
    long, short = Thing(date(2026, 11, 29), date(2026, 12, 2)), Thing(date(2026, 12, 2), date(2026, 12, 2))
    shown = weeks(date(2026, 12, 1), [long, short])
    assert [len(week) for week in shown] == [7] * 5
    assert {cell.day: cell.things for week in shown for cell in week if cell.things} == {
        date(2026, 11, 30): (long,),
        date(2026, 12, 1): (long,),
        date(2026, 12, 2): (long, short),
    }
    assert [cell.is_in_month for cell in shown[0]] == [False, True, True, True, True, True, True]
