"""The money of a year as charts. None of them draws an amount below 0: a bar cannot show it."""

from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from indicators.agreement import NOTHING
from indicators.finance import Finance, OutputMoney
from portal.core.charts import GroupedBars, Series, StackedBars


def spending_chart(found: Finance) -> StackedBars | None:
    """Nothing while nothing is spent, or where gains make a year negative."""
    amounts = [amount for output in found.outputs for amount in output.spent.values()]
    if not amounts or min(amounts) < 0:
        return None
    outputs = [output for output in found.outputs if output.spent]
    series = tuple(
        Series(_named(output), tuple(bar(output.spent.get(year)) for year in found.statement.years))
        for output in outputs
    )
    return StackedBars(
        title=_("Spent by year and output, US dollars"),
        categories=tuple(map(str, found.statement.years)),
        series=series,
        category_label=_("Year"),
        value_label=_("US dollars"),
        total_word=_("Total"),
        missing_word=_("not reported"),
        decimals=2,
    )


def plan_chart(found: Finance) -> GroupedBars | None:
    """All outputs together, by the first two digits of the accounts: nothing without any that can be drawn."""
    classes = {name: amounts for name, amounts in classes_of(found).items() if not _is_negative(amounts)}
    if not classes:
        return None
    return GroupedBars(
        title=_("Plan and spending of %(year)s by the first two digits of accounts, US dollars") % {"year": found.year},
        categories=tuple(classes),
        series=(
            Series(_("Plan"), tuple(bar(planned) for planned, _spent in classes.values())),
            Series(_("Spent"), tuple(bar(spent) for _planned, spent in classes.values())),
        ),
        category_label=pgettext("ledger", "Accounts"),
        value_label=_("US dollars"),
        missing_word=_("none"),
        decimals=2,
    )


def classes_of(found: Finance) -> dict[str, tuple[Decimal | None, Decimal | None]]:
    """What was planned and spent by the first two digits of accounts: None where the plan or the ledger has no line."""
    names = sorted({row.group[:2] for row in found.groups})
    rows = {name: [row for row in found.groups if row.group[:2] == name] for name in names}
    return {
        name: (_sum(row.planned for row in of_class), _sum(row.spent for row in of_class))
        for name, of_class in rows.items()
    }


def undrawn(found: Finance) -> list[str]:
    """The classes below 0, such as gains of exchange."""
    return [name for name, amounts in classes_of(found).items() if _is_negative(amounts)]


def _sum(amounts: Iterable[Decimal | None]) -> Decimal | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known, NOTHING) if known else None


def balance_chart(found: Finance) -> GroupedBars | None:
    """Nothing without a plan. What is left is not drawn where an output has spent more than its plan."""
    outputs = [output for output in found.outputs if output.plan]
    if not outputs or _is_negative(output.cumulative for output in outputs):
        return None
    series = [
        Series(_("Approved"), tuple(bar(output.plan.total if output.plan else None) for output in outputs)),
        Series(_("Spent"), tuple(bar(output.cumulative) for output in outputs)),
    ]
    if not _is_negative(output.balance for output in outputs):
        series.append(Series(_("Left"), tuple(bar(output.balance) for output in outputs)))
    return GroupedBars(
        title=_("Approved, spent and left by output until the end of %(year)s, US dollars") % {"year": found.year},
        categories=tuple(map(_named, outputs)),
        series=tuple(series),
        category_label=_("Output"),
        value_label=_("US dollars"),
        missing_word=_("not reported"),
        decimals=2,
    )


def bar(amount: Decimal | None) -> float | None:
    """With its cents, so that totals are not sums of rounded amounts."""
    return None if amount is None else float(amount)


def _named(output: OutputMoney) -> str:
    return _("Output %(number)s") % {"number": output.number}


def _is_negative(amounts: Iterable[Decimal | None]) -> bool:
    return any(amount is not None and amount < 0 for amount in amounts)
