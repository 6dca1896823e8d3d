import csv
import io
from datetime import date

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.models import Attendance
from indicators.models import Indicator, Output
from tests.factories.attending import attend
from tests.factories.events import PastEventPageFactory
from tests.indicators.published import Tables

pytestmark = pytest.mark.django_db


def csv_rows(response) -> list[list[str]]:
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))


@pytest.mark.parametrize("address", ["/results/", "/results/2022/", "/ru/results/", "/ru/results/2022/"])
def test_results_has_its_tables(client, year_2022, address):
    tables = Tables(client.get(address).content.decode()).found
    # The framework, the people, the countries and the table of their chart, the events, and the published figures.
    assert [len(rows) for rows in tables.values()] == [10, 4, 9, 8, 7, 9]


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


def test_an_event_without_a_list_is_not_reported(client, year_2022):
    PastEventPageFactory(title="Forgotten seminar", starts_on="2022-11-01", ends_on="2022-11-02")
    rows = Tables(client.get("/results/2022/").content.decode()).found["Events of 2022"]
    forgotten = next(row for row in rows if row[0].startswith("Forgotten seminar"))
    assert forgotten[1:] == ["not reported"] * 3


def more(count: int) -> None:
    PastEventPageFactory.create_batch(count)
    for number in range(count):
        Indicator.objects.create(
            output=Output.objects.get(number=1), number=f"1.{90 + number}", title="x", unit="people", data_source="x"
        )


@pytest.mark.parametrize("count", [1, 3])
def test_the_pages_take_the_same_queries_with_more_events_and_indicators(
    client, year_2022, django_assert_num_queries, count
):
    more(count)
    client.get("/results/")  # fills Wagtail's cache of the site's address
    for address, queries in {
        "/results/": 18,
        "/results/indicators/1.3/": 18,
        "/results/indicators/1.3.json": 18,
        "/results/countries/GEO/": 15,
    }.items():
        with django_assert_num_queries(queries):
            assert client.get(address).status_code == 200


def test_download_people_as_csv(client, year_2022):
    response = client.get("/results/2022/people.csv")
    assert response["Content-Disposition"] == 'attachment; filename="people-2022.csv"'
    assert csv_rows(response) == [
        ["Sex", "ARM", "AZE", "GEO", "KAZ", "KYR", "TAJ", "UZB", "Total"],
        ["Male", "hidden", "hidden", "15", "24", "18", "hidden", "27", "110"],
        ["Female", "hidden", "hidden", "23", "11", "21", "hidden", "0", "65"],
        ["Total", "11", "14", "38", "35", "39", "11", "27", "175"],
    ]


def test_download_framework_as_csv_tells_zero_from_not_applicable(client, year_2022):
    rows = csv_rows(client.get("/results/2022/framework.csv"))
    assert [row[1:2] + row[5:] for row in rows[1:]] == [
        ["1.1", "0", "2020", "no target in 2022 (2021: 1)", "1", "not applicable", "Not applicable"],
        ["1.2", "0", "2020", "no target in 2022 (2021: 60)", "50", "not applicable", "Not applicable"],
        ["1.3", "0", "2020", "50", "82", "164.0", "On track"],
        ["1.4", "0", "2020", "100", "54", "54.0", "Behind"],
        ["1.5", "0", "2020", "1", "0", "0.0", "Behind"],
        ["1.6", "0", "2020", "1", "1", "100.0", "On track"],
        ["2.1", "0", "2020", "20", "20", "100.0", "On track"],
    ]


def test_download_as_xlsx_has_numbers_and_not_text(client, year_2022):
    book = openpyxl.load_workbook(io.BytesIO(client.get("/results/2022/people.xlsx").content))
    rows = [list(row) for row in book.active.iter_rows(values_only=True)]
    assert rows[2:] == [
        ["Female", "hidden", "hidden", 23, 11, 21, "hidden", 0, 65],
        ["Total", 11, 14, 38, 35, 39, 11, 27, 175],
    ]


def test_download_events_and_countries_as_csv(client, year_2022):
    events = csv_rows(client.get("/results/2022/events.csv"))
    assert [row[1:] for row in events[3:6]] == [
        ["2022-06-20", "2022-06-21", "Tbilisi, Georgia", "54", "25", "46.3"],
        ["2022-09-19", "2022-09-21", "Republic of Korea", "20", "5", "25.0"],
        ["2022-10-25", "2022-10-26", "Samarkand, Uzbekistan", "36", "hidden", "hidden"],
    ]
    countries = csv_rows(client.get("/results/2022/countries.csv"))
    assert countries[4] == ["KAZ", "Kazakhstan", "35", "hidden", "hidden", "11"]


@pytest.mark.parametrize("address", ["1999/people.csv", "2022/secrets.csv", "2022/people.exe"])
def test_download_of_what_there_is_not(client, year_2022, address):
    assert client.get(f"/results/{address}").status_code == 404


def test_the_page_of_an_indicator(client, year_2022):
    tables = Tables(client.get("/results/indicators/1.3/").content.decode()).found
    assert tables["Baseline, targets and actuals"][1:] == [
        ["2020 (baseline)", "", "0", "", ""],
        ["2021", "50", "not reported", "not reported", "Not reported"],
        ["2022", "50", "82", "164.0 %", "On track"],
        ["2023", "50", "not reported", "not reported", "Not reported"],
    ]
    assert tables["Every target as it was approved"][2] == [
        "2022", "50", "Project document, work plan", "–", "17 September 2021",
    ]  # fmt: skip
    assert tables["Attendances of 2022 by sex and country"][-1][-1] == "82"
    assert [row[1:] for row in tables["Events of 2022 that count"][1:]] == [
        ["36", "hidden", "hidden"],
        ["46", "23", "50.0"],
    ]


def test_the_page_of_an_indicator_of_publications(client, year_2022):
    page = client.get("/results/indicators/1.6/").content.decode()
    assert "Publications of 2022 that count" in page
    assert "Open government data: policies, practices and cases" in page


def test_an_indicator_as_json_tells_four_things_apart(client, year_2022):
    found = client.get("/results/indicators/1.3.json").json()
    assert (found["number"], found["counting"], found["unit"]) == ("1.3", "attendances", "people")
    assert found["baseline"] == {"value": 0, "status": "reported", "year": 2020}
    year = {it["year"]: it for it in found["years"]}
    assert year[2021]["actual"] == {"value": None, "status": "not_reported"}
    assert year[2022]["actual"] == {"value": 82, "status": "reported"}
    cells = {(it["sex"], it["country"]): (it["value"], it["status"]) for it in year[2022]["attendances"]}
    assert cells["female", "UZB"] == (0, "reported")
    assert cells["female", "ARM"] == (None, "suppressed")
    assert [it["women"] for it in year[2022]["events"]] == [
        {"value": None, "status": "suppressed"},
        {"value": 23, "status": "reported"},
    ]
    without_target = client.get("/results/indicators/1.2.json").json()["years"][0]
    assert without_target["year"] == 2022
    assert without_target["target"] == {"value": None, "status": "not_applicable"}


def test_an_indicator_as_csv(client, year_2022):
    rows = csv_rows(client.get("/results/indicators/1.3.csv"))
    assert rows[0] == ["year", "figure", "sex", "country", "value", "status"]
    assert ["2022", "actual", "", "", "82", "reported"] in rows
    assert ["2022", "attendances", "female", "ARM", "", "suppressed"] in rows
    assert ["2022", "attendances", "female", "UZB", "0", "reported"] in rows
    assert ["2021", "actual", "", "", "", "not_reported"] in rows


def test_an_unknown_indicator_says_so_and_which_there_are(client, year_2022):
    for address in ("9.9/", "9.9.json", "9.9.csv", "%3Cscript%3E/"):
        response = client.get(f"/results/indicators/{address}")
        page = response.content.decode()
        assert (response.status_code, "There is no indicator" in page, "<script>." in page) == (404, True, False)
        assert 'href="/results/indicators/1.3/"' in page


def test_the_page_of_a_country(client, year_2022):
    tables = Tables(client.get("/results/countries/UZB/").content.decode()).found
    assert tables["People, attendances and repeats by year"][1:] == [["2022", "27", "34", "7", "0", "5", "1"]]
    assert [row[1:] for row in tables["Events and all who came to them"][1:]] == [["36", "hidden", "hidden"]]
    korea = Tables(client.get("/results/countries/KOR/").content.decode()).found
    assert korea["People, attendances and repeats by year"][1:] == [["2022", *["not applicable"] * 5, "1"]]


def test_a_country_has_one_address(client, year_2022):
    for code in ("uz", "UZ", "uzb"):
        assert client.get(f"/results/countries/{code}/")["Location"] == "/results/countries/UZB/"
    response = client.get("/results/countries/XX/")
    assert (response.status_code, "There is no country XX." in response.content.decode()) == (404, True)


def test_an_actual_of_few_people_is_hidden_with_its_achievement_and_light(client, year_2022):
    first = list(Attendance.objects.filter(registration__event__slug="korea-2022").values_list("pk", flat=True)[:3])
    Attendance.objects.filter(registration__event__slug="korea-2022").exclude(pk__in=first).delete()
    found = client.get("/results/indicators/2.1.json").json()["years"]
    year = next(it for it in found if it["year"] == 2022)
    assert (year["actual"], year["achievement_percent"], year["light"]) == (
        {"value": None, "status": "suppressed"},
        {"value": None, "status": "suppressed"},
        "suppressed",
    )


@pytest.mark.parametrize("address", ["/results/indicators/1.3/", "/results/countries/GEO/", "/results/iati.xml"])
def test_more_years_ask_no_more_of_the_database(client, year_2022, address):
    def queries() -> int:
        client.get(address)  # counts what is new
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    before = queries()
    for year in (2019, 2020, 2021):
        attend(PastEventPageFactory(starts_on=date(year, 5, 1), ends_on=date(year, 5, 2)))
    assert queries() == before
