"""Expenditure by output and year, the charges on it, what was utilised, and the budgets it is measured by."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from django.utils.translation import gettext as _

from indicators.agreement import CENT
from indicators.charges import FACILITIES, FacilitiesCheck
from indicators.figures.framework import NOT_REPORTED
from indicators.finance import Finance
from indicators.ledger import ActivityStatement, Statement, is_exchange
from indicators.rules import Figure, Stated

SIGNED = "expenditure-is-signed-sum"


def expenditure_figures(money: Finance) -> Iterator[Figure]:
    spent = money.statement
    for activity in spent.activities:
        yield from _of_activity(activity, spent.years)
        if money.spent is None:
            yield from _without_ledger(activity.activity, money)
    label = _("expenditure of %(years)s, signed lines of the ledger")
    by_year = dict(zip(spent.years, spent.by_year, strict=True)) | {money.year: money.spent}
    for year, amount in sorted(by_year.items()):
        yield _of_ledger(f"expenditure.total.{year}", label % {"years": year}, SIGNED, amount)
    if len(spent.years) > 1:
        period = period_of(spent)
        yield Figure(f"expenditure.total.{period}", label % {"years": period}, SIGNED, spent.total, decimals=2)
    if spent.years and money.spent is None:
        period = f"{spent.years[0]}-{money.year}"
        yield _of_ledger(f"expenditure.total.{period}", label % {"years": period}, SIGNED, None)


def period_of(spent: Statement) -> str:
    return f"{spent.years[0]}-{spent.years[-1]}" if spent.years else ""


def _of_activity(activity: ActivityStatement, years: tuple[int, ...]) -> Iterator[Figure]:
    number, key = activity.activity, f"expenditure.activity{activity.activity}"
    label = _("expenditure of activity %(number)s in %(years)s, signed lines of the ledger")
    for year, amount in zip(years, activity.reported, strict=True):
        yield _of_ledger(f"{key}.{year}", label % {"number": number, "years": year}, SIGNED, amount)
    if len(years) > 1:
        names = {"number": number, "years": f"{years[0]}-{years[-1]}"}
        yield Figure(f"{key}.{names['years']}", label % names, SIGNED, activity.total, decimals=2)


def _without_ledger(number: int, money: Finance) -> Iterator[Figure]:
    """Of the year that has none yet, and of all years until then: a text may name them already."""
    label = _("expenditure of activity %(number)s in %(years)s, signed lines of the ledger")
    for years in (str(money.year), f"{money.statement.years[0]}-{money.year}"):
        counts = label % {"number": number, "years": years}
        yield _of_ledger(f"expenditure.activity{number}.{years}", counts, SIGNED, None)


def _of_ledger(name: str, counts: str, rule: str, amount: Decimal | None) -> Figure:
    """None is what no ledger tells; it is not 0."""
    missing = str(NOT_REPORTED) if amount is None else ""
    return Figure(name, counts, rule, amount, decimals=2, missing=missing, is_computable=amount is not None)


def plan_to_date_figures(money: Finance) -> Iterator[Figure]:
    """What each output may have spent, its plan with charges to date, beside what it has spent."""
    spent = money.statement
    period = f"{spent.years[0]}-{money.year}" if spent.years else ""
    known = {activity.activity: activity.total for activity in spent.activities}
    for number, planned in money.plan_to_date.items() if period else ():
        names, has_spent = {"number": number, "years": period}, number in known
        spent_until = _("the ledger of %(years)s") % {"years": period_of(spent)}
        yield Figure(
            f"plan.output{number}.{period}",
            _("plan of output %(number)s for %(years)s with charges, which spending may not exceed") % names,
            "spending-within-plan",
            planned if has_spent else None,
            decimals=2,
            missing="" if has_spent else _("the ledger has no line of output %(number)s") % names,
            is_computable=has_spent,
            ceiling=True,
            demands=(Stated(known[number], spent_until),) if has_spent else (),
        )


def exchange_figures(money: Finance) -> Iterator[Figure]:
    """Each line of a gain or loss of exchange, beside what its source prints: a gain reduces expenditure."""
    printed = {(line.output, line.account, line.year): line.printed for line in money.wrong_signs}
    for activity in money.statement.activities:
        for row in activity.accounts:
            for year, amount in zip(money.statement.years, row.by_year, strict=True):
                if is_exchange(row.account) and amount is not None:
                    line = (activity.activity, row.account, year)
                    yield _exchanged(line, amount, printed.get(line, amount))


def _exchanged(line: tuple[int, str, int], amount: Decimal, printed: Decimal) -> Figure:
    number, account, year = line
    names = {"number": number, "account": account, "year": year}
    return Figure(
        f"expenditure.activity{number}.{account}.{year}",
        _("gain or loss of exchange of activity %(number)s in %(year)s, account %(account)s") % names,
        SIGNED,
        amount,
        decimals=2,
        demands=(Stated(printed, _("the ledger as printed")),),
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


def utilised_figures(money: Finance, stated: Mapping[str, Decimal]) -> Iterator[Figure]:
    """`stated` are claims by name, for figures that rest on another one."""
    names = {"year": money.year}
    label = _("utilised in %(year)s: the ledger with its reconciling items") % names
    yield _of_ledger(f"utilised.{money.year}", label, "utilised-is-ledger", money.utilised_check.computed)
    yield _delivery_rate(money)
    if money.statement.years:
        yield _receipts(money)
        yield from _spending(money, stated)


def _delivery_rate(money: Finance) -> Figure:
    rate, budget, spent = money.delivery.on_ledger, money.budget, money.spent
    missing = _("no budget of the year is stated") if budget is None else _("not applicable")
    return Figure(
        f"delivery_rate.{money.year}",
        _("delivery rate of %(year)s: the ledger in per cent of the budget of the year") % {"year": money.year},
        "delivery-from-ledger",
        rate,
        decimals=1,
        exact=100 * spent / budget if spent is not None and budget else None,
        missing="" if rate is not None else str(NOT_REPORTED) if spent is None else missing,
        is_computable=rate is not None,
        unit_tolerance=True,
    )


def _receipts(money: Finance) -> Figure:
    period, is_recorded = period_of(money.statement), money.received is not None
    return Figure(
        f"revenue.{period}",
        _("receipts of %(years)s") % {"years": period},
        "spending-within-receipts",
        money.received,
        decimals=2,
        missing="" if is_recorded else _("no receipt is recorded"),
        is_computable=is_recorded,
    )


def _spending(money: Finance, stated: Mapping[str, Decimal]) -> Iterator[Figure]:
    """Spending to date, by the ledger and as stated, beside what came in, as recorded or else as stated."""
    spent, period = money.statement, period_of(money.statement)
    limit, utilised = money.received or stated.get(f"revenue.{period}"), stated.get(f"utilised.{money.year}")
    if limit is None:
        return
    spendings = [Stated(spent.total, _("the ledger of %(years)s") % {"years": period})]
    if utilised is not None:
        before = spent.total - spent.of_year(money.year)
        spendings.append(Stated(before + utilised, _("utilised as stated, with the ledger of the years before")))
    label = _("spending of %(years)s, which may not be more than what was received") % {"years": period}
    yield Figure(
        f"utilised.{period}", label, "spending-within-receipts", limit, 2, ceiling=True, demands=tuple(spendings)
    )
