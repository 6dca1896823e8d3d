"""Plan against ledger by group of accounts: the plan's 72100 covers 72120 and 72145 of the ledger. Pure.

A group is the first three digits of an account. Amounts are US dollars as Decimal.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from indicators.agreement import NOTHING
from indicators.charges import PlanLine
from indicators.ledger import Entry
from portal.core.shares import percent


def group_of(account: str) -> str:
    return account[:3]


@dataclass(frozen=True)
class GroupRow:
    """`planned` is None for accounts that the plan does not know, `spent` where the ledger has no line."""

    output: int
    group: str
    planned_accounts: tuple[str, ...]
    ledger_accounts: tuple[str, ...]
    planned: Decimal | None
    spent: Decimal | None

    @property
    def is_unknown_to_plan(self) -> bool:
        return self.planned is None

    @property
    def left(self) -> Decimal:
        """Planned less spent; below 0 more was spent than planned."""
        return (self.planned or NOTHING) - (self.spent or NOTHING)

    @property
    def delivery(self) -> Decimal | None:
        """Spent in percent of planned; None where nothing was planned or the ledger has no line."""
        return None if self.planned is None or self.spent is None else percent(self.spent, self.planned)


def compare(plan: Iterable[PlanLine], ledger: Iterable[Entry]) -> tuple[GroupRow, ...]:
    """One row for each output and group that the plan or the ledger has, in their order."""
    planned: dict[tuple[int, str], list[PlanLine]] = {}
    spent: dict[tuple[int, str], list[Entry]] = {}
    for line in plan:
        planned.setdefault((line.output, group_of(line.account)), []).append(line)
    for entry in ledger:
        spent.setdefault((entry.activity, group_of(entry.account)), []).append(entry)
    return tuple(
        GroupRow(
            *place,
            planned_accounts=_accounts(planned.get(place, [])),
            ledger_accounts=_accounts(spent.get(place, [])),
            planned=_sum(planned.get(place)),
            spent=_sum(spent.get(place)),
        )
        for place in sorted(planned.keys() | spent.keys())
    )


def _accounts(lines: Iterable[PlanLine | Entry]) -> tuple[str, ...]:
    return tuple(sorted({line.account for line in lines}))


def _sum(lines: list[PlanLine] | list[Entry] | None) -> Decimal | None:
    return None if lines is None else sum((line.amount for line in lines), NOTHING)
