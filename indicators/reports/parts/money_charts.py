"""Spending, plan and balance as charts, each with a table to the cent."""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from indicators import money_charts
from indicators.agreement import CENT
from indicators.reports.document import Block, Cell
from indicators.reports.material import Material
from indicators.reports.parts.amounts import sentence
from indicators.reports.parts.cells import drawn, word
from portal.core.charts import Chart as Drawing


def spending_chart(material: Material) -> Iterator[Block]:
    if material.money:
        yield from _of("spending_chart", money_charts.spending_chart(material.money))


def plan_chart(material: Material) -> Iterator[Block]:
    """What is left out is named: it stands in the table of the accounts."""
    found = material.money
    if found is None:
        return
    yield from _of("plan_chart", money_charts.plan_chart(found), _("no line"))
    if left_out := money_charts.undrawn(found):
        yield sentence(_("Not drawn, because below 0: accounts %(names)s.") % {"names": ", ".join(left_out)}, "note")


def balance_chart(material: Material) -> Iterator[Block]:
    if material.money:
        yield from _of("balance_chart", money_charts.balance_chart(material.money))


def _of(key: str, drawing: Drawing | None, missing: str = "") -> Iterator[Block]:
    """`missing` are the words for an amount that there is not, unless it was not reported."""
    if drawing is None:
        return
    chart = drawn(key, drawing)
    rows = tuple((row[0], *(_to_the_cent(cell, missing) for cell in row[1:])) for row in chart.table.rows)
    total = tuple(_to_the_cent(cell, missing) if cell.is_figure else cell for cell in chart.table.total)
    yield replace(chart, table=replace(chart.table, rows=rows, total=total, look="money"))


def _to_the_cent(cell: Cell, missing: str) -> Cell:
    """Totals of a chart are sums of binary fractions."""
    if cell.value is None:
        return word(missing) if missing else cell
    return replace(cell, value=cell.value.quantize(CENT), decimals=2)


PARTS = {"spending_chart": spending_chart, "plan_chart": plan_chart, "balance_chart": balance_chart}
