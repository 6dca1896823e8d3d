"""How fast money is spent, how long it lasts and what came of it. Amounts are US dollars as Decimal. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from indicators.agreement import cents
from portal.core.shares import percent, round_half_up

Stretch = tuple[date, date]


@dataclass(frozen=True)
class Delivery:
    """Spending in percent of the year's budget on both bases; None where a figure is missing or the budget is 0."""

    budget: Decimal | None
    ledger: Decimal | None
    stated: Decimal | None

    @property
    def on_ledger(self) -> Decimal | None:
        return _rate(self.ledger, self.budget)

    @property
    def on_stated(self) -> Decimal | None:
        return _rate(self.stated, self.budget)


def _rate(spent: Decimal | None, budget: Decimal | None) -> Decimal | None:
    return None if spent is None or budget is None else percent(spent, budget)


def months_covered(stretches: Iterable[Stretch], *, within: Stretch) -> int:
    """Calendar months that a stretch touches while the project runs, each counted once."""
    first, last = within
    found: set[tuple[int, int]] = set()
    for starts_on, ends_on in stretches:
        found |= _months(max(starts_on, first), min(ends_on, last))
    return len(found)


def _months(first: date, last: date) -> set[tuple[int, int]]:
    start, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    return {divmod(month, 12) for month in range(start, end + 1)} if first <= last else set()


def burn(spent: Decimal, months: int) -> Decimal | None:
    """Spending per month; None without a month."""
    return cents(spent / months) if months else None


def runway(balance: Decimal, monthly: Decimal | None) -> Decimal | None:
    """Months that the balance lasts at this burn, to one decimal; None when nothing is spent. Nothing left lasts 0."""
    if monthly is None or monthly <= 0:
        return None
    return round_half_up(max(balance, Decimal(0)) / monthly, 1)


@dataclass(frozen=True)
class UnitCosts:
    """What the spending of a year comes to for each person, attendance and participant-day. None without any."""

    spent: Decimal | None
    people: int
    attendances: int
    participant_days: int

    @property
    def per_person(self) -> Decimal | None:
        return _each(self.spent, self.people)

    @property
    def per_attendance(self) -> Decimal | None:
        return _each(self.spent, self.attendances)

    @property
    def per_participant_day(self) -> Decimal | None:
        return _each(self.spent, self.participant_days)


def _each(spent: Decimal | None, count: int) -> Decimal | None:
    return None if spent is None or not count else cents(spent / count)
