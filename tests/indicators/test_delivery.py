from datetime import date
from decimal import Decimal

from indicators.delivery import Delivery, UnitCosts, burn, months_covered, runway

PROJECT = (date(2021, 9, 17), date(2023, 12, 31))
SPENT = Decimal("527496.51")


def test_delivery_stands_on_two_bases():
    found = Delivery(budget=Decimal(573000), ledger=SPENT, stated=Decimal("551200.51"))
    assert (found.on_ledger, found.on_stated) == (Decimal("92.1"), Decimal("96.2"))
    nothing = [Delivery(None, SPENT, SPENT), Delivery(Decimal(0), SPENT, SPENT), Delivery(SPENT, None, None)]
    assert [(it.on_ledger, it.on_stated) for it in nothing] == [(None, None)] * 3


def test_months_count_once_and_while_the_project_runs():
    year_2021, year_2022 = (date(2021, 1, 1), date(2021, 12, 31)), (date(2022, 1, 1), date(2022, 12, 31))
    january = (date(2022, 1, 1), date(2022, 1, 31))
    assert months_covered([year_2021], within=PROJECT) == 4
    assert months_covered([year_2021, year_2022, january], within=PROJECT) == 16
    assert months_covered([(date(2024, 1, 1), date(2024, 12, 31))], within=PROJECT) == 0


def test_burn_and_runway():
    monthly = burn(SPENT, 12)
    assert monthly == Decimal("43958.04")
    assert runway(Decimal("314084.13"), monthly) == Decimal("7.1")
    assert runway(Decimal("-1.00"), monthly) == 0
    assert (burn(SPENT, 0), runway(SPENT, None), runway(SPENT, Decimal(0))) == (None, None, None)


def test_unit_costs_without_anybody_or_without_a_ledger_are_none():
    found = UnitCosts(SPENT, people=175, attendances=206, participant_days=600)
    assert (found.per_person, found.per_attendance, found.per_participant_day) == (
        Decimal("3014.27"),
        Decimal("2560.66"),
        Decimal("879.16"),
    )
    nothing = [UnitCosts(SPENT, 0, 0, 0), UnitCosts(None, 1, 1, 1)]
    assert [(it.per_person, it.per_attendance, it.per_participant_day) for it in nothing] == [(None, None, None)] * 2
