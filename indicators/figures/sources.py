"""What figures are computed from and compared with, read from the database once for a whole check."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from indicators import evidence
from indicators.models import Claim, HeadcountClaim
from indicators.rules import Stated
from portal.core.sex_by_country import SEXES


@dataclass(frozen=True)
class Claims:
    """Everything that documents of a year state, by the name of the figure."""

    by_figure: dict[str, list[Stated]]

    def of(self, figure: str) -> list[Stated]:
        return self.by_figure.get(figure, [])

    def numbers(self) -> dict[str, Decimal]:
        """The first number stated for each figure that has one."""
        firsts = ((name, stated[0].value) for name, stated in self.by_figure.items())
        return {name: value for name, value in firsts if isinstance(value, Decimal)}


def claims_of(year: int) -> Claims:
    found: dict[str, list[Stated]] = {}
    for claim in Claim.objects.filter(year=year):
        value = claim.value if claim.number is None else claim.number
        found.setdefault(claim.figure, []).append(Stated(value, str(claim.local_where)))
    for name, stated in _of_tables(year):
        found.setdefault(name, []).append(stated)
    return Claims(found)


def _of_tables(year: int) -> Iterable[tuple[str, Stated]]:
    """The cells of published tables of people, and the totals that they add up to."""
    cells = HeadcountClaim.objects.filter(year=year).select_related("country")
    names = evidence.figure_names(year)
    sums: dict[tuple[str, str, str], int] = {}
    for cell in cells:
        table = f"event.{names[cell.event_id]}" if cell.event_id else "people.unique"
        where = str(cell.local_where)
        yield f"{table}.{cell.sex}.{cell.country.report_code}", Stated(Decimal(cell.people), where)
        for part in (cell.sex, ""):
            sums[table, part, where] = sums.get((table, part, where), 0) + cell.people
    for (table, sex, where), people in sums.items():
        total = "people" if table.startswith("event.") else "total"
        words = _("%(where)s, added up") % {"where": where}
        yield f"{table}.{sex if sex in SEXES else total}", Stated(Decimal(people), words)
