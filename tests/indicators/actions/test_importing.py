from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import models

from indicators.actions import MoneyRefused, PeriodCertified, import_ledger, import_plan
from indicators.models import BudgetLine, BudgetVersion, LedgerExtract, LedgerLine
from indicators.money_sheets import LEDGER, PLAN, MoneySheet, understand
from tests.factories.people import UserFactory
from tests.factories.periods import CertifiedPeriodFactory, CorrectionFactory
from tests.factories.spreadsheets import xlsx
from tests.indicators.money import as_csv, build_programme, ledger_rows
from tests.rivals import at_once

AT = datetime(2023, 2, 1, tzinfo=UTC)
FIRST, LAST = date(2022, 1, 1), date(2022, 12, 31)
WORK_PLAN = Path("indicators/demo_data/work_plan.csv").read_bytes()
HEADER = "output,account,description,amount"


@pytest.fixture
def programme(db) -> None:
    build_programme()


def ledger(*lines: str, year: int = 2022) -> MoneySheet:
    return understand(LEDGER, name="ledger.csv", content=as_csv(HEADER, *lines), year=year)


def plan(content: bytes = WORK_PLAN) -> MoneySheet:
    return understand(PLAN, name="plan.csv", content=content)


def bring_in(sheet: MoneySheet, first: date = FIRST, last: date = LAST, by=None) -> LedgerExtract:
    return import_ledger(sheet, source="Report", first=first, last=last, by=by, at=AT)


def adopt(sheet: MoneySheet, title: str = "Plan") -> BudgetVersion:
    return import_plan(sheet, title=title, adopted_on=FIRST, source="Minutes", by=None, at=AT)


def written() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (BudgetVersion, BudgetLine, LedgerExtract, LedgerLine))


@pytest.mark.usefixtures("programme")
def test_a_work_plan_becomes_a_version_with_its_lines():
    version = adopt(plan())
    assert (version.title, version.adopted_on, version.source, version.imported_at) == ("Plan", FIRST, "Minutes", AT)
    sums = version.lines.values("activity__output__number").annotate(sum=models.Sum("amount")).order_by()
    assert {row["activity__output__number"]: row["sum"] for row in sums} == {
        1: Decimal("495049.50"),
        2: Decimal("416208.29"),
        3: Decimal("92037.00"),
    }
    assert version.lines.count() == 59


@pytest.mark.usefixtures("programme")
def test_a_ledger_of_amounts_as_text_is_stored_signed_beside_what_was_printed():
    officer = UserFactory()
    sheet = understand(LEDGER, name="ledger.xlsx", content=xlsx(ledger_rows(2022)), year=2022)
    assert [(part.output, part.year, part.rows, part.amount) for part in sheet.sums] == [
        (1, 2022, 28, Decimal("436011.53")),
        (2, 2022, 11, Decimal("91484.98")),
    ]
    assert (sheet.total, sheet.warnings, sheet.refusal) == (Decimal("527496.51"), 1, "")
    extract = bring_in(sheet, by=officer)
    assert (extract.sha256, extract.imported_by, extract.lines.count()) == (sheet.sha256, officer, 39)
    gain = extract.lines.get(account="76135")
    assert (gain.amount, gain.printed_amount) == (Decimal("-221.80"), Decimal("221.80"))


@pytest.mark.usefixtures("programme")
@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        (["1,72100,x,5", "9,72100,x,5"], "Row 3: There is no output “9”."),
        (["1,7210,x,5"], "Row 2: An account has five digits; “7210” is none."),
        (["1,72100,x,five"], "Row 2: “five” is no amount."),
        (["1,72100,x,"], "Row 2: It has no amount."),
        (["1,72100,x,=1+1"], "Row 2: The amount is a formula. Save the file with values only."),
        (
            ['1,72100,x,"1,234"'],
            "Row 2: “1,234” can be read in two ways. Choose what stands before the cents, or write the cents too.",
        ),
        (
            ["1,72100,x,5", "2,72100,x,5", "1,72100,y,6"],
            "Row 4: It repeats row 2. Add the amounts up in one row, or remove one of the two.",
        ),
        ([], "Below the names of the columns there is no row."),
    ],
)
def test_a_ledger_with_a_row_that_cannot_be_read_is_refused_as_a_whole(lines, sentence):
    with pytest.raises(MoneyRefused) as refused:
        bring_in(ledger(*lines))
    assert (str(refused.value), written()) == (sentence, (0, 0, 0, 0))


@pytest.mark.usefixtures("programme")
def test_a_file_without_a_needed_column_is_refused():
    missing = understand(LEDGER, name="x.csv", content=b"output,description\n1,x", year=2022)
    twice = understand(LEDGER, name="x.csv", content=b"output,account,amount,sum\n1,72100,5,5", year=2022)
    year = understand(LEDGER, name="x.csv", content=b"output,account,amount,year\n1,72100,5,2021", year=2022)
    assert [sheet.refusal for sheet in (missing, twice, year)] == [
        "The file has no column for: Account, Amount.",
        "Two columns are named as: Amount.",
        "Row 2: The year 2021 is not that of the extract. Bring each year in by itself.",
    ]


@pytest.mark.usefixtures("programme")
def test_what_is_covered_already_is_not_covered_again():
    sheet = ledger("1,72100,x,5")
    bring_in(sheet, last=date(2022, 6, 30))
    again = [(sheet, date(2022, 7, 1), LAST), (ledger("1,72100,x,6"), date(2022, 6, 1), LAST)]
    sentences = []
    for found, first, last in again:
        with pytest.raises(MoneyRefused) as refused:
            bring_in(found, first, last)
        sentences.append(str(refused.value))
    assert sentences[0] == "This very file was imported before."
    assert sentences[1].endswith("already. An extract may not overlap another.")
    assert sentences[1].startswith("“Report” covers ")
    assert written() == (0, 0, 1, 1)
    bring_in(ledger("1,72100,x,6"), date(2022, 7, 1), LAST)
    assert written() == (0, 0, 2, 2)


@pytest.mark.usefixtures("programme")
def test_an_extract_is_of_one_year():
    with pytest.raises(MoneyRefused, match="An extract is of one year, from its first day to its last"):
        bring_in(ledger("1,72100,x,5"), date(2021, 12, 1), LAST)


@pytest.mark.usefixtures("programme")
def test_a_certified_period_takes_a_ledger_only_under_a_correction():
    period, sheet = CertifiedPeriodFactory(), ledger("1,72100,x,5")
    with pytest.raises(PeriodCertified):
        bring_in(sheet)
    assert written() == (0, 0, 0, 0)
    CorrectionFactory(period=period, what="ledger")
    bring_in(sheet)
    assert written() == (0, 0, 1, 1)


@pytest.mark.usefixtures("programme")
def test_a_plan_that_is_there_and_a_title_in_use_are_refused():
    adopt(plan())
    other = plan(as_csv("activity,year,account,amount", "1.1,2022,72100,5"))
    sentences = []
    for sheet, title in ((plan(), "Plan again"), (other, "Plan")):
        with pytest.raises(MoneyRefused) as refused:
            adopt(sheet, title)
        sentences.append(str(refused.value))
    assert sentences == [
        "This plan is “Plan”, line by line. Nothing has changed.",
        "There is a version of the budget with this title. Give the new one another.",
    ]
    assert written() == (1, 59, 0, 0)
    assert adopt(other, "Plan again").lines.get().funding == "MOIS"


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_of_two_imports_at_once_one_is_written():
    build_programme()
    sheets = [ledger(f"1,72100,x,{amount}") for amount in (5, 6)]
    calls = [lambda sheet=sheet: bring_in(sheet) for sheet in sheets]
    found = at_once(*calls, refusals=(MoneyRefused,))
    assert sorted(type(it).__name__ for it in found) == ["LedgerExtract", "str"]
    assert written() == (0, 0, 1, 1)
