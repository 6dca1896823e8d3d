from decimal import Decimal

import pytest

from indicators.amounts import AmountProblem, DecimalSign
from indicators.money_columns import Header, find_header
from indicators.money_rows import Framework, MoneyRow, RowProblem, read_money

KNOWN = Framework(frozenset({1, 2}), {"1.1": (1, "MOIS"), "1.2": (1, "MOIS"), "2.1": (2, "MOIS/NIA"), "2.10": (2, "A")})
PLAN = (1, ("Activity", "Year", "Budget account", "Amount, USD", "Source of funds"))
LEDGER = (1, ("activity", "account", "description", "amount_usd"))


def read(kind: str, *rows: tuple[object, ...], header=None, year: int | None = None, sign=DecimalSign.AS_FOUND):
    numbered = [header or (PLAN if kind == "plan" else LEDGER), *enumerate(rows, 2)]
    return read_money(find_header(kind, numbered), numbered, KNOWN, year=year, sign=sign)


@pytest.mark.parametrize(
    ("kind", "cells", "expected"),
    [
        ("plan", PLAN[1], {"activity": 0, "year": 1, "account": 2, "amount": 3, "funding": 4}),
        ("plan", ("Сумма, долл. США", "Счёт", "Год", "№ мероприятия"),
         {"amount": 0, "account": 1, "year": 2, "activity": 3}),
        ("ledger", LEDGER[1], {"output": 0, "account": 1, "description": 2, "amount": 3}),
        ("ledger", ("Наименование", None, "СУММА (USD)", "Код счета", "Результат"),
         {"description": 0, "amount": 2, "account": 3, "output": 4}),
    ],
)  # fmt: skip
def test_columns_are_found_by_their_words_in_any_order(kind, cells, expected):
    title = (1, ("Expenditure of the project", None))
    assert find_header(kind, [title, (3, cells)]) == Header(3, expected, (), ())


def test_a_header_says_what_is_missing_and_what_stands_twice():
    found = find_header("ledger", [(1, ("Output", "Amount", "Sum"))])
    assert (found.missing, found.twice) == (("account",), ("amount",))
    assert find_header("plan", []) == Header(0, {}, ("activity", "year", "account", "amount"), ())


def test_lines_of_a_plan():
    rows = read(
        "plan",
        ("1.1", 2022, "71200", "1 234,50", "UNDP"),
        (2.1, "2023", 72100.0, 70000, None),
        ("Total", None, None, 71234.5, None),
    )
    assert rows == [
        MoneyRow(2, 1, "1.1", 2022, "71200", "", "UNDP", Decimal("1234.50"), Decimal("1234.50"), "1 234,50"),
        MoneyRow(3, None, "", 2023, "72100", "", "", Decimal(70000), Decimal(70000), "70000",
                 ((RowProblem.UNKNOWN_ACTIVITY, "2.1"),)),
    ]  # fmt: skip


def test_lines_of_a_ledger_count_signed_and_keep_what_was_printed():
    rows = read(
        "ledger",
        ("Activity 1", "76135", "Realized gain", "221.80"),
        (2, 76125, "Realized loss", 5),
        ("1", "'76135 ", "x", None),
        year=2022,
    )
    assert [(it.output, it.year, it.amount, it.printed, it.has_wrong_sign) for it in rows] == [
        (1, 2022, Decimal("-221.80"), Decimal("221.80"), True),
        (2, 2022, Decimal(5), Decimal(5), False),
        (1, 2022, None, None, False),
    ]
    assert rows[2].problems == ((AmountProblem.MISSING, ""),)


def test_every_problem_of_a_row_is_kept_with_the_words_it_is_about():
    plan = read(
        "plan",
        ("9.9", 22, "7210", "1,234", ""),
        ("1.2", 2022, "72100", "5", ""),
        ("1.2", 2022, "72100", "6", ""),
        ("1.2", 2022, "72100", "6", "UNDP"),
        ("2.1", 2022, "72100", "6", "", "1"),
        header=(1, (*PLAN[1], "Output")),
    )
    assert [row.problems for row in plan] == [
        (
            (RowProblem.UNKNOWN_ACTIVITY, "9.9"),
            (RowProblem.NO_ACCOUNT, "7210"),
            (AmountProblem.AMBIGUOUS, "1,234"),
            (RowProblem.NO_YEAR, "22"),
        ),
        (),
        ((RowProblem.REPEATED, "3"),),
        (),
        ((RowProblem.OTHER_OUTPUT, "1"),),
    ]
    ledger = read("ledger", ("3", "72100", "", 5, 2021), header=(1, (*LEDGER[1], "Year")), year=2022)
    assert ledger[0].problems == ((RowProblem.UNKNOWN_OUTPUT, "3"), (RowProblem.OTHER_YEAR, "2021"))
