from datetime import UTC, date, datetime
from decimal import Decimal

from django.utils.translation import override

from indicators.agreement import Agreement
from indicators.finance import StatedAmount, WrongSign, finance_of, unit_costs_of, years_with_money
from indicators.models import BudgetChange, BudgetVersion, Project, Receipt, ReconcilingItem

AT = datetime(2023, 2, 1, tzinfo=UTC)


def test_the_money_of_2022(year_2022, django_assert_num_queries):
    with django_assert_num_queries(11):
        found = finance_of(2022)
    assert found.plan_title == "Project document"
    assert (found.approved, found.donor_approved) == (Decimal("1093399.96"), Decimal("994000.00"))
    assert (found.spent, found.cumulative) == (Decimal("527496.51"), Decimal("575899.04"))
    assert (found.balance, found.balance_as_stated) == (Decimal("418100.96"), Decimal("314084.13"))
    assert (found.months, found.burn, found.runway) == (12, Decimal("43958.04"), Decimal("9.5"))
    assert (found.budget, found.delivery.on_ledger, found.delivery.on_stated) == (
        573000,
        Decimal("92.1"),
        Decimal("96.2"),
    )
    assert found.budget_check.difference == Decimal("213624.00")
    assert found.carried == Decimal("315765.43")
    assert (found.utilised_check.difference, found.utilised_check.is_explained) == (Decimal("23704.00"), False)
    assert found.stated_revenue == StatedAmount("revenue.2021-2022", Decimal("598520.79"), "cover")
    assert [(it.until, it.spent, it.agreement) for it in found.receipts_checks] == [
        (2021, Decimal("48402.53"), Agreement.NOT_COMPUTABLE),
        (2022, Decimal("575899.04"), Agreement.NOT_COMPUTABLE),
    ]
    costs = unit_costs_of(found)
    assert (costs.people, costs.attendances, costs.participant_days) == (175, 216, 216)
    assert (costs.per_person, costs.per_attendance) == (Decimal("3014.27"), Decimal("2442.11"))
    assert [(it.number, it.cumulative, it.balance) for it in found.outputs] == [
        (1, Decimal("481653.41"), Decimal("58346.58")),
        (2, Decimal("94245.63"), Decimal("359754.37")),
        (3, None, Decimal("99399.96")),
    ]
    assert found.wrong_signs == (WrongSign(1, 2022, "76135", "Realized gain", Decimal("-221.80"), Decimal("221.80")),)
    assert len(found.facilities) == 4
    assert sum(row.spent or 0 for row in found.groups) == found.spent


def test_what_is_recorded_explains_what_is_stated(year_2022):
    BudgetChange.objects.create(year=2022, kind="carry_over", amount="213000", source="Minutes", recorded_at=AT)
    BudgetChange.objects.create(year=2022, kind="amendment", amount="624", source="Minutes", recorded_at=AT)
    ReconcilingItem.objects.create(year=2022, amount="23704.00", reason="Open commitments", stated_at=AT)
    Receipt.objects.create(
        project=Project.objects.get(), received_on="2021-10-01", amount="598520.79", donor="MOIS", reference="R-1"
    )
    found = finance_of(2022)
    assert (found.budget_check.difference, found.budget_check.agreement) == (0, Agreement.AGREES)
    assert found.utilised_check.is_explained
    assert [(it.amount, it.reason, it.stated_on) for it in found.items] == [
        (Decimal("23704.00"), "Open commitments", date(2023, 2, 1))
    ]
    assert [(it.left, it.agreement) for it in found.receipts_checks] == [
        (Decimal("550118.26"), Agreement.AGREES),
        (Decimal("22621.75"), Agreement.AGREES),
    ]


def test_a_year_without_a_ledger_is_not_a_year_of_zero(year_2022):
    found = finance_of(2023)
    assert (found.spent, found.burn, found.runway, found.delivery.on_ledger) == (None, None, None, None)
    assert (found.budget, found.cumulative) == (Decimal("369856.00"), Decimal("575899.04"))


def test_nothing_at_all_is_recorded(db):
    found = finance_of(2022)
    assert (found.plan, found.approved, found.balance, found.spent, found.budget) == (None, None, None, None, None)
    assert (found.outputs, found.groups, years_with_money()) == ((), (), [])


def test_the_plan_in_force_is_the_last_one_adopted(year_2022):
    later = BudgetVersion.objects.create(
        title="Revision", title_ru="Пересмотр", adopted_on="2022-03-01", source="Minutes"
    )
    assert BudgetVersion.objects.in_force(date(2021, 1, 1)).title == "Project document"
    assert BudgetVersion.objects.in_force(date(2022, 12, 31)) == later
    with override("ru"):
        assert finance_of(2022).plan_title == "Пересмотр"
    assert years_with_money() == [2023, 2022, 2021]
