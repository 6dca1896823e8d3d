from decimal import Decimal

from indicators.plan_against_ledger import GroupRow, compare
from tests.indicators.money import ledger_entries, plan_lines


def test_plan_of_2022_against_its_ledger_by_group_of_accounts():
    plan = [line for line in plan_lines() if line.year == 2022]
    ledger = [entry for entry in ledger_entries() if entry.year == 2022]
    rows = compare(plan, ledger)
    assert sum(row.planned or 0 for row in rows) == Decimal("329730.25")
    assert sum(row.spent or 0 for row in rows) == Decimal("527496.51")
    assert [(row.output, row.group) for row in rows if row.is_unknown_to_plan] == [
        (1, "643"),
        (1, "713"),
        (1, "714"),
        (1, "715"),
        (1, "751"),
        (1, "757"),
        (1, "761"),
        (2, "643"),
        (2, "751"),
    ]
    assert [row for row in rows if row.group == "721"] == [
        GroupRow(1, "721", ("72100",), ("72120", "72145"), Decimal("82000.00"), Decimal("50227.90")),
        GroupRow(2, "721", ("72100",), ("72120", "72130", "72145"), Decimal("70000.00"), Decimal("9267.39")),
        GroupRow(3, "721", ("72100",), (), Decimal("6000.00"), None),
    ]
    first = next(row for row in rows if row.group == "721")
    assert (first.left, first.delivery) == (Decimal("31772.10"), Decimal("61.3"))


def test_rows_without_a_plan_or_without_a_ledger_have_no_delivery():
    unknown = GroupRow(1, "643", (), ("64397",), None, Decimal("5.00"))
    unspent = GroupRow(3, "714", ("71400",), (), Decimal("7.00"), None)
    assert [(row.left, row.delivery) for row in (unknown, unspent)] == [
        (Decimal("-5.00"), None),
        (Decimal("7.00"), None),
    ]
