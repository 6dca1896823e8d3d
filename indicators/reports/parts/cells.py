"""Figures and tables as they stand in a report."""

from decimal import Decimal

from django.utils.translation import gettext as _

from indicators.reports.document import Cell, Chart, Table
from indicators.rules import Figure
from portal.core import charts, tables
from portal.core.charts import Chart as Drawing


def word(text: object) -> Cell:
    return Cell(str(text))


def number(
    value: Decimal | int | None, decimals: int = 0, *, unit: str = "", figure: str = "", missing: str = ""
) -> Cell:
    """A figure, or the words in its place: "not reported" where no others are given."""
    if value is None:
        return Cell(missing or _("not reported"), figure=figure)
    return Cell(value=Decimal(value), decimals=decimals, unit=unit, figure=figure)


def of_figure(figure: Figure, *, unit: str = "") -> Cell:
    """A computed figure by its name; a judgement in words."""
    if isinstance(figure.computed, str):
        return Cell(figure.computed, figure=figure.name)
    return number(figure.computed, figure.decimals, unit=unit, figure=figure.name, missing=figure.missing)


def of_plain(key: str, table: tables.Table, *, look: str = "", note: str = "") -> Table:
    """A table of plain values; a float among them has the digits that it shows."""

    def row(it: tables.Row) -> tuple[Cell, ...]:
        return word(it.name), *map(_of_value, it.values)

    total = row(table.total) if table.total else ()
    return Table(key, table.caption, table.header, tuple(map(row, table.rows)), total, note=note, look=look)


def _of_value(value: tables.Figure) -> Cell:
    if isinstance(value, float):
        exact = Decimal(str(value))
        return number(exact, max(0, -int(exact.as_tuple().exponent)))
    return number(value)


def drawn(key: str, chart: Drawing) -> Chart:
    """A chart with the table of what it shows."""
    table = charts.to_table(chart)
    return Chart(key, table.caption, charts.to_svg(chart), of_plain(key, table))
