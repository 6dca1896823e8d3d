import csv
import io
from datetime import UTC, datetime
from decimal import Decimal

import openpyxl
import pytest

from indicators.models import Activity, Discrepancy, Output
from portal.core import roles
from tests.factories.periods import CertifiedPeriodFactory, CorrectionFactory
from tests.indicators.published import Tables

pytestmark = pytest.mark.django_db

BOARD = "/results/donor/"
NOW = datetime(2023, 3, 1, tzinfo=UTC)


@pytest.fixture
def donor(client_of):
    return client_of("Donor")


def rows_of(response) -> list[list[str]]:
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_the_dashboard_is_for_those_who_may_see_it(client_of, year_2022):
    for role in roles.ROLES:
        may, browser = "indicators.view_dashboard" in role.permissions, client_of(role.group)
        for address in ("risks/", "risks/risks.csv", "published/published.csv"):
            assert browser.get(BOARD + address).status_code == (200 if may else 403), (role.group, address)


def test_nobody_sees_the_dashboard_without_signing_in(client, year_2022):
    for address in ("", "risks/", "risks/risks.csv"):
        assert client.get(BOARD + address)["Location"] == f"/accounts/login/?next={BOARD}{address}"


def test_before_anything_is_recorded_the_dashboard_says_so(donor):
    response = donor.get(BOARD)
    assert (response.status_code, "Nothing is recorded yet." in response.content.decode()) == (200, True)


def test_a_choice_that_there_is_not_is_answered_with_a_sentence(donor, year_2022):
    sentences = {
        "year=9999999999": "There is nothing recorded for this year. Years with records: 2021, 2022, 2023.",
        "year=-1": "There is nothing recorded for this year.",
        "year=2022&country=ZZZ": "There is no country with this code. Codes: ARM, AZE, GEO, KAZ, KYR, TAJ, UZB.",
        "activity=<script>": "There is no activity with this number. Numbers: 1.1, 1.2, ",
    }
    for query, sentence in sentences.items():
        response = donor.get(f"{BOARD}?{query}")
        assert (response.status_code, sentence in response.content.decode()) == (404, True)
        assert donor.get(f"{BOARD}overview/framework.csv?{query}").status_code == 404


def test_a_file_has_a_name_whatever_the_activity_is_called(donor, year_2022):
    output = Output.objects.get(number=1)
    Activity.objects.create(output=output, number='1/"é:?', title="x", funding="UNDP")
    file = donor.get(f"{BOARD}overview/framework.xlsx", {"activity": '1/"é:?'})
    assert file["Content-Disposition"] == 'attachment; filename="framework-2022-1-.xlsx"'


def test_what_there_is_not_is_not_found(donor, year_2022):
    for address in ("nothing/", "overview/nothing.csv", "overview/framework.exe", "nothing/risks.csv"):
        assert donor.get(BOARD + address).status_code == 404


def test_the_framework_on_the_page_is_that_of_the_file(donor, year_2022):
    page = Tables(donor.get(f"{BOARD}?year=2022&activity=1.4").content.decode()).found
    file = donor.get(f"{BOARD}overview/framework.csv?year=2022&activity=1.4")
    assert file["Content-Disposition"] == 'attachment; filename="framework-2022-1.4.csv"'
    (header, row), (page_header, page_row) = rows_of(file), page.popitem()[1]
    assert header == page_header
    assert row[1:] == ["people", "0", "100", "54", "54.0", "Behind"]
    assert page_row[1:] == row[1:]


def test_what_a_filter_does_not_apply_to_says_so(donor, year_2022):
    page = donor.get(f"{BOARD}?country=KAZ").content.decode()
    assert page.count("The country is not applied here") == 1
    assert "The activity is not applied here" not in page


def test_a_year_of_which_only_money_is_known(donor, year_2022):
    page = donor.get(f"{BOARD}?year=2021").content.decode()
    assert "No event and no publication is recorded for this year." in page


def test_discrepancies_come_with_their_state_and_explanation(donor, year_2022):
    common = {"year": 2022, "severity": "error", "found_at": NOW, "checked_at": NOW}
    Discrepancy.objects.create(
        rule="claims", figure="people", left="50", right="60", where="p. 3", difference=Decimal(-10), **common
    )
    Discrepancy.objects.create(
        rule="target", figure="x", left="not reported", right="=1+1", state="explained", explanation="Known.",
        explained_at=NOW, **common
    )  # fmt: skip
    Discrepancy.objects.create(rule="claims", figure="of another year", left="1", right="2", **common | {"year": 2021})
    book = openpyxl.load_workbook(io.BytesIO(donor.get(f"{BOARD}discrepancies/discrepancies.xlsx").content))
    assert [list(row) for row in book.active.iter_rows(min_row=2, values_only=True)] == [
        ["people", 50, 60, "p. 3", -10, "claims", "error", "open", None],
        ["x", "not reported", "'=1+1", None, None, "target", "error", "explained", "Known."],
    ]


def test_published_figures_stand_beside_those_of_today(donor, year_2022):
    rows = rows_of(donor.get(f"{BOARD}published/published.csv"))
    assert ["Actual of indicator 1.2 in 2022 (people)", "60", "50", "10", "differs", "framework table"] in rows


def test_the_state_of_the_period_and_the_last_changes_stand_beside_what_was_published(donor, year_2022):
    CorrectionFactory(period=CertifiedPeriodFactory(), opened_at=NOW)
    assert rows_of(donor.get(f"{BOARD}published-money/periods.csv"))[1:] == [
        ["Year 2022", "certified", "not reported", "1", "2023-03-01"]
    ]
    assert rows_of(donor.get(f"{BOARD}published-money/changes.csv"))[-1] == [
        "Ledger until the end of the year", "2023-02-01"
    ]  # fmt: skip


def test_money_stands_beside_its_plan_and_its_ledger(donor, year_2022):
    summary = {row[0]: row[1] for row in rows_of(donor.get(f"{BOARD}money/money.csv"))}
    assert {name: summary[name] for name in ("Approved", "Spent in the year", "Utilised", "Runway, months")} == {
        "Approved": "1093399.96",
        "Spent in the year": "527496.51",
        "Utilised": "551200.51",
        "Runway, months": "9.5",
    }
    against = rows_of(donor.get(f"{BOARD}money/plan-against-ledger.csv?country=KAZ"))
    assert against[0][3:] == ["Plan", "Spent", "Left", "Delivery, %"]
    ledger = rows_of(donor.get(f"{BOARD}money/ledger.csv"))
    assert ledger[-1] == ["Total", "", "48402.53", "527496.51", "575899.04"]
    page = donor.get(f"{BOARD}money/?country=KAZ").content.decode()
    assert page.count("The country is not applied here") == 5


def test_risks_stand_in_their_matrix(donor, year_2022):
    page = donor.get(f"{BOARD}risks/?year=2022").content.decode()
    assert page.count("data-chart-still") == 1
    header, first, *_others = rows_of(donor.get(f"{BOARD}risks/risks.csv"))
    assert (header[:6], first[1:3]) == (
        ["Risk", "Likelihood (1-5)", "Impact (1-5)", "Level", "Trend", "Last review"],
        ["1", "5"],
    )


def test_who_may_see_the_dashboard_is_led_to_it(donor, client_of, year_2022):
    for address in ("/my/", "/results/"):
        assert f'href="{BOARD}"' in donor.get(address).content.decode()
        assert f'href="{BOARD}"' not in client_of("Participant").get(address).content.decode()
