"""Figures about figures: whether stored ones are those of their evidence, whether the public sees small ones."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from indicators import scopes, stored
from indicators.public import published
from indicators.publishing import PublicPeople
from indicators.results import Results
from indicators.rules import Figure, Stated
from portal.core.suppression import THRESHOLD

NONE = Decimal(0)


def guarding_figures(results: Results) -> Iterator[Figure]:
    names = {"year": results.year}
    asked = [
        scopes.of_year(results.year),
        *(scopes.of_indicator(line.id, results.year) for line in results.lines),
        *(scopes.of_event(held.event.id) for held in results.events),
    ]
    differing = Stated(Decimal(len(stored.differing(asked))), _("counted again"))
    label = _("stored results of %(year)s that are not those of their evidence") % names
    yield Figure(f"results.differing.{results.year}", label, "stored-is-recomputed", NONE, demands=(differing,))
    public = published(results)
    tables = [public.people, *(line.people for line in public.lines.values() if line.people)]
    shown = Stated(Decimal(sum(map(_small_cells, tables))), _("public pages"))
    label = _("cells of 1 to 4 in the public tables of %(year)s") % names
    yield Figure(f"results.small_cells.{results.year}", label, "small-cells-hidden", NONE, demands=(shown,))


def _small_cells(table: PublicPeople) -> int:
    cells = [*(cell for row in table.shown.cells for cell in row), *table.shown.row_totals, *table.shown.column_totals]
    return sum(1 for cell in cells if cell is not None and 0 < cell < THRESHOLD)
