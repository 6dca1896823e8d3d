import csv
import io

import openpyxl
import pytest

from indicators.models import Indicator, Output
from portal.core import roles
from portal.core.models import Job
from tests.factories.events import PastEventPageFactory
from tests.indicators.published import Tables

pytestmark = pytest.mark.django_db

REPORT = "/admin/annual-report/"


@pytest.mark.parametrize("address", ["/results/", "/results/2022/", "/ru/results/", "/ru/results/2022/"])
def test_results_has_the_framework_the_people_and_six_events(client, year_2022, address):
    tables = Tables(client.get(address).content.decode()).found
    assert [rows[0][1:2] for rows in tables.values()].count(["ARM"]) == 7
    assert len(tables) == 10  # with the framework, the table of the chart and the published figures


@pytest.mark.parametrize("year", [1999, 0])
def test_results_of_a_year_without_evidence_says_which_years_there_are(client, year_2022, year):
    response = client.get(f"/results/{year}/")
    assert response.status_code == 404
    assert f"There are no results for {year}. Years with results: 2022." in response.content.decode()
    assert 'href="/results/2022/"' in response.content.decode()


def test_results_before_the_first_event(client, db):
    response = client.get("/results/")
    assert response.status_code == 200
    assert "Nothing is recorded yet." in response.content.decode()


def test_results_of_a_year_before_the_first_event_is_not_found(client, db):
    response = client.get("/results/2022/")
    assert response.status_code == 404
    assert "Years with results: none yet." in response.content.decode()


def test_an_event_without_a_list_says_so(client, year_2022):
    PastEventPageFactory(title="Forgotten seminar")
    page = client.get("/results/").content.decode()
    assert page.count("No list of participants is recorded yet.") == 1


@pytest.mark.parametrize("events_more", [1, 3])
def test_results_take_the_same_queries_with_more_events_and_indicators(
    client, year_2022, django_assert_num_queries, events_more
):
    PastEventPageFactory.create_batch(events_more)
    for number in range(events_more):
        Indicator.objects.create(
            output=Output.objects.get(number=1), number=f"1.{90 + number}", title="x", unit="people", data_source="x"
        )
    client.get("/results/")  # fills Wagtail's cache of the site's address
    with django_assert_num_queries(20):
        client.get("/results/")


def test_the_button_for_the_report_is_for_those_who_may_make_it(client, client_of, year_2022):
    assert REPORT not in client.get("/results/").content.decode()
    assert REPORT not in client_of("Donor").get("/results/").content.decode()
    assert REPORT in client_of("M&E officer").get("/results/").content.decode()


def test_download_people_as_csv(client, year_2022):
    response = client.get("/results/2022/people.csv")
    assert response["Content-Disposition"] == 'attachment; filename="people-2022.csv"'
    assert list(csv.reader(io.StringIO(response.content.decode("utf-8-sig")))) == [
        ["Sex", "ARM", "AZE", "GEO", "KAZ", "KYR", "TAJ", "UZB", "Total"],
        ["Male", "7", "12", "15", "24", "18", "7", "27", "110"],
        ["Female", "4", "2", "23", "11", "21", "4", "0", "65"],
        ["Total", "11", "14", "38", "35", "39", "11", "27", "175"],
    ]


def test_download_framework_as_csv_tells_zero_from_not_applicable(client, year_2022):
    rows = list(csv.reader(io.StringIO(client.get("/results/2022/framework.csv").content.decode("utf-8-sig"))))
    assert [row[1:2] + row[5:] for row in rows[1:]] == [
        ["1.1", "0", "2020", "no target in 2022 (2021: 1)", "1", "not applicable"],
        ["1.2", "0", "2020", "no target in 2022 (2021: 60)", "50", "not applicable"],
        ["1.3", "0", "2020", "50", "82", "164.0"],
        ["1.4", "0", "2020", "100", "54", "54.0"],
        ["1.5", "0", "2020", "1", "0", "0.0"],
        ["1.6", "0", "2020", "1", "1", "100.0"],
        ["2.1", "0", "2020", "20", "20", "100.0"],
    ]


def test_download_as_xlsx_has_numbers_and_not_text(client, year_2022):
    book = openpyxl.load_workbook(io.BytesIO(client.get("/results/2022/people.xlsx").content))
    rows = [list(row) for row in book.active.iter_rows(values_only=True)]
    assert rows[-1] == ["Total", 11, 14, 38, 35, 39, 11, 27, 175]


@pytest.mark.parametrize("address", ["1999/people.csv", "2022/secrets.csv", "2022/people.exe"])
def test_download_of_what_there_is_not(client, year_2022, address):
    assert client.get(f"/results/{address}").status_code == 404


def test_the_report_is_asked_for_by_those_who_may(client_of, role):
    response = client_of(role).get(REPORT)
    may = "indicators.make_report" in roles.role(role).permissions
    assert response.status_code == (200 if may else 302)


def test_the_report_is_refused_to_staff_who_may_not(client_of):
    """Wagtail answers a refusal in its admin with the way back to the first page."""
    response = client_of("Editor").post(REPORT, {"year": 2022, "language": "en"})
    assert (response.status_code, Job.objects.count()) == (302, 0)


def test_asking_for_the_report_leads_to_the_page_of_its_job(client_of, year_2022, broker):
    client = client_of("M&E officer")
    response = client.post(REPORT, {"year": 2022, "language": "ru"})
    job = Job.objects.get()
    assert job.parameters == {"year": 2022, "language": "ru"}
    assert response.url == f"/admin/jobs/{job.pk}/"
    assert client.get(response.url).status_code == 200


def test_asking_for_a_wrong_year_says_which_years_there_are(client_of, year_2022):
    response = client_of("M&E officer").post(REPORT, {"year": 1999, "language": "en"})
    assert "There are no results for 1999. Years with results: 2022." in response.content.decode()
    assert (response.status_code, Job.objects.count()) == (422, 0)
