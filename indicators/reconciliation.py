"""Whether what is stated about money follows from what is recorded. Amounts are US dollars as Decimal. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from indicators.agreement import NOTHING, Agreement, agreement


@dataclass(frozen=True)
class BudgetCheck:
    """The year's budget as stated against plan + carry-over + amendments. Without either it is not computable."""

    year: int
    stated: Decimal | None
    plan: Decimal | None
    carry_over: Decimal = NOTHING
    amendments: Decimal = NOTHING

    @property
    def computed(self) -> Decimal | None:
        return None if self.plan is None else self.plan + self.carry_over + self.amendments

    @property
    def difference(self) -> Decimal | None:
        """What no carry-over and no amendment explains: stated less computed."""
        return None if self.stated is None or self.computed is None else self.stated - self.computed

    @property
    def agreement(self) -> Agreement:
        return agreement(self.stated, self.computed)


@dataclass(frozen=True)
class UtilisedCheck:
    """Utilised as stated against the ledger of the year and the reconciling items (each is stated less ledger)."""

    year: int
    stated: Decimal | None
    ledger: Decimal | None
    items: tuple[Decimal, ...] = ()

    @property
    def difference(self) -> Decimal | None:
        """Stated less ledger."""
        return None if self.stated is None or self.ledger is None else self.stated - self.ledger

    @property
    def computed(self) -> Decimal | None:
        """The ledger with its reconciling items; None without a ledger, whatever items there are."""
        return None if self.ledger is None else self.ledger + sum(self.items, NOTHING)

    @property
    def unexplained(self) -> Decimal | None:
        return None if self.difference is None else self.difference - sum(self.items, NOTHING)

    @property
    def is_explained(self) -> bool:
        """A difference that its reconciling items make up exactly, to the cent."""
        return bool(self.difference) and self.unexplained == 0

    @property
    def agreement(self) -> Agreement:
        """Whether stated and ledger with its items are the same; there is no tolerance."""
        return agreement(self.stated, self.computed)


@dataclass(frozen=True)
class ReceiptsCheck:
    """Cumulative spending does not exceed what was received. `receipts` is None when none is recorded."""

    until: int
    spent: Decimal
    receipts: Decimal | None

    @property
    def left(self) -> Decimal | None:
        return None if self.receipts is None else self.receipts - self.spent

    @property
    def agreement(self) -> Agreement:
        if self.left is None:
            return Agreement.NOT_COMPUTABLE
        return Agreement.AGREES if self.left >= 0 else Agreement.DIFFERS


def receipts_checks(spent: Mapping[int, Decimal], receipts: Iterable[tuple[int, Decimal]]) -> tuple[ReceiptsCheck, ...]:
    """At the end of each year with spending: all spent until then against all received until then."""
    known = list(receipts)
    return tuple(
        ReceiptsCheck(
            until=year,
            spent=sum((amount for of_year, amount in spent.items() if of_year <= year), NOTHING),
            receipts=sum((amount for of_year, amount in known if of_year <= year), NOTHING) if known else None,
        )
        for year in sorted(spent)
    )
