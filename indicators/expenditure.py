"""The ledger as a statement, in the active language."""

from indicators.ledger import Entry, Statement, statement
from indicators.models import LedgerLine


def spent_until(year: int) -> Statement:
    """Everything recorded up to and including the year."""
    lines = LedgerLine.objects.filter(year__lte=year).select_related("output")
    return statement(
        Entry(line.output.number, line.account, str(line.local_description), line.year, line.amount) for line in lines
    )


def printed_otherwise(year: int) -> list[LedgerLine]:
    """The lines whose sign or amount is not the one that their source printed."""
    lines = LedgerLine.objects.filter(year__lte=year).select_related("output")
    return [line for line in lines if line.amount != line.printed_amount]
