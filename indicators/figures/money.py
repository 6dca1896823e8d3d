"""Expenditure by output and year, the charges on it, what was utilised, and the budgets it is measured by."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from indicators.charges import FACILITIES, FacilitiesCheck
from indicators.ledger import ActivityStatement, Statement, signed
from indicators.rules import Figure, Stated
from portal.core.shares import percent

CENT = Decimal("0.01")
SIGNED = "expenditure-is-signed-sum"


@dataclass(frozen=True)
class PrintedLine:
    """A line of the ledger as its source prints it."""

    activity: int
    account: str
    year: int
    printed: Decimal


def expenditure_figures(spent: Statement) -> Iterator[Figure]:
    for activity in spent.activities:
        yield from _of_activity(activity, spent.years)
    label = _("expenditure of %(years)s, signed lines of the ledger")
    for year, amount in zip(spent.years, spent.by_year, strict=True):
        yield Figure(f"expenditure.total.{year}", label % {"years": year}, SIGNED, amount, decimals=2)
    if len(spent.years) > 1:
        period = period_of(spent)
        yield Figure(f"expenditure.total.{period}", label % {"years": period}, SIGNED, spent.total, decimals=2)


def period_of(spent: Statement) -> str:
    return f"{spent.years[0]}-{spent.years[-1]}" if spent.years else ""


def _of_activity(activity: ActivityStatement, years: tuple[int, ...]) -> Iterator[Figure]:
    number, key = activity.activity, f"expenditure.activity{activity.activity}"
    label = _("expenditure of activity %(number)s in %(years)s, signed lines of the ledger")
    for year, amount in zip(years, activity.by_year, strict=True):
        yield Figure(f"{key}.{year}", label % {"number": number, "years": year}, SIGNED, amount, decimals=2)
    if len(years) > 1:
        names = {"number": number, "years": f"{years[0]}-{years[-1]}"}
        yield Figure(f"{key}.{names['years']}", label % names, SIGNED, activity.total, decimals=2)


def plan_to_date_figures(spent: Statement, plan: Mapping[int, Decimal]) -> Iterator[Figure]:
    """What each output may have spent, `plan` with its charges to date, beside what it has spent."""
    period, known = period_of(spent), {activity.activity: activity.total for activity in spent.activities}
    for number, planned in plan.items():
        names = {"number": number, "years": period}
        has_spent = number in known
        yield Figure(
            f"plan.output{number}.{period}",
            _("plan of output %(number)s for %(years)s with charges, which spending may not exceed") % names,
            "spending-within-plan",
            planned if has_spent else None,
            decimals=2,
            missing="" if has_spent else _("the ledger has no line of output %(number)s") % names,
            is_computable=has_spent,
            ceiling=True,
            demands=(Stated(known[number], _("the ledger of %(years)s") % names),) if has_spent else (),
        )


def gain_figures(lines: Iterable[PrintedLine]) -> Iterator[Figure]:
    """Each line of a gain or loss of exchange, beside what its source prints: a gain reduces expenditure."""
    for line in lines:
        names = {"number": line.activity, "account": line.account, "year": line.year}
        yield Figure(
            f"expenditure.activity{line.activity}.{line.account}.{line.year}",
            _("gain or loss of exchange of activity %(number)s in %(year)s, account %(account)s") % names,
            SIGNED,
            signed(line.account, line.printed),
            decimals=2,
            demands=(Stated(line.printed, _("the ledger as printed")),),
        )


def facilities_figures(checks: Iterable[FacilitiesCheck]) -> Iterator[Figure]:
    label = _("facilities and administration of activity %(number)s in %(year)s: 8 %% of its direct lines")
    for check in checks:
        charged = () if check.charged is None else (Stated(check.charged, _("the ledger as printed")),)
        yield Figure(
            f"expenditure.activity{check.output}.{FACILITIES}.{check.year}",
            label % {"number": check.output, "year": check.year},
            "facilities-8-percent",
            check.expected,
            decimals=2,
            tolerance=CENT,
            demands=charged,
        )


def utilised_figures(
    year: int, spent: Statement, reconciled: Decimal, stated: Mapping[str, Decimal], received: Decimal | None
) -> Iterator[Figure]:
    """`stated` are claims by name, for figures that rest on another one; `received` is None without any receipt."""
    ledger = spent.of_year(year)
    label = _("utilised in %(year)s: the ledger with its reconciling items") % {"year": year}
    yield Figure(f"utilised.{year}", label, "utilised-is-ledger", ledger + reconciled, decimals=2)
    budget = stated.get(f"budget.awp.{year}")
    yield Figure(
        f"delivery_rate.{year}",
        _("delivery rate of %(year)s: the ledger in per cent of the budget as stated") % {"year": year},
        "delivery-from-ledger",
        percent(ledger + reconciled, budget) if budget else None,
        decimals=1,
        exact=100 * (ledger + reconciled) / budget if budget else None,
        missing="" if budget else _("no budget of the year is stated"),
        is_computable=bool(budget),
        unit_tolerance=True,
    )
    yield from _receipts(year, spent, stated, received)


def _receipts(year: int, spent: Statement, stated: Mapping[str, Decimal], received: Decimal | None) -> Iterator[Figure]:
    if not spent.years:
        return
    period, names = period_of(spent), {"years": period_of(spent)}
    yield Figure(
        f"revenue.{period}",
        _("receipts of %(years)s") % names,
        "spending-within-receipts",
        received,
        decimals=2,
        missing="" if received is not None else _("no receipt is recorded"),
        is_computable=received is not None,
    )
    limit, utilised = received or stated.get(f"revenue.{period}"), stated.get(f"utilised.{year}")
    if limit is None:
        return
    spendings = [Stated(spent.total, _("the ledger of %(years)s") % names)]
    if utilised is not None:
        before = spent.total - spent.of_year(year)
        spendings.append(Stated(before + utilised, _("utilised as stated, with the ledger of the years before")))
    label = _("spending of %(years)s, which may not be more than what was received") % names
    yield Figure(
        f"utilised.{period}", label, "spending-within-receipts", limit, 2, ceiling=True, demands=tuple(spendings)
    )
