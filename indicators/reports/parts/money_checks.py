"""Whether what is stated about money follows from what is recorded, check by check."""

from collections.abc import Iterator

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from indicators.agreement import Agreement
from indicators.finance import Finance
from indicators.money_tables import CheckRow, check_rows
from indicators.plan_against_ledger import GroupRow
from indicators.reports.document import Block, Cell, Heading, Table
from indicators.reports.material import Material
from indicators.reports.parts.amounts import dollars, figured, sentence, stated_dollars
from indicators.reports.parts.cells import number, word
from indicators.rules import Checked, State, Stated, state_of
from portal.core.dates import day_range


def money_checks(material: Material) -> Iterator[Block]:
    """Nothing in the report of an event."""
    found = material.money
    if found is None:
        return
    header = (_("Check"), _("Stated"), _("Computed"), _("Difference"), _("Verdict"), _("Remark"))
    rows = (*(_row(material, it) for it in check_rows(found)), *_plan(material, found))
    caption = _("What is stated about money beside what is recorded, US dollars")
    note = _("The difference is what is stated less what is computed.")
    yield Heading(2, _("Checks of the money"), "money-checks")
    yield Table("money_checks", caption, header, rows, words=(4, 5), note=note, look="money")
    yield from _against_plan(found)
    yield from _items(found)
    yield from _receipts(found)


def _row(material: Material, it: CheckRow) -> tuple[Cell, ...]:
    is_unstated = it.agreement is Agreement.NOT_COMPUTABLE and it.computed is not None and bool(it.figure)
    return (
        word(it.rule),
        stated_dollars(it.stated) if it.figure else dollars(it.stated),
        figured(material, it.figure, it.computed),
        dollars(it.difference, missing="–"),
        word(_("not stated") if is_unstated else it.words),
        word(it.note),
    )


def _plan(material: Material, found: Finance) -> Iterator[tuple[Cell, ...]]:
    """Management support and levy of each output, and whether its spending is within its plan."""
    for name, it in material.checked.items():
        if name.startswith("plan.output") and name.endswith((".gms", ".levy")):
            yield _checked(it, it.published[0] if it.published else None)
        elif name.startswith("plan.output") and it.figure.ceiling:
            yield _checked(it, it.claims[0] if it.claims else None)


def _checked(it: Checked, claim: Stated | None) -> tuple[Cell, ...]:
    """Why a figure cannot be computed stands among the remarks: in its column there is no room."""
    figure = it.figure
    state = state_of(figure, claim) if claim and figure.is_computable else State.NOT_COMPUTABLE
    return (
        word(capfirst(figure.counts)),
        stated_dollars(claim.value if claim else None),
        number(figure.computed, 2, figure=figure.name, missing=_("not reported")),
        dollars(claim.value - figure.computed if claim and figure.is_computable else None, missing="–"),
        word(verdict(state) if claim or not figure.is_computable else _("not stated")),
        word(figure.missing or (claim.where if claim else "")),
    )


def verdict(state: State) -> str:
    return {
        State.AGREES: _("agrees"),
        State.ROUNDING: _("rounding"),
        State.OPEN: _("differs"),
        State.NOT_COMPUTABLE: _("cannot be computed"),
    }[state]


def _against_plan(found: Finance) -> Iterator[Block]:
    if not found.groups:
        return
    header = (
        _("Output and accounts"),
        _("Accounts of the plan"),
        _("Accounts of the ledger"),
        _("Plan"),
        _("Spent"),
        _("Left"),
        _("Delivery, %"),
    )
    caption = _("Plan against ledger, %(year)s") % {"year": found.year}
    note = _("Accounts are compared by their first three digits: the plan and the ledger use different ones.")
    rows = tuple(map(_group, found.groups))
    yield Table("plan_against_ledger", caption, header, rows, words=(1, 2), note=note, look="money")


def _group(row: GroupRow) -> tuple[Cell, ...]:
    return (
        word(f"{row.output} · {row.group}"),
        word(", ".join(row.planned_accounts)),
        word(", ".join(row.ledger_accounts)),
        dollars(row.planned, missing=_("not in the plan")),
        dollars(row.spent, missing="–"),
        dollars(row.left),
        number(row.delivery, 1, missing=_("not applicable")),
    )


def _items(found: Finance) -> Iterator[Block]:
    if not found.items:
        yield sentence(_("No reconciling item is recorded."))
        return
    rows = tuple(
        (
            word(item.reason),
            word(_("the programme as a whole") if item.output is None else item.output),
            word(day_range(item.stated_on, item.stated_on)),
            dollars(item.amount),
        )
        for item in found.items
    )
    header = (_("Reason"), _("Output"), _("Stated on"), _("Amount"))
    caption = _("Reconciling items of %(year)s, US dollars") % {"year": found.year}
    yield Table("reconciling_items", caption, header, rows, words=(1, 2), look="money")


def _receipts(found: Finance) -> Iterator[Block]:
    if not found.receipts:
        return
    rows = tuple(
        (word(day_range(it.received_on, it.received_on)), word(it.donor), word(it.reference), dollars(it.amount))
        for it in found.receipts
    )
    total = (word(_("Total")), word(""), word(""), dollars(found.received))
    header = (_("Received on"), _("Donor"), _("Reference"), _("Amount"))
    caption = _("Receipts until the end of %(year)s, US dollars") % {"year": found.year}
    yield Table("receipts", caption, header, rows, total, words=(1, 2), look="money")


PARTS = {"money_checks": money_checks}
