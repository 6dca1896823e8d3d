from decimal import Decimal

from indicators.agreement import Agreement
from indicators.reconciliation import BudgetCheck, ReceiptsCheck, UtilisedCheck, receipts_checks

BUDGET, PLAN = Decimal("573000.00"), Decimal("359376.00")
UTILISED, LEDGER = Decimal("551200.51"), Decimal("527496.51")


def test_a_budget_is_plan_and_carry_over_and_amendments():
    flagged = BudgetCheck(2022, BUDGET, PLAN)
    explained = BudgetCheck(2022, BUDGET, PLAN, carry_over=Decimal("213000.00"), amendments=Decimal("624.00"))
    checks = (flagged, explained, BudgetCheck(2024, BUDGET, None), BudgetCheck(2024, None, PLAN))
    assert [(it.computed, it.difference, it.agreement) for it in checks] == [
        (PLAN, Decimal("213624.00"), Agreement.DIFFERS),
        (BUDGET, Decimal("0.00"), Agreement.AGREES),
        (None, None, Agreement.NOT_COMPUTABLE),
        (PLAN, None, Agreement.NOT_COMPUTABLE),
    ]


def test_utilised_is_the_ledger_or_an_item_of_exactly_the_difference():
    items = [(), (Decimal("23704.00"),), (Decimal("20000.00"), Decimal("3704.00")), (Decimal("23703.99"),)]
    checks = [UtilisedCheck(2022, UTILISED, LEDGER, found) for found in items]
    assert [(it.difference, it.unexplained, it.is_explained, it.agreement) for it in checks] == [
        (Decimal("23704.00"), Decimal("23704.00"), False, Agreement.DIFFERS),
        (Decimal("23704.00"), Decimal("0.00"), True, Agreement.AGREES),
        (Decimal("23704.00"), Decimal("0.00"), True, Agreement.AGREES),
        (Decimal("23704.00"), Decimal("0.01"), False, Agreement.DIFFERS),
    ]


def test_utilised_without_a_ledger_is_not_computable_and_the_same_figure_needs_no_item():
    nothing, same = UtilisedCheck(2024, UTILISED, None), UtilisedCheck(2022, LEDGER, LEDGER)
    assert [(it.difference, it.unexplained, it.is_explained, it.agreement) for it in (nothing, same)] == [
        (None, None, False, Agreement.NOT_COMPUTABLE),
        (Decimal("0.00"), Decimal("0.00"), False, Agreement.AGREES),
    ]


def test_spending_stays_within_what_was_received_at_the_end_of_every_year():
    spent = {2022: Decimal(80), 2021: Decimal(50)}
    checks = receipts_checks(spent, [(2021, Decimal(100)), (2022, Decimal(20)), (2023, Decimal(50))])
    assert checks == (
        ReceiptsCheck(2021, Decimal(50), Decimal(100)),
        ReceiptsCheck(2022, Decimal(130), Decimal(120)),
    )
    assert [(it.left, it.agreement) for it in checks] == [(50, Agreement.AGREES), (-10, Agreement.DIFFERS)]


def test_without_receipts_nothing_can_be_said():
    checks = receipts_checks({2021: Decimal(50)}, [])
    assert [(it.receipts, it.left, it.agreement) for it in checks] == [(None, None, Agreement.NOT_COMPUTABLE)]
