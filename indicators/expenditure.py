"""The ledger as a statement, in the active language."""

from collections.abc import Iterable

from indicators.ledger import Entry, Statement, statement
from indicators.models import LedgerLine


def spent_until(year: int) -> Statement:
    """Everything recorded up to and including the year."""
    return statement(ledger_entries(ledger_until(year)))


def ledger_until(year: int) -> list[LedgerLine]:
    return list(LedgerLine.objects.filter(year__lte=year).select_related("output"))


def ledger_entries(lines: Iterable[LedgerLine]) -> list[Entry]:
    return [
        Entry(line.output.number, line.account, str(line.local_description), line.year, line.amount) for line in lines
    ]


def printed_otherwise(year: int) -> list[LedgerLine]:
    """The lines whose sign or amount is not the one that their source printed."""
    return [line for line in ledger_until(year) if line.amount != line.printed_amount]
