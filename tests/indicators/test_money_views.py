import csv
import io
import re
from decimal import Decimal

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from indicators.models import BudgetVersion, LedgerExtract, LedgerLine
from tests.factories.periods import CertifiedPeriodFactory
from tests.factories.spreadsheets import xlsx
from tests.indicators.money import as_csv, build_programme, ledger_rows

pytestmark = pytest.mark.django_db

PLAN, LEDGER = "/admin/money/plans/", "/admin/money/ledger/"
YEAR = {"source": "Expenditure report", "first": "2022-01-01", "last": "2022-12-31"}


@pytest.fixture
def officer(client_of):
    build_programme()
    return client_of("M&E officer")


def upload(client, address: str, content: bytes, **said: str):
    file = SimpleUploadedFile("figures.xlsx" if content.startswith(b"PK") else "figures.csv", content)
    return client.post(f"{address}import/", {"file": file, **said})


def handed_on(response) -> dict[str, str]:
    """The hidden words of the preview."""
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', response.content.decode())
    return {name: value for name, value in found if name != "csrfmiddlewaretoken"} | {
        name: value for name, value in YEAR.items() if "ledger" in response.request["PATH_INFO"]
    }


def text(response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_a_ledger_is_shown_row_by_row_and_then_written(officer):
    shown = upload(officer, LEDGER, xlsx(ledger_rows(2022)), **YEAR)
    assert (shown.status_code, LedgerLine.objects.count()) == (200, 0)
    page = text(shown)
    assert "39 rows. 0 cannot be read. 1 to look at." in page
    assert "1 2022 28 436 011.53" in page
    assert "A realized gain is printed as if it were spent. It will count as −221.80." in page
    written = officer.post(f"{LEDGER}import/write/", handed_on(shown), follow=True)
    extract = LedgerExtract.objects.get()
    assert written.redirect_chain == [(f"{LEDGER}inspect/{extract.pk}/", 302)]
    assert "All 39 rows are written." in text(written)
    assert sum(line.amount for line in extract.lines.all()) == Decimal("527496.51")
    again = officer.post(f"{LEDGER}import/write/", handed_on(shown))
    assert (again.status_code, LedgerExtract.objects.count()) == (422, 1)
    assert "Nothing can be written. This very file was imported before." in text(again)


def test_a_plan_is_shown_and_written_and_handed_out_as_it_came(officer):
    content = as_csv(
        "Activity;Year;Account;Amount;Funding", "1.1;2022;71200;1 234,50;MOIS", "3.1;2022;72100;(5,00);UNDP"
    )
    said = {"title": "Plan 2022", "adopted_on": "2022-01-15", "source": "Minutes"}
    shown = upload(officer, PLAN, content, **said)
    assert shown.status_code == 200
    officer.post(f"{PLAN}import/write/", {"token": handed_on(shown)["token"], **said})
    version = BudgetVersion.objects.get()
    assert list(version.lines.values_list("activity__number", "amount")) == [
        ("1.1", Decimal("1234.50")),
        ("3.1", Decimal("-5.00")),
    ]
    as_text = officer.get(f"{PLAN}{version.pk}.csv").content.decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(as_text))) == [
        ["Output", "Activity", "Year", "Account", "Amount", "Source of funds"],
        ["1", "1.1", "2022", "71200", "1234.50", "MOIS"],
        ["3", "3.1", "2022", "72100", "-5.00", "UNDP"],
    ]
    book = officer.get(f"{PLAN}{version.pk}.xlsx").content
    assert [cell.value for cell in openpyxl.load_workbook(io.BytesIO(book)).active[3]][4] == -5
    back = upload(officer, PLAN, book, **said | {"title": "The same"})
    assert "This plan is “Plan 2022”, line by line. Nothing has changed." in text(back)
    assert officer.get(f"{PLAN}{version.pk}.ods").status_code == 404


def test_what_cannot_be_read_is_told_and_nothing_is_written(officer):
    rows = as_csv("output,account,amount", '1,72100,"1,234"', "9,7210,x")
    refused = upload(officer, LEDGER, rows, **YEAR)
    page = text(refused)
    assert refused.status_code == 422
    assert "Nothing can be written. Row 2: “1,234” can be read in two ways." in page
    assert "There is no output “9”." in page
    assert "An account has five digits; “7210” is none." in page
    assert "Write all" not in page
    shown = upload(officer, LEDGER, as_csv("output,account,amount", '1,72100,"1,234"'), **YEAR, sign="point")
    assert "1 234.00" in text(shown)
    for content, sentence in [
        (b"%PDF-1.7", "This is a PDF, and no spreadsheet."),
        (b"", "The file is empty."),
        (xlsx([["output"]], [["x"]]), "Several sheets hold rows."),
        (b"x" * 2**21, "The file is larger than 1 MB."),
    ]:
        answer = upload(officer, LEDGER, content, **YEAR)
        assert (answer.status_code, sentence in text(answer)) == (422, True), sentence
    wrong_days = upload(officer, LEDGER, rows, **YEAR | {"last": "2023-01-31"})
    assert "An extract is of one year, from its first day to its last." in text(wrong_days)
    assert LedgerExtract.objects.count() == 0


def test_what_was_shown_to_one_is_not_written_by_another(officer, client_of):
    shown = upload(officer, LEDGER, xlsx(ledger_rows(2022)), **YEAR)
    words = handed_on(shown)
    assert client_of("Administrator").post(f"{LEDGER}import/write/", words).status_code == 400
    assert officer.post(f"{LEDGER}import/write/", words | {"token": words["token"] + "x"}).status_code == 400
    assert officer.post(f"{LEDGER}import/write/", words | {"source": ""}).status_code == 400
    CertifiedPeriodFactory()
    refused = officer.post(f"{LEDGER}import/write/", words)
    assert (refused.status_code, LedgerLine.objects.count()) == (422, 0)
    assert "is certified: its ledger changes only under a correction." in text(refused)


def test_an_extract_is_taken_back_with_a_reason(client_of, year_2022):
    officer, extract = client_of("M&E officer"), LedgerExtract.objects.get(starts_on="2022-01-01")
    address = f"{LEDGER}{extract.pk}/take-back/"
    assert "Say why the extract is taken back." in text(officer.post(address, follow=True))
    assert LedgerExtract.objects.count() == 2
    assert "The extract is taken back." in text(officer.post(address, {"reason": "The wrong year"}, follow=True))
    assert (LedgerExtract.objects.count(), LedgerLine.objects.filter(year=2022).count()) == (1, 0)


def test_the_checks_of_2022_in_words(client_of, year_2022):
    page = text(client_of("M&E officer").get("/admin/money/?year=2022"))
    for sentence in (
        "Balance 418 100.96 Delivery by the ledger, % 92.1 Delivery as stated, % 96.2 Burn per month 43 958.04",
        "Runway, months 9.5 Cost per person 3 014.27 Cost per attendance 2 442.11",
        "Record what was carried over. 573 000.00 359 376.00 213 624.00 differs",
        "No reconciling item explains 23 704.00. 551 200.51 527 496.51 23 704.00 differs",
        "A document states 598 520.79 (cover): stated, not recorded as receipts. not recorded 575 899.04",
        "32 273.76 32 273.75 0.01 rounding",
        "It counts as a gain. 221.80 −221.80 443.60 differs",
        "Output 1 495 049.50 39 603.96 5 346.53 539 999.99",
        "1 not in the plan 75105 not recorded 32 273.76",
    ):
        assert sentence in page
    assert client_of("M&E officer").get("/admin/money/?year=1999").status_code == 404


def test_money_that_is_not_there_is_said_to_be_missing(client_of):
    assert "No plan and no ledger has been imported yet." in text(client_of("M&E officer").get("/admin/money/"))
