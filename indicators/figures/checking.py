"""All figures of a year, each beside what documents state of it. Nothing is written here."""

from collections.abc import Iterator
from decimal import Decimal

from indicators.figures.framework import framework_figures
from indicators.figures.money import (
    exchange_figures,
    expenditure_figures,
    facilities_figures,
    plan_to_date_figures,
    utilised_figures,
)
from indicators.figures.people import event_figures, people_figures
from indicators.figures.plan import budget_figures, plan_figures
from indicators.figures.sources import Claims, claims_of
from indicators.figures.words import publication_figures, stated_figures
from indicators.finance import finance_of
from indicators.models import Indicator
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
    money = finance_of(year)
    if money.plan:
        yield from budget_figures(money.plan, money.budget_check)
    yield from expenditure_figures(money)
    yield from utilised_figures(money, claims.numbers())
    yield from plan_to_date_figures(money)
    yield from exchange_figures(money)
    yield from facilities_figures(money.facilities)
    if money.plan:
        yield from plan_figures(money.plan)


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
