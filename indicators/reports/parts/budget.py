"""What was approved, what was spent and what is left, as computed and as stated."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from indicators.delivery import Delivery
from indicators.figures.money import period_of
from indicators.finance import Finance, OutputMoney, StatedAmount
from indicators.reports.document import Block, Cell, Heading, Table
from indicators.reports.material import Material
from indicators.reports.outline import Kind
from indicators.reports.parts.amounts import dollars, figured, sentence, stated_dollars
from indicators.reports.parts.cells import number, word
from indicators.reports.parts.year_columns import named_span, spans, year_columns
from portal.core.numbers import format_number


@dataclass(frozen=True)
class Line:
    """A figure as computed and as a document states it."""

    name: str
    computed: Cell
    stated: Cell
    how: str

    @property
    def cells(self) -> tuple[Cell, ...]:
        return word(self.name), self.computed, self.stated, word(self.how)


def budget(material: Material) -> Iterator[Block]:
    """Nothing in the report of an event."""
    found = material.money
    if found is None:
        return
    yield Heading(2, _("Budget and spending"), "budget")
    if material.kind is Kind.HALF_YEARLY:
        yield sentence(_("Money is that of the whole year, as far as it is recorded by now."))
    header = (_("Figure"), _("Computed"), _("Stated"), _("How it comes about, and where it is stated"))
    lines = [*_approved(material, found), *_spent(material, found), *_pace(material, found)]
    caption = _("Budget, spending and balance until the end of %(year)s, US dollars") % {"year": found.year}
    rows = tuple(line.cells for line in lines)
    yield Table("budget", caption, header, rows, words=(3,), note=_kinds_of_nothing(), look="money")
    yield _outputs(material, found)


def _kinds_of_nothing() -> str:
    return _(
        "0 is a figure. Not reported: nothing is recorded. Not stated: no document says it."
        " Not applicable: there can be none. Cannot be computed: what it would follow from is missing."
    )


def _approved(material: Material, found: Finance) -> Iterator[Line]:
    years = found.plan.years if found.plan else ()
    period = f"{years[0]}-{years[-1]}" if years else ""
    yield _named(
        material, _("Approved"), f"plan.total.{period}", found.approved, _("the plan of all years with its charges")
    )
    own = found.plan.own.total if found.plan else None
    donor, without = _("the same without UNDP's own money"), _("UNDP's own money with its charges")
    yield _named(material, _("Approved, donor money"), f"plan.donor.{period}", found.donor_approved, donor)
    yield _named(material, _("Approved, UNDP's own money"), f"plan.undp.{period}", own, without)
    name = f"budget.approved.total.{period}"
    before = _number_of(material, name)
    yield _named(
        material, _("Approved before charges, donor money"), name, before, _("the donor's activities of the plan")
    )
    yield _named(
        material,
        _("Budget of %(year)s") % {"year": found.year},
        f"budget.awp.{found.year}",
        found.budget_check.computed,
        _("the plan of the year, carry-over and amendments"),
    )


def _spent(material: Material, found: Finance) -> Iterator[Line]:
    ledger, spent = _("the ledger of the year"), found.statement
    by_year = dict(zip(spent.years, spent.by_year, strict=True)) | {found.year: found.spent}
    for year, amount in sorted(by_year.items()):
        label = _("Spent in %(year)s") % {"year": year}
        yield _named(material, label, f"expenditure.total.{year}", amount, ledger)
    period = period_of(spent)
    if len(spent.years) > 1:
        until = _("the ledger of all years until then")
        label = _("Spent until the end of %(year)s") % {"year": found.year}
        yield _named(material, label, f"expenditure.total.{period}", spent.total, until)
    label, how = _("Utilised in %(year)s") % {"year": found.year}, _("the ledger with its reconciling items")
    yield _named(material, label, f"utilised.{found.year}", found.utilised_check.computed, how)
    receipts = _("what came in until then")
    yield _named(material, _("Received"), f"revenue.{period}", found.received, receipts)
    yield Line(
        _("Balance"),
        dollars(found.balance),
        stated_dollars(found.balance_as_stated),
        _("donor money of the plan less all that was spent; the approved budget as stated less the same"),
    )


def _pace(material: Material, found: Finance) -> Iterator[Line]:
    delivery, none = found.delivery, _("not applicable")
    nothing = none if delivery.budget == 0 else ""
    name = f"delivery_rate.{found.year}"
    yield Line(
        _("Delivery by the ledger"),
        figured(material, name, delivery.on_ledger, 1, unit="%", missing=nothing),
        _stated_share(material, name),
        _place(material, name, _of_budget(delivery, found.stated_budget)),
    )
    yield Line(
        _("Delivery by what is stated as utilised"),
        number(delivery.on_stated, 1, unit="%", missing=nothing),
        word(_("not stated")),
        _("utilised as stated in per cent of the budget of the year"),
    )
    how = _("spent in the year by month of its ledger, which covers %(months)s months") % {"months": found.months}
    yield Line(_("Burn per month"), dollars(found.burn), word(_("not stated")), how)
    is_idle = found.balance is not None and found.burn is not None and found.burn <= 0
    yield Line(
        _("Runway, months"),
        number(found.runway, 1, missing=none if is_idle else ""),
        word(_("not stated")),
        _("the balance at the burn of the year"),
    )


def _of_budget(delivery: Delivery, stated: StatedAmount | None) -> str:
    if stated is None or delivery.budget is None:
        return _("the ledger in per cent of the budget computed from the plan")
    return _("the ledger in per cent of the budget as stated, %(budget)s") % {
        "budget": format_number(delivery.budget, 2)
    }


def _named(material: Material, label: str, name: str, value: Decimal | None, how: str) -> Line:
    """A line of a figure that documents state by its name."""
    published = _published(material, name)
    return Line(label, figured(material, name, value), stated_dollars(published), _place(material, name, how))


def _stated_share(material: Material, name: str) -> Cell:
    return number(_published(material, name), 1, unit="%", missing=_("not stated"))


def _published(material: Material, name: str) -> Decimal | None:
    """The first number that a document states."""
    found = material.checked.get(name)
    numbers = [it.value for it in found.published if isinstance(it.value, Decimal)] if found else []
    return numbers[0] if numbers else None


def _place(material: Material, name: str, how: str) -> str:
    """How it comes about, and the first place that states it."""
    found = material.checked.get(name)
    return f"{how} ({found.published[0].where})" if found and found.published else how


def _number_of(material: Material, name: str) -> Decimal | None:
    found = material.checked.get(name)
    return found.figure.computed if found and isinstance(found.figure.computed, Decimal) else None


def _outputs(material: Material, found: Finance) -> Table:
    years = found.statement.years
    header = (_("Output"), _("Plan"), _("Stated"), *map(named_span, spans(years)), _("Total"), _("Balance"))
    rows = tuple(_output(material, output, years) for output in found.outputs)
    note = _(
        "Plan: all years with charges. Stated: the approved budget before charges."
        " Balance: the plan less what was spent."
    )
    return Table("outputs", _("Money by output, US dollars"), header, rows, note=note, look="money")


def _output(material: Material, output: OutputMoney, years: tuple[int, ...]) -> tuple[Cell, ...]:
    key = f"expenditure.activity{output.number}"
    period = f"{years[0]}-{years[-1]}" if years else ""
    return (
        word(f"{output.number}. {output.title}"),
        figured(
            material,
            f"plan.output{output.number}.total",
            output.plan.total if output.plan else None,
            missing=_("not in the plan"),
        ),
        stated_dollars(output.stated.value if output.stated else None),
        *year_columns(material, key, output.spent, years),
        figured(material, f"{key}.{period}", output.cumulative),
        dollars(output.balance, missing=_("not applicable")),
    )


PARTS = {"budget": budget}
