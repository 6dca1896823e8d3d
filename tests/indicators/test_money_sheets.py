from decimal import Decimal
from pathlib import Path

import pytest
from django.utils.translation import override

from indicators.amounts import DecimalSign
from indicators.money_columns import COLUMNS, find_header
from indicators.money_sheets import FIELDS, LEDGER, PLAN, understand
from tests.factories.spreadsheets import xlsx
from tests.indicators.money import build_programme

pytestmark = pytest.mark.django_db

EXAMPLES = Path("docs/examples")


def test_the_examples_of_the_documentation_are_understood():
    build_programme()
    plan = understand(PLAN, name="plan", content=(EXAMPLES / "work-plan.csv").read_bytes())
    ledger = understand(LEDGER, name="ledger", content=(EXAMPLES / "ledger-extract.csv").read_bytes(), year=2024)
    assert [(sheet.refusal, sheet.warnings, len(sheet.rows), sheet.total) for sheet in (plan, ledger)] == [
        ("", 0, 6, Decimal("202800.00")),
        ("", 0, 6, Decimal("27163.56")),
    ]
    assert ledger.parts == [(1, 2024, 4, Decimal("18945.65")), (2, 2024, 2, Decimal("8217.91"))]


def test_a_workbook_may_hold_amounts_as_text_numbers_and_formulas_and_a_title():
    build_programme()
    rows = [
        ["Expenditure", None, None],
        ["Output", "Account", "Amount"],
        [1, 72100, "1\u00a0234,50"],
        [1.0, "71600", 0.1 + 0.2],
        [2, 71600.0, "=SUM(C3:C4)"],
        ["Activity 2", "72100", "1.234"],
    ]
    found = understand(LEDGER, name="x", content=xlsx(rows), year=2022)
    assert [it.row.amount for it in found.rows] == [Decimal("1234.50"), Decimal("0.30"), None, None]
    assert [it.problems for it in found.rows][2:] == [
        ["The amount is a formula. Save the file with values only."],
        ["“1.234” can be read in two ways. Choose what stands before the cents, or write the cents too."],
    ]
    assert (found.refused, found.refusal[:6], found.total) == (2, "Row 5:", Decimal("1234.80"))
    told = understand(LEDGER, name="x", content=xlsx(rows), year=2022, sign=DecimalSign.COMMA)
    assert told.rows[3].row.amount == Decimal("1234.00")


def test_a_sign_that_may_be_wrong_is_pointed_out_and_a_gain_is_not():
    build_programme()
    rows = ["1,76125,-5", "1,76135,-5", "2,76135,5", "1,71605,-5", "1,72100,5", "1,72120,x"]
    found = understand(LEDGER, name="x", content="\n".join(["output,account,amount", *rows]).encode(), year=2022)
    negative = "The amount is negative. Is it a refund or a correction?"
    gain = "A realized gain is printed as if it were spent. It will count as −5.00."
    assert [it.warning for it in found.rows] == [negative, "", gain, negative, "", ""]
    assert found.warnings == 3


@pytest.mark.parametrize("language", ["en", "ru"])
def test_columns_are_handed_out_under_words_that_are_read_back(language):
    with override(language):
        for kind, fields in COLUMNS.items():
            words = [str(FIELDS[field]) for field in fields]
            assert find_header(kind, [(1, words)]).places == {field: place for place, field in enumerate(fields)}


def test_what_is_wrong_is_said_in_the_language_of_the_reader():
    build_programme()
    found = understand(LEDGER, name="x", content=b"output,account,amount\n1,72100,x", year=2022)
    english = found.rows[0].problems
    with override("ru"):
        russian = understand(LEDGER, name="x", content=b"output,account,amount\n1,72100,x", year=2022).rows[0].problems
    assert (english, len(russian)) == (["“x” is no amount."], 1)
