"""All figures of a year, each beside what documents state of it. Nothing is written here."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from django.db.models import Subquery, Sum

from indicators.charges import PlanLine, facilities_checks, plan_totals
from indicators.expenditure import ledger_entries, ledger_until
from indicators.figures.framework import framework_figures
from indicators.figures.money import (
    PrintedLine,
    expenditure_figures,
    facilities_figures,
    gain_figures,
    plan_to_date_figures,
    utilised_figures,
)
from indicators.figures.people import event_figures, people_figures
from indicators.figures.plan import budget_figures, plan_figures
from indicators.figures.sources import Claims, claims_of
from indicators.figures.words import publication_figures, stated_figures
from indicators.ledger import is_exchange, statement
from indicators.models import BudgetLine, BudgetVersion, Indicator, LedgerLine, Receipt, ReconcilingItem
from indicators.results import Results, UnknownYear, results_of
from indicators.rules import Checked, Figure, compare


def check(results: Results) -> list[Checked]:
    """Every figure of the year of these results, in the order of a report."""
    claims = claims_of(results.year)
    return [compare(figure, claims.of(figure.name)) for figure in figures_of(results, claims)]


def figures_of(results: Results, claims: Claims) -> list[Figure]:
    """The figures that can be computed, and behind them those that documents state and nothing here can count."""
    figures = [*_of_results(results), *money_figures(results.year, claims), *publication_figures(results)]
    known = {figure.name for figure in figures}
    return [*figures, *stated_figures(name for name in claims.by_figure if name not in known)]


def _of_results(results: Results) -> Iterator[Figure]:
    yield from people_figures(results)
    yield from framework_figures(results, _previous_actuals(results.year))
    yield from event_figures(results)


def money_figures(year: int, claims: Claims) -> Iterator[Figure]:
    """Of the plan, the ledger and what came in; they need no list of participants."""
    lines, ledger = _plan_lines(), ledger_until(year)
    spent = statement(ledger_entries(ledger))
    plan = plan_totals(lines)
    yield from budget_figures(year, plan)
    yield from expenditure_figures(spent)
    reconciled = ReconcilingItem.objects.filter(year=year).aggregate(sum=Sum("amount"))["sum"] or Decimal(0)
    received = Receipt.objects.filter(received_on__year__lte=year).aggregate(sum=Sum("amount"))["sum"]
    yield from utilised_figures(year, spent, reconciled, claims.numbers(), received)
    if spent.years:
        to_date = plan_totals(line for line in lines if spent.years[0] <= line.year <= year)
        yield from plan_to_date_figures(spent, {number: it.total for number, it in to_date.outputs.items()})
    yield from gain_figures(_printed(ledger))
    yield from facilities_figures(facilities_checks(ledger_entries(ledger)))
    yield from plan_figures(plan)


def _previous_actuals(year: int) -> dict[str, Decimal | None]:
    """The actuals of the year before.

    Without any evidence of that year nothing is known of who attended; the library is complete, so nothing was
    published that is not in it.
    """
    try:
        return {line.number: line.actual for line in results_of(year - 1).lines}
    except UnknownYear:
        of_library = Indicator.objects.filter(counting=Indicator.Counting.PUBLICATIONS)
        return dict.fromkeys(of_library.values_list("number", flat=True), Decimal(0))


def _plan_lines() -> list[PlanLine]:
    """The plan adopted last."""
    latest = BudgetVersion.objects.order_by("-adopted_on", "-pk").values("pk")[:1]
    lines = BudgetLine.objects.filter(version=Subquery(latest)).select_related("activity__output")
    return [
        PlanLine(
            output=line.activity.output.number,
            activity=line.activity.number,
            year=line.year,
            account=line.account,
            amount=line.amount,
            funding=line.funding,
        )
        for line in lines
    ]


def _printed(ledger: Iterable[LedgerLine]) -> Iterator[PrintedLine]:
    """The lines of gains and losses of exchange."""
    for line in ledger:
        if is_exchange(line.account):
            yield PrintedLine(line.output.number, line.account, line.year, line.printed_amount)
