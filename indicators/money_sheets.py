"""A plan or a ledger extract that somebody brings in, as it is understood: each row, in the reader's language."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import pgettext_lazy

from indicators.agreement import NOTHING
from indicators.amounts import AmountProblem, DecimalSign
from indicators.ledger import REALIZED_GAIN
from indicators.models import Activity, Output
from indicators.money_columns import Header, find_header
from indicators.money_rows import Framework, MoneyLine, MoneyRow, Problem, RowProblem, read_money
from portal.core.numbers import format_number
from portal.core.spreadsheets import Formula, Row, Unreadable, read_rows

PLAN, LEDGER = "plan", "ledger"
MOST_BYTES = 2**20

FIELDS: dict[str, Promise] = {
    "activity": _lazy("Activity"),
    "output": _lazy("Output"),
    "year": _lazy("Year"),
    "account": pgettext_lazy("ledger", "Account"),
    "amount": _lazy("Amount"),
    "funding": _lazy("Source of funds"),
    "description": _lazy("Description"),
}
SENTENCES: dict[Problem, Promise] = {
    RowProblem.UNKNOWN_ACTIVITY: _lazy("There is no activity “%s”."),
    RowProblem.UNKNOWN_OUTPUT: _lazy("There is no output “%s”."),
    RowProblem.OTHER_OUTPUT: _lazy("The activity does not belong to output “%s”."),
    RowProblem.NO_ACCOUNT: _lazy("An account has five digits; “%s” is none."),
    RowProblem.NO_YEAR: _lazy("“%s” is no year."),
    RowProblem.OTHER_YEAR: _lazy("The year %s is not that of the extract. Bring each year in by itself."),
    RowProblem.REPEATED: _lazy("It repeats row %s. Add the amounts up in one row, or remove one of the two."),
    AmountProblem.MISSING: _lazy("It has no amount."),
    AmountProblem.NO_NUMBER: _lazy("“%s” is no amount."),
    AmountProblem.FORMULA: _lazy("The amount is a formula. Save the file with values only."),
    AmountProblem.AMBIGUOUS: _lazy(
        "“%s” can be read in two ways. Choose what stands before the cents, or write the cents too."
    ),
    AmountProblem.TOO_FINE: _lazy("“%s” is finer than a cent. Round it."),
    AmountProblem.TOO_LARGE: _lazy("“%s” is too large an amount."),
}


@dataclass(frozen=True)
class ShownRow:
    row: MoneyRow

    @property
    def problems(self) -> list[str]:
        return [_sentence(problem, words) for problem, words in self.row.problems]

    @property
    def warning(self) -> str:
        """What is written all the same, and should be looked at."""
        row = self.row
        if row.amount is None:
            return ""
        if row.has_wrong_sign:
            counted = format_number(row.amount, 2)
            return _("A realized gain is printed as if it were spent. It will count as %s.") % counted
        if row.amount < 0 and row.account != REALIZED_GAIN:
            return _("The amount is negative. Is it a refund or a correction?")
        return ""


@dataclass(frozen=True)
class PartSum:
    """What the rows of one output in one year come to."""

    output: int
    year: int
    rows: int
    amount: Decimal


@dataclass(frozen=True)
class MoneySheet:
    """A file as understood. `refusal` is empty when all of it can be written."""

    kind: str
    name: str
    sha256: str
    header: Header
    rows: tuple[ShownRow, ...]

    @cached_property
    def refusal(self) -> str:
        if self.header.twice:
            return _("Two columns are named as: %s.") % _names(self.header.twice)
        if self.header.missing:
            return _("The file has no column for: %s.") % _names(self.header.missing)
        if not self.rows:
            return _("Below the names of the columns there is no row.")
        return next(
            (
                _("Row %(row)s:") % {"row": it.row.number} + " " + " ".join(it.problems)
                for it in self.rows
                if it.problems
            ),
            "",
        )

    @property
    def lines(self) -> list[MoneyLine]:
        """The rows that are understood."""
        return [line for it in self.rows if (line := it.row.line)]

    @property
    def refused(self) -> int:
        return sum(1 for it in self.rows if it.row.problems)

    @property
    def warnings(self) -> int:
        return sum(1 for it in self.rows if it.warning)

    @property
    def sums(self) -> list[PartSum]:
        amounts: dict[tuple[int, int], list[Decimal]] = {}
        for line in self.lines:
            amounts.setdefault((line.output, line.year), []).append(line.amount)
        return [PartSum(*part, len(amounts[part]), sum(amounts[part], NOTHING)) for part in sorted(amounts)]

    @property
    def parts(self) -> list[tuple[int, int, int, Decimal]]:
        """The sums as rows of a table."""
        return [(part.output, part.year, part.rows, part.amount) for part in self.sums]

    @property
    def total(self) -> Decimal:
        return sum((part.amount for part in self.sums), NOTHING)


def understand(
    kind: str, *, name: str, content: bytes, year: int | None = None, sign: DecimalSign = DecimalSign.AS_FOUND
) -> MoneySheet:
    """What the file says; `kind` is PLAN or LEDGER, `year` that of a ledger. Raises Unreadable with a sentence."""
    if len(content) > MOST_BYTES:
        raise Unreadable(_("The file is larger than %(most)s MB. Divide it.") % {"most": 1})
    rows = read_rows(name, content)
    if len({row.sheet for row in rows}) > 1:
        raise Unreadable(_("Several sheets hold rows. Save the one with the lines in a file of its own."))
    numbered = [(row.number, list(_cells(row))) for row in rows]
    header = find_header(kind, numbered)
    is_whole = not (header.missing or header.twice)
    found = read_money(header, numbered, _framework(), year=year, sign=sign) if is_whole else []
    shown = tuple(ShownRow(row) for row in found)
    return MoneySheet(kind, name, hashlib.sha256(content).hexdigest(), header, shown)


def _cells(row: Row) -> Iterator[object]:
    for cell in row.cells:
        yield ("=" + cell.text.removeprefix("=")) if isinstance(cell, Formula) else cell


def _framework() -> Framework:
    activities = Activity.objects.values_list("number", "output__number", "funding")
    return Framework(
        frozenset(Output.objects.values_list("number", flat=True)),
        {number: (output, funding) for number, output, funding in activities},
    )


def _sentence(problem: Problem, words: str) -> str:
    sentence = str(SENTENCES[problem])
    return sentence % words if "%s" in sentence else sentence


def _names(fields: Sequence[str]) -> str:
    return ", ".join(str(FIELDS[field]) for field in fields)
