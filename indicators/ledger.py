"""Sums of the expenditure report. Amounts are US dollars as Decimal."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from indicators.agreement import NOTHING

EXCHANGE = "761"  # the group of realized gains and losses of exchange
REALIZED_GAIN = "76135"


def signed(account: str, printed: Decimal) -> Decimal:
    """The amount as it counts: a realized gain reduces expenditure, whatever sign its report printed."""
    return -abs(printed) if account == REALIZED_GAIN else printed


def is_exchange(account: str) -> bool:
    """Whether the account holds gains or losses of exchange (761xx), on which nothing is charged."""
    return account.startswith(EXCHANGE)


@dataclass(frozen=True)
class Entry:
    activity: int
    account: str
    description: str
    year: int
    amount: Decimal


@dataclass(frozen=True)
class AccountRow:
    """One account of one activity: an amount per year (None where the report has no such line) and their sum."""

    account: str
    description: str
    by_year: tuple[Decimal | None, ...]
    total: Decimal


@dataclass(frozen=True)
class ActivityStatement:
    activity: int
    accounts: tuple[AccountRow, ...]
    by_year: tuple[Decimal, ...]
    total: Decimal

    @property
    def reported(self) -> tuple[Decimal | None, ...]:
        """Its sum of each year; None where the ledger of the year has no line of it: not reported is not 0."""
        lines = zip(*(account.by_year for account in self.accounts), strict=True)
        known = (any(amount is not None for amount in of_year) for of_year in lines)
        return tuple(total if has_line else None for total, has_line in zip(self.by_year, known, strict=True))


@dataclass(frozen=True)
class Statement:
    years: tuple[int, ...]
    activities: tuple[ActivityStatement, ...]
    by_year: tuple[Decimal, ...]
    total: Decimal

    def of_year(self, year: int) -> Decimal:
        """The expenditure of a year; nothing when the statement does not have it."""
        return self.by_year[self.years.index(year)] if year in self.years else NOTHING


def statement(entries: Iterable[Entry]) -> Statement:
    """Accounts by year for each activity, with totals of the signed amounts."""
    known = list(entries)
    years = tuple(sorted({entry.year for entry in known}))
    activities = tuple(
        _activity(number, [entry for entry in known if entry.activity == number], years)
        for number in sorted({entry.activity for entry in known})
    )
    return Statement(years, activities, _by_year(known, years), _sum(known))


def _activity(number: int, entries: list[Entry], years: tuple[int, ...]) -> ActivityStatement:
    accounts = tuple(
        _account(account, [entry for entry in entries if entry.account == account], years)
        for account in sorted({entry.account for entry in entries})
    )
    return ActivityStatement(number, accounts, _by_year(entries, years), _sum(entries))


def _account(account: str, entries: list[Entry], years: tuple[int, ...]) -> AccountRow:
    amounts = {year: [entry for entry in entries if entry.year == year] for year in years}
    by_year = tuple(_sum(amounts[year]) if amounts[year] else None for year in years)
    return AccountRow(account, entries[0].description, by_year, _sum(entries))


def _by_year(entries: list[Entry], years: tuple[int, ...]) -> tuple[Decimal, ...]:
    return tuple(_sum(entry for entry in entries if entry.year == year) for year in years)


def _sum(entries: Iterable[Entry]) -> Decimal:
    return sum((entry.amount for entry in entries), NOTHING)
