"""What was published of the year beside what is computed today."""

from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext as _

from indicators.differences import Figure, computed_figures
from indicators.donor.choosing import Choice
from indicators.donor.grid import Cell, Grid, Section
from indicators.expenditure import spent_until
from indicators.models import Claim
from indicators.results import UnknownYear, results_of

WHOLE = frozenset({"country", "activity"})


def published(choice: Choice) -> list[Section]:
    title = _("What was published of %(year)s, and what is computed today") % {"year": choice.year}
    words = (
        _("Compared are the figures that a document states with the same figures computed now."),
        _("A figure may differ because the document was wrong or because evidence was corrected since."),
    )
    rows = tuple(_rows(choice.year))
    if not rows:
        empty = _("No published figure of this year is recorded.")
        return [Section("published", title, words, empty=empty, left_out=WHOLE)]
    header = (_("Figure"), _("Published"), _("Today"), _("Difference"), _("Where it is stated"))
    grid = Grid("published", title, header, rows, words=frozenset({4}))
    return [Section("published", title, words, grids=(grid,), left_out=WHOLE)]


def _rows(year: int) -> Iterable[tuple[Cell, ...]]:
    figures = {figure.key: figure for figure in _today(year)}
    for claim in Claim.objects.filter(year=year, figure__in=figures):
        if claim.number is not None:
            yield _row(claim, claim.number, figures[claim.figure])


def _today(year: int) -> Iterable[Figure]:
    try:
        return computed_figures(results_of(year), spent_until(year))
    except UnknownYear:
        return []


def _row(claim: Claim, stated: Decimal, today: Figure) -> tuple[Cell, ...]:
    if today.value is None:
        computed, difference = Cell(today.words), Cell(None)
    else:
        computed = Cell(today.value, today.decimals)
        difference = Cell(stated - today.value, max(claim.decimals, today.decimals))
    return Cell(today.label), Cell(stated, claim.decimals), computed, difference, Cell(str(claim.local_where))
