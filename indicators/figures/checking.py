"""All figures of a year, each beside what documents state of it. Nothing is written here."""

from collections.abc import Iterator

from indicators.figures.framework import framework_figures, target_and_actual_figures
from indicators.figures.guarding import guarding_figures
from indicators.figures.money import (
    exchange_figures,
    expenditure_figures,
    facilities_figures,
    plan_to_date_figures,
    utilised_figures,
)
from indicators.figures.people import event_figures, people_figures, unique_people_figures
from indicators.figures.plan import budget_figures, plan_figures
from indicators.figures.sources import Claims, claims_of
from indicators.figures.words import publication_figures, stated_figures
from indicators.finance import finance_of, years_with_money
from indicators.results import Results, UnknownYear, results_of
from indicators.rules import Checked, Figure, compare


def check(results: Results) -> list[Checked]:
    """Every figure of the year of these results, in the order of a report."""
    claims = claims_of(results.year)
    return _compared(figures_of(results, claims), claims)


def check_year(year: int) -> list[Checked]:
    """Every figure of the year; of a year without evidence the money alone. Raises UnknownYear without either."""
    try:
        return check(results_of(year))
    except UnknownYear:
        claims = claims_of(year)
        money = list(money_figures(year, claims)) if year in years_with_money() else []
        if not money and not claims.by_figure:
            raise
        return _compared(money, claims)


def check_framework(results: Results) -> list[Checked]:
    """Unique people, targets and actuals alone, which is what the public may compare."""
    claims = claims_of(results.year)
    figures = (*unique_people_figures(results.people), *target_and_actual_figures(results))
    return [compare(figure, claims.of(figure.name)) for figure in figures]


def figures_of(results: Results, claims: Claims) -> list[Figure]:
    """The figures that can be computed from what is recorded."""
    return [
        *result_figures(results),
        *money_figures(results.year, claims),
        *guarding_figures(results),
    ]


def _compared(figures: list[Figure], claims: Claims) -> list[Checked]:
    """The figures beside their claims, and behind them what documents state and nothing here can count."""
    known = {figure.name for figure in figures}
    only_stated = stated_figures(name for name in claims.by_figure if name not in known)
    return [compare(figure, claims.of(figure.name)) for figure in (*figures, *only_stated)]


def result_figures(results: Results) -> Iterator[Figure]:
    """Of people, the framework, the events and what was published."""
    yield from people_figures(results)
    yield from framework_figures(results)
    yield from event_figures(results)
    yield from publication_figures(results)


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
