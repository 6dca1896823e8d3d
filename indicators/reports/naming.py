"""The figures of a report, by their names.

Those of a year are called as everywhere: `people.unique.total`. What is counted in a part of a year has its days behind
it, `people.unique.total.in.2022.0101-0630`, so that nobody takes the one for the other; a figure that both share keeps
its name: an event, a target, money. A report of an event has the figures of that event alone, `event.tbilisi.people`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from indicators.figures import check, money_figures, result_figures
from indicators.figures.sources import claims_of
from indicators.finance import years_with_money
from indicators.reports.days import OF_FRAMEWORK, Days
from indicators.reports.figures import completion_figures, report_figures
from indicators.reports.outline import Kind
from indicators.results import Results
from indicators.rules import Checked, Figure, compare
from portal.core.dates import day_range


def days_of(kind: Kind, first: date, last: date) -> Days:
    return Days(first, last, is_part=kind is Kind.HALF_YEARLY)


def checked_of(kind: Kind, results: Results, first: date, last: date) -> Mapping[str, Checked]:
    """Documents state figures of years: those of a part of it have nothing to be compared with, but for money."""
    if kind is Kind.COMPLETION:
        found = [compare(figure, []) for figure in completion_figures(results)]
    elif kind is Kind.HALF_YEARLY:
        own = (compare(figure, []) for figure in _of_days(results, first, last))
        found = [*own, *_money(results.year)]
    else:
        found = [*check(results), *(compare(figure, []) for figure in report_figures(results))]
    return {it.figure.name: it for it in found}


def _of_days(results: Results, first: date, last: date) -> Iterator[Figure]:
    """The framework is counted from the first day of the year: at its end its figures are those of the year, and the
    conclusion is drawn then only. What rules demand is demanded of the year."""
    days = days_of(Kind.HALF_YEARLY, first, last)
    until = _("until %(day)s") % {"day": date_format(last, "DATE_FORMAT")}
    for figure in (*result_figures(results), *report_figures(results)):
        name = days.named(figure.name)
        if name == figure.name:
            yield figure
        elif figure.name != "conclusion.status":
            when = until if figure.name.startswith(OF_FRAMEWORK) else day_range(first, last)
            yield replace(figure, name=name, counts=f"{figure.counts} ({when})", demands=())


def _money(year: int) -> Iterator[Checked]:
    """The ledger of the year as it is recorded by now."""
    claims = claims_of(year)
    figures = money_figures(year, claims) if year in years_with_money() else ()
    return (compare(figure, claims.of(figure.name)) for figure in figures)
