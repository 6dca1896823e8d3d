"""What was published of the year beside what is computed today."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from indicators.donor.choosing import Choice
from indicators.donor.grid import Cell, Grid, Section
from indicators.figures import check
from indicators.results import UnknownYear, results_of
from indicators.rules import Checked, Figure, Stated

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


def _rows(year: int) -> Iterator[tuple[Cell, ...]]:
    for it in _checked(year):
        yield from (_row(it.figure, claim) for claim in it.published)


def _checked(year: int) -> list[Checked]:
    try:
        return check(results_of(year))
    except UnknownYear:
        return []


def _row(figure: Figure, claim: Stated) -> tuple[Cell, ...]:
    stated, today = Cell(claim.value, claim.decimals), Cell(figure.missing or None)
    if figure.computed is not None:
        today = Cell(figure.computed, figure.decimals)
    return Cell(capfirst(figure.counts)), stated, today, _difference(figure, claim), Cell(claim.where)


def _difference(figure: Figure, claim: Stated) -> Cell:
    if isinstance(figure.computed, Decimal) and isinstance(claim.value, Decimal):
        return Cell(claim.value - figure.computed, max(claim.decimals, figure.decimals))
    return Cell(None)
