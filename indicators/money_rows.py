"""The rows of a plan or a ledger, understood one by one; what cannot be understood keeps its problem. Pure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum

from indicators.amounts import AmountProblem, DecimalSign, read_amount
from indicators.ledger import signed
from indicators.money_columns import Header

Cells = Sequence[object]
_TOTALS = ("total", "subtotal", "grand total", "итого", "всего")


class RowProblem(Enum):
    UNKNOWN_ACTIVITY = "unknown_activity"
    UNKNOWN_OUTPUT = "unknown_output"
    OTHER_OUTPUT = "other_output"  # the activity is of another output than the row says
    NO_ACCOUNT = "no_account"
    NO_YEAR = "no_year"
    OTHER_YEAR = "other_year"
    REPEATED = "repeated"


Problem = RowProblem | AmountProblem


@dataclass(frozen=True)
class Framework:
    """What is known: outputs by number, and of each activity its output and its source of funds."""

    outputs: frozenset[int]
    activities: Mapping[str, tuple[int, str]]


@dataclass(frozen=True)
class MoneyLine:
    """A row without a problem, ready to be written."""

    output: int
    activity: str
    year: int
    account: str
    description: str
    funding: str
    printed: Decimal
    amount: Decimal


@dataclass(frozen=True)
class MoneyRow:
    """A row as understood. `problems` are pairs of what is wrong and the words that it is about.

    `amount` is signed by our rule, `printed` as the file has it; they differ where the file has a wrong sign.
    """

    number: int
    output: int | None
    activity: str
    year: int | None
    account: str
    description: str
    funding: str
    printed: Decimal | None
    amount: Decimal | None
    amount_text: str
    problems: tuple[tuple[Problem, str], ...] = ()

    @property
    def has_wrong_sign(self) -> bool:
        return self.printed != self.amount

    @property
    def line(self) -> MoneyLine | None:
        """None for a row with a problem."""
        if self.problems or self.output is None or self.year is None or self.amount is None or self.printed is None:
            return None
        return MoneyLine(
            self.output,
            self.activity,
            self.year,
            self.account,
            self.description,
            self.funding,
            self.printed,
            self.amount,
        )

    @property
    def key(self) -> tuple[object, ...]:
        """What may stand in one file only once."""
        return (self.output, self.activity, self.year, self.account, self.funding)


def read_money(
    header: Header, rows: Iterable[tuple[int, Cells]], known: Framework, *, year: int | None, sign: DecimalSign
) -> list[MoneyRow]:
    """The lines below the header. `year` is that of a ledger; without it the rows are of a plan, each with its own."""
    found: list[MoneyRow] = []
    first: dict[tuple[object, ...], int] = {}
    for number, cells in rows:
        if number <= header.number or _is_total(header, cells):
            continue
        row = _row(number, _fields(header, cells), known, year, sign)
        if not row.problems and row.key in first:
            row = replace(row, problems=((RowProblem.REPEATED, str(first[row.key])),))
        first.setdefault(row.key, number)
        found.append(row)
    return found


def _fields(header: Header, cells: Cells) -> dict[str, object]:
    return {field: cells[place] if place < len(cells) else None for field, place in header.places.items()}


def _is_total(header: Header, cells: Cells) -> bool:
    """A row of sums: it has no account, and its first word says so. It is no line."""
    account = _fields(header, cells).get("account")
    words = next((str(cell).casefold().strip(" :.") for cell in cells if cell is not None), "")
    return account is None and words.startswith(_TOTALS)


def _row(number: int, fields: Mapping[str, object], known: Framework, year: int | None, sign: DecimalSign) -> MoneyRow:
    problems: list[tuple[Problem, str]] = []
    activity, output, funding = _place(fields, known, problems, is_plan=year is None)
    account = _digits(fields.get("account"))
    if not re.fullmatch(r"[0-9]{5}", account):
        problems.append((RowProblem.NO_ACCOUNT, account))
    amount = read_amount(fields.get("amount"), sign)
    if amount.problem:
        problems.append((amount.problem, _text(fields.get("amount"))))
    of_year = _year(fields.get("year"), year, problems)
    counted = None if amount.value is None else signed(account, amount.value) if year else amount.value
    return MoneyRow(
        number=number,
        output=output,
        activity=activity,
        year=of_year,
        account=account,
        description=_text(fields.get("description"))[:150],
        funding=funding,
        printed=amount.value,
        amount=counted,
        amount_text=_text(fields.get("amount")),
        problems=tuple(problems),
    )


def _place(
    fields: Mapping[str, object], known: Framework, problems: list[tuple[Problem, str]], *, is_plan: bool
) -> tuple[str, int | None, str]:
    """Activity, output and source of funds of a row; the funds of a plan without such a column are the activity's."""
    written = _output(fields.get("output"))
    if not is_plan:
        if written not in known.outputs:
            problems.append((RowProblem.UNKNOWN_OUTPUT, _text(fields.get("output"))))
        return "", written, ""
    activity = _activity(fields.get("activity"), known)
    output, funds = known.activities.get(activity, (None, ""))
    if output is None:
        problems.append((RowProblem.UNKNOWN_ACTIVITY, _text(fields.get("activity"))))
    elif _text(fields.get("output")) and written != output:
        problems.append((RowProblem.OTHER_OUTPUT, _text(fields.get("output"))))
    return activity, output, _text(fields.get("funding"))[:40] or funds


def _activity(cell: object, known: Framework) -> str:
    """The number of an activity. A workbook has 1.1 for 1.10 too: nothing, when it may be more than one of them."""
    if isinstance(cell, float):
        same = [activity for activity in known.activities if _is_number(activity, cell)]
        return same[0] if len(same) == 1 else ""
    found = re.search(r"[0-9]+[.,][0-9]+", _text(cell))
    return found[0].replace(",", ".") if found else ""


def _is_number(activity: str, number: float) -> bool:
    return bool(re.fullmatch(r"[0-9]+\.[0-9]+", activity)) and float(activity) == number


def _output(cell: object) -> int | None:
    """The finance system writes "activity 1" for an output."""
    found = re.fullmatch(r"\D*?([0-9]{1,4})(\.0)?\.?", _text(cell))
    return int(found[1]) if found else None


def _year(cell: object, year: int | None, problems: list[tuple[Problem, str]]) -> int | None:
    text = _digits(cell)
    if cell is None and year:
        return year
    found = int(text) if re.fullmatch(r"(19|20)[0-9]{2}", text) else None
    if found is None:
        problems.append((RowProblem.NO_YEAR, text))
    elif year and found != year:
        problems.append((RowProblem.OTHER_YEAR, text))
    return found


def _digits(cell: object) -> str:
    """A whole number as its digits, however the cell holds it: 72100, 72100.0, "72 100" stays as it is."""
    text = _text(cell).strip("'")
    return text.removesuffix(".0")


def _text(cell: object) -> str:
    return " ".join(str(cell).split()) if cell is not None else ""
