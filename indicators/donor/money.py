"""The money of the year: what was approved and spent, how far it goes, and the plan against the ledger."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from indicators.donor.choosing import Choice
from indicators.donor.grid import Cell, Grid, Section, Stat
from indicators.donor.words import dollars, not_applicable, not_reported
from indicators.finance import Finance, OutputMoney, finance_of, unit_costs_of
from indicators.money_charts import spending_chart
from indicators.plan_against_ledger import GroupRow
from portal.core.numbers import format_number

WHOLE = frozenset({"country", "activity"})


def money(choice: Choice) -> list[Section]:
    found = finance_of(choice.year)
    return [_summary(found), _outputs(found), _against_plan(found), _ledger(found), _received(found)]


def _summary(found: Finance) -> Section:
    title = _("Money in %(year)s, US dollars") % {"year": found.year}
    stats = (
        _stat(found.approved, pgettext("money", "approved"), _("the plan of all years with its charges"), "#outputs"),
        _stat(found.spent, _("spent in %(year)s") % {"year": found.year}, _("by the ledger"), "#ledger"),
        _stat(found.cumulative, _("spent until its end"), _("by the ledger"), "#ledger"),
        _stat(found.balance, _("balance"), _("donor money of the plan less all that was spent"), "#outputs"),
    )
    header = (_("Figure"), _("Value"), _("How it comes about"))
    grid = Grid("money", title, header, tuple(_lines(found)), words=frozenset({2}))
    return Section("summary", title, stats=stats, grids=(grid,), left_out=WHOLE)


def _stat(amount: Decimal | None, label: str, note: str, url: str) -> Stat:
    value = not_reported() if amount is None else format_number(amount, 0)
    return Stat(value, label, note, url)


def _lines(found: Finance) -> list[tuple[Cell, ...]]:
    delivery, costs = found.delivery, unit_costs_of(found)
    ledger, stated = _("the ledger of the year"), _("as a document states it")
    utilised, budget = found.stated_utilised, found.stated_budget
    return [
        _line(_("Approved"), dollars(found.approved), _("the plan of all years with its charges")),
        _line(_("Approved, donor money"), dollars(found.donor_approved), _("the same without UNDP's own money")),
        _line(_("Budget of the year"), dollars(found.budget), budget.where if budget else _("computed from the plan")),
        _line(_("Spent in the year"), dollars(found.spent), ledger),
        _line(_("Utilised"), dollars(utilised.value if utilised else None), utilised.where if utilised else stated),
        _line(_("Spent until its end"), dollars(found.cumulative), _("the ledger of all years until then")),
        _line(_("Balance"), dollars(found.balance), _("donor money of the plan less all that was spent")),
        _line(_("Delivery by the ledger, %"), _rate(delivery.on_ledger), _("spent of the year's budget")),
        _line(_("Delivery as stated, %"), _rate(delivery.on_stated), _("utilised of the year's budget")),
        _line(_("Burn per month"), dollars(found.burn), _("spent in the year by month of its ledger")),
        _line(_("Runway, months"), _rate(found.runway), _("the balance at the burn of the year")),
        _line(_("Cost per person"), dollars(costs.per_person), _("spent in the year by unique people")),
        _line(_("Cost per attendance"), dollars(costs.per_attendance), _("spent in the year by attendances")),
        _line(
            _("Cost per participant-day"),
            dollars(costs.per_participant_day),
            _("spent in the year by the days on which participants were present"),
        ),
    ]


def _line(name: str, value: Cell, how: str) -> tuple[Cell, ...]:
    return Cell(name), value, Cell(how)


def _rate(value: Decimal | None) -> Cell:
    return Cell(not_applicable()) if value is None else Cell(value, 1)


def _outputs(found: Finance) -> Section:
    title = _("By output")
    years = found.statement.years
    header = (_("Output"), _("Plan"), *map(str, years), _("Total"), _("Balance"))
    grid = Grid("outputs", title, header, tuple(_output(output, years) for output in found.outputs))
    return Section("outputs", title, chart=spending_chart(found), grids=(grid,), left_out=WHOLE)


def _output(output: OutputMoney, years: tuple[int, ...]) -> tuple[Cell, ...]:
    return (
        Cell(f"{output.number}. {output.title}"),
        dollars(output.plan.total if output.plan else None),
        *(dollars(output.spent.get(year)) for year in years),
        dollars(output.cumulative),
        dollars(output.balance),
    )


def _against_plan(found: Finance) -> Section:
    title = _("Plan against ledger, %(year)s") % {"year": found.year}
    header = (
        _("Output and accounts"),
        _("Accounts of the plan"),
        _("Accounts of the ledger"),
        _("Plan"),
        _("Spent"),
        _("Left"),
        _("Delivery, %"),
    )
    rows = tuple(map(_group, found.groups))
    words = (_("Accounts are compared by their first three digits: the plan and the ledger use different ones."),)
    if not rows:
        empty = _("Neither a plan nor a ledger of this year is recorded.")
        return Section("against-plan", title, empty=empty, left_out=WHOLE)
    grid = Grid("plan-against-ledger", title, header, rows, words=frozenset({1, 2}))
    return Section("against-plan", title, words, grids=(grid,), left_out=WHOLE)


def _group(row: GroupRow) -> tuple[Cell, ...]:
    return (
        Cell(f"{row.output} · {row.group}"),
        Cell(", ".join(row.planned_accounts)),
        Cell(", ".join(row.ledger_accounts), url="#ledger" if row.ledger_accounts else ""),
        Cell(_("not in the plan")) if row.planned is None else dollars(row.planned),
        dollars(row.spent),
        dollars(row.left),
        _rate(row.delivery),
    )


def _ledger(found: Finance) -> Section:
    title = _("The ledger until the end of %(year)s") % {"year": found.year}
    header = (_("Output and account"), _("Description"), *map(str, found.statement.years), _("Total"))
    rows = tuple(
        (
            Cell(f"{activity.activity} · {row.account}"),
            Cell(row.description),
            *(Cell("–") if amount is None else dollars(amount) for amount in row.by_year),
            dollars(row.total),
        )
        for activity in found.statement.activities
        for row in activity.accounts
    )
    if not rows:
        return Section("ledger", title, empty=_("No ledger is recorded for this year or before."), left_out=WHOLE)
    total = (Cell(_("Total")), Cell(""), *map(dollars, found.statement.by_year), dollars(found.statement.total))
    note = _("A realized gain reduces expenditure. A dash: the ledger has no such line.")
    grid = Grid("ledger", title, header, rows, total, frozenset({1}), note)
    return Section("ledger", title, grids=(grid,), left_out=WHOLE)


def _received(found: Finance) -> Section:
    title = _("Receipts until the end of %(year)s") % {"year": found.year}
    stated = found.stated_revenue
    words = ()
    if stated:
        names = {"amount": format_number(stated.value, 2), "where": stated.where}
        words = (_("A document states revenue of %(amount)s (%(where)s).") % names,)
    if not found.receipts:
        return Section("receipts", title, words, empty=_("No receipt is recorded."), left_out=WHOLE)
    rows = tuple((Cell(str(it.received_on)), Cell(it.donor), dollars(it.amount)) for it in found.receipts)
    total = (Cell(_("Total")), Cell(""), dollars(sum((it.amount for it in found.receipts), Decimal(0))))
    header = (_("Received on"), _("Donor"), _("Amount"))
    grid = Grid("receipts", title, header, rows, total, frozenset({1}))
    return Section("receipts", title, words, grids=(grid,), left_out=WHOLE)
