"""The work plan as documents state it: outputs, charges on them, years, donor and partner."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from indicators.agreement import CENT
from indicators.charges import PlanSum, PlanTotals
from indicators.reconciliation import BudgetCheck
from indicators.rules import Figure

HALF_A_DOLLAR = Decimal("0.50")


def plan_figures(plan: PlanTotals) -> Iterator[Figure]:
    for number, output in plan.outputs.items():
        yield from _of_output(number, output)
    for year, of_year in plan.by_year.items():
        label = _("plan of %(years)s with management support and levy") % {"years": year}
        yield _total(f"plan.total.{year}", label, of_year)
    if plan.years:
        period = f"{plan.years[0]}-{plan.years[-1]}"
        label = _("plan of %(years)s with management support and levy") % {"years": period}
        yield _total(f"plan.total.{period}", label, plan.total)
        yield _total(f"plan.donor.{period}", _("plan of %(years)s: money of the donor") % {"years": period}, plan.donor)
        yield _total(f"plan.undp.{period}", _("plan of %(years)s: money of UNDP") % {"years": period}, plan.own)


def budget_figures(plan: PlanTotals, check: BudgetCheck) -> Iterator[Figure]:
    """Budgets that documents state, beside the plan: that of the year, and what was approved for all years."""
    names, is_planned = {"year": check.year}, check.computed is not None
    yield Figure(
        f"budget.awp.{check.year}",
        _("budget of %(year)s: the plan with its charges, carry-over and amendments as recorded") % names,
        "budget-is-plan",
        check.computed,
        decimals=2,
        missing="" if is_planned else _("the plan has no line of %(year)s") % names,
        is_computable=is_planned,
        tolerance=HALF_A_DOLLAR,
    )
    donor_outputs = {number: output.activities for number, output in plan.outputs.items() if output.levy}
    if not donor_outputs:
        return
    period, label = (
        f"{plan.years[0]}-{plan.years[-1]}",
        _("approved budget of activity %(number)s for %(years)s: the plan before charges"),
    )
    for number, activities in donor_outputs.items():
        names = {"number": number, "years": period}
        yield _approved(f"budget.approved.activity{number}.{period}", label % names, activities)
    label = _("approved budget of %(years)s: the donor's plan before charges") % {"years": period}
    yield _approved(f"budget.approved.total.{period}", label, sum(donor_outputs.values(), Decimal(0)))


def _approved(name: str, counts: str, computed: Decimal) -> Figure:
    return Figure(name, counts, "budget-is-plan", computed, decimals=2, tolerance=HALF_A_DOLLAR)


def _of_output(number: int, output: PlanSum) -> Iterator[Figure]:
    key, names = f"plan.output{number}", {"number": number}
    label = _("plan of output %(number)s: activities") % names
    yield Figure(f"{key}.activities", label, "plan-adds-up", output.activities, decimals=2)
    label = _("plan of output %(number)s: management support, 8 %% of the activities") % names
    yield Figure(f"{key}.gms", label, "gms-8-percent", output.gms, decimals=2, tolerance=CENT)
    if output.levy:
        label = _("plan of output %(number)s: levy, 1 %% of activities and management support") % names
        yield Figure(f"{key}.levy", label, "levy-1-percent", output.levy, decimals=2, tolerance=CENT)
    label = _("plan of output %(number)s with management support and levy") % names
    yield _total(f"{key}.total", label, output)


def _total(name: str, counts: str, plan: PlanSum) -> Figure:
    """Documents round such totals to a cent, and some of them to a dollar."""
    return Figure(name, counts, "plan-adds-up", plan.total, decimals=2, tolerance=HALF_A_DOLLAR)
