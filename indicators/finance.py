"""The money of a year as a dashboard shows it: recorded, computed and stated, side by side, in the active language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models.functions import ExtractYear

from indicators import evidence
from indicators.agreement import NOTHING
from indicators.charges import FacilitiesCheck, PlanLine, PlanSum, PlanTotals, facilities_checks, plan_totals
from indicators.delivery import Delivery, UnitCosts, burn, months_covered, runway
from indicators.ledger import ActivityStatement, Entry, Statement, statement
from indicators.models import (
    BudgetChange,
    BudgetLine,
    BudgetVersion,
    Claim,
    LedgerExtract,
    LedgerLine,
    Output,
    Project,
    Receipt,
    ReconcilingItem,
)
from indicators.people import headline
from indicators.plan_against_ledger import GroupRow, compare
from indicators.reconciliation import BudgetCheck, ReceiptsCheck, UtilisedCheck, receipts_checks


@dataclass(frozen=True)
class StatedAmount:
    """An amount that only a document states."""

    figure: str
    value: Decimal
    where: str


@dataclass(frozen=True)
class WrongSign:
    """A line whose source printed another sign than the one by which it counts."""

    output: int
    year: int
    account: str
    description: str
    amount: Decimal
    printed: Decimal


@dataclass(frozen=True)
class OutputMoney:
    """`plan` is None for an output that the plan does not know; `spent` has the years of the ledger."""

    number: int
    title: str
    plan: PlanSum | None
    stated: StatedAmount | None
    spent: Mapping[int, Decimal]

    @property
    def cumulative(self) -> Decimal | None:
        """None where the ledger has no line of the output: not reported is not 0."""
        return sum(self.spent.values(), NOTHING) if self.spent else None

    @property
    def balance(self) -> Decimal | None:
        """The plan of all years less what was spent."""
        return None if self.plan is None else self.plan.total - (self.cumulative or NOTHING)


@dataclass(frozen=True)
class Item:
    """A reconciling item; without an output it is of the programme as a whole."""

    amount: Decimal
    reason: str
    output: int | None
    stated_on: date


@dataclass(frozen=True)
class Received:
    received_on: date
    amount: Decimal
    donor: str
    reference: str


@dataclass(frozen=True)
class Finance:
    """All amounts are US dollars. None is always "not recorded"; it is not 0.

    `plan_to_date` is the plan of each output with its charges until the end of the year.
    `receipts` are those recorded until the end of the year; a document may state revenue without any of them being
    recorded: that is `stated_revenue`.
    """

    year: int
    plan_title: str
    plan: PlanTotals | None
    plan_to_date: Mapping[int, Decimal]
    outputs: tuple[OutputMoney, ...]
    statement: Statement
    spent: Decimal | None
    cumulative: Decimal
    stated_approved: StatedAmount | None
    stated_revenue: StatedAmount | None
    stated_budget: StatedAmount | None
    stated_utilised: StatedAmount | None
    months: int
    receipts: tuple[Received, ...]
    items: tuple[Item, ...]
    wrong_signs: tuple[WrongSign, ...]
    facilities: tuple[FacilitiesCheck, ...]
    budget_check: BudgetCheck
    utilised_check: UtilisedCheck
    receipts_checks: tuple[ReceiptsCheck, ...]
    groups: tuple[GroupRow, ...]

    @property
    def received(self) -> Decimal | None:
        """None when no receipt is recorded."""
        return sum((receipt.amount for receipt in self.receipts), NOTHING) if self.receipts else None

    @property
    def approved(self) -> Decimal | None:
        """The plan of all years with GMS and levy."""
        return None if self.plan is None else self.plan.total.total

    @property
    def donor_approved(self) -> Decimal | None:
        return None if self.plan is None else self.plan.donor.total

    @property
    def balance(self) -> Decimal | None:
        """Donor money of the plan less all that the ledger holds: the ledger is that of the donor's outputs."""
        return None if self.donor_approved is None else self.donor_approved - self.cumulative

    @property
    def balance_as_stated(self) -> Decimal | None:
        """The approved budget that the report states, less all that the ledger holds."""
        return None if self.stated_approved is None else self.stated_approved.value - self.cumulative

    @property
    def budget(self) -> Decimal | None:
        """The year's budget: as stated, else as computed from the plan."""
        return self.budget_check.computed if self.stated_budget is None else self.stated_budget.value

    @property
    def delivery(self) -> Delivery:
        return Delivery(self.budget, self.spent, self.stated_utilised.value if self.stated_utilised else None)

    @property
    def burn(self) -> Decimal | None:
        """Spending of the year per month that its ledger covers."""
        return None if self.spent is None else burn(self.spent, self.months)

    @property
    def runway(self) -> Decimal | None:
        """Months that the balance lasts at the burn of the year."""
        return None if self.balance is None else runway(self.balance, self.burn)

    @property
    def carried(self) -> Decimal | None:
        """What the plans of the years before left unspent, whether or not it was carried over."""
        if self.plan is None:
            return None
        before = [self.plan.by_year[year].total for year in self.plan.years if year < self.year]
        return sum(before, NOTHING) - (self.cumulative - (self.spent or NOTHING))


def finance_of(year: int) -> Finance:
    """The money of the year and of the years until it. A year without any money gives None and no rows, not zeros."""
    version = BudgetVersion.objects.in_force(date(year, 12, 31))
    plan = plan_lines(date(year, 12, 31))
    lines = list(LedgerLine.objects.filter(year__lte=year).select_related("output"))
    entries = [_entry(line) for line in lines]
    extracts = list(LedgerExtract.objects.filter(starts_on__year=year).values_list("starts_on", "ends_on"))
    spent = statement(entries)
    spent_in_year = spent.of_year(year) if extracts else None
    claims = _claims(year)
    items = tuple(_item(item) for item in ReconcilingItem.objects.filter(year=year).select_related("output"))
    receipts = tuple(_received(row) for row in Receipt.objects.filter(received_on__year__lte=year))
    totals = plan_totals(plan) if plan else None
    of_year = [line for line in plan if line.year == year]
    return Finance(
        year=year,
        plan_title=str(version or ""),
        plan=totals,
        plan_to_date={
            number: output.total
            for number, output in plan_totals(line for line in plan if line.year <= year).outputs.items()
        },
        outputs=_outputs(totals, spent, claims),
        statement=spent,
        spent=spent_in_year,
        cumulative=spent.total,
        stated_approved=_stated(claims, "budget.approved.total."),
        stated_revenue=_stated(claims, "revenue."),
        stated_budget=_stated(claims, f"budget.awp.{year}"),
        stated_utilised=_stated(claims, f"utilised.{year}"),
        months=_months(extracts),
        receipts=receipts,
        items=items,
        wrong_signs=tuple(_wrong_sign(line) for line in lines if line.amount != line.printed_amount),
        facilities=facilities_checks(entries),
        budget_check=_budget_check(year, totals, claims),
        utilised_check=UtilisedCheck(
            year, _value(claims, f"utilised.{year}"), spent_in_year, tuple(item.amount for item in items)
        ),
        receipts_checks=receipts_checks(
            dict(zip(spent.years, spent.by_year, strict=True)),
            [(receipt.received_on.year, receipt.amount) for receipt in receipts],
        ),
        groups=compare(of_year, [entry for entry in entries if entry.year == year]),
    )


def unit_costs_of(found: Finance) -> UnitCosts:
    """The spending of the year by what came of it. Counts the year's attendance, which the rest does not need."""
    counted = headline(found.year)
    return UnitCosts(found.spent, counted.people, counted.attendances, evidence.participant_days(found.year))


def years_with_money() -> list[int]:
    """The years that a ledger extract or a plan speaks of, the latest first."""
    extracts = LedgerExtract.objects.annotate(of=ExtractYear("starts_on")).order_by().values_list("of", flat=True)
    planned = BudgetLine.objects.order_by().values_list("year", flat=True)
    return sorted(set(extracts.union(planned)), reverse=True)


def plan_lines(on: date) -> list[PlanLine]:
    """The plan in force on that day: of each year the lines of the version adopted last that speaks of it."""
    version = BudgetVersion.objects.in_force(on)
    if version is None:
        return []
    lines = BudgetLine.objects.filter(version__adopted_on__lte=version.adopted_on).select_related("activity__output")
    rows = list(lines.order_by("version__adopted_on", "version", "activity", "account", "year"))
    latest = {line.year: line.version_id for line in rows}
    return [
        PlanLine(line.activity.output.number, line.activity.number, line.year, line.account, line.amount, line.funding)
        for line in rows
        if line.version_id == latest[line.year]
    ]


def _entry(line: LedgerLine) -> Entry:
    return Entry(line.output.number, line.account, str(line.local_description), line.year, line.amount)


def _claims(year: int) -> list[StatedAmount]:
    prefixes = ("budget.", "revenue.", "utilised.")
    claims = Claim.objects.filter(year=year)
    return [
        StatedAmount(claim.figure, claim.number, str(claim.local_where))
        for claim in claims
        if claim.figure.startswith(prefixes) and claim.number is not None
    ]


def _stated(claims: list[StatedAmount], figure: str) -> StatedAmount | None:
    """The first one stated of the figure of this name; a name that ends in a point stands for all that begin so."""
    return next(
        (it for it in claims if it.figure == figure or (figure[-1] == "." and it.figure.startswith(figure))), None
    )


def _value(claims: list[StatedAmount], figure: str) -> Decimal | None:
    found = _stated(claims, figure)
    return found.value if found else None


def _outputs(plan: PlanTotals | None, spent: Statement, claims: list[StatedAmount]) -> tuple[OutputMoney, ...]:
    planned = plan.outputs if plan else {}
    by_output = {found.activity: _by_year(found, spent.years) for found in spent.activities}
    return tuple(
        OutputMoney(
            number=output.number,
            title=str(output.local_title),
            plan=planned.get(output.number),
            stated=_stated(claims, f"budget.approved.activity{output.number}."),
            spent=by_output.get(output.number, {}),
        )
        for output in Output.objects.all()
    )


def _by_year(found: ActivityStatement, years: tuple[int, ...]) -> dict[int, Decimal]:
    """Of the years of which the ledger has a line of the output."""
    return {year: amount for year, amount in zip(years, found.reported, strict=True) if amount is not None}


def _item(item: ReconcilingItem) -> Item:
    return Item(item.amount, str(item.local_reason), item.output.number if item.output else None, item.stated_at.date())


def _received(row: Receipt) -> Received:
    return Received(row.received_on, row.amount, str(row.local_donor), row.reference)


def _wrong_sign(line: LedgerLine) -> WrongSign:
    return WrongSign(
        line.output.number, line.year, line.account, str(line.local_description), line.amount, line.printed_amount
    )


def _months(extracts: list[tuple[date, date]]) -> int:
    project = Project.objects.first()
    return months_covered(extracts, within=(project.starts_on, project.ends_on)) if project else 0


def _budget_check(year: int, plan: PlanTotals | None, claims: list[StatedAmount]) -> BudgetCheck:
    changes = list(BudgetChange.objects.filter(year=year))
    of_year = plan.of_year(year) if plan else None
    carried, amended = (
        sum((change.amount for change in changes if change.kind == kind), NOTHING)
        for kind in (BudgetChange.Kind.CARRY_OVER, BudgetChange.Kind.AMENDMENT)
    )
    return BudgetCheck(year, _value(claims, f"budget.awp.{year}"), of_year.total if of_year else None, carried, amended)
