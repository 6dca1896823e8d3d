import csv
import io

import pytest

from indicators.donor.pages import PAGES

pytestmark = pytest.mark.django_db

BOARD = "/results/donor/"


@pytest.fixture
def tables(client_of, year_2022):
    """`tables("people/countries")` are the rows of that file, for a donor."""
    donor = client_of("Donor")

    def rows(table: str, query: str = "") -> list[list[str]]:
        response = donor.get(f"{BOARD}{table}.csv{query}")
        return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))

    return rows


def test_people_attendances_and_repeats_of_the_year(tables):
    rows = tables("people/countries")
    assert rows[0] == ["Country", "People", "Attendances", "Repeats", "Women", "Share of women, %"]
    assert rows[4] == ["Kazakhstan", "35", "39", "4", "11", "31.4"]
    assert rows[-1] == ["Total", "175", "216", "41", "65", "37.1"]
    assert tables("people/sex-by-country") == [
        ["Sex", "ARM", "AZE", "GEO", "KAZ", "KYR", "TAJ", "UZB", "Total"],
        ["Male", "7", "12", "15", "24", "18", "7", "27", "110"],
        ["Female", "4", "2", "23", "11", "21", "4", "0", "65"],
        ["Total", "11", "14", "38", "35", "39", "11", "27", "175"],
    ]
    assert [row[1] for row in tables("events/events", "?activity=1.3")[1:]] == ["1.3", "1.3"]


def test_people_and_events_of_one_country(tables):
    kazakhstan = "?country=KAZ"
    assert tables("people/mode", kazakhstan) == [
        ["How they took part", "Male", "Female", "People", "Attendances"],
        ["in person", "22", "11", "33", "37"],
        ["online", "0", "0", "0", "2"],
        ["both in person and online", "2", "0", "2", "0"],
        ["Total", "24", "11", "35", "39"],
    ]
    assert tables("people/repeats", kazakhstan) == [
        ["Events attended", "People", "Attendances", "Share of people, %"],
        ["1", "33", "33", "94.3"],
        ["3", "2", "6", "5.7"],
        ["Total", "35", "39", ""],
    ]
    assert tables("events/hosts", kazakhstan)[1:] == [
        ["Regional conference on the findings of the needs assessment", "Kazakhstan", "50", "23", "46.0", "27", "33.3"],
        ["Total", "", "50", "23", "46.0", "27", ""],
    ]
    assert tables("events/at-home", kazakhstan)[1:] == [["Kazakhstan", "1", "23", "14", "62.2"]]
    steps = {row[0]: row[1:] for row in tables("events/funnel", kazakhstan)}
    assert steps["registered"] == steps["attended"] == ["28", "11", "39", "28.2", "100.0"]
    assert steps["of them nominated by their country"] == ["0", "0", "0", "not applicable", "0.0"]
    assert tables("years/years", kazakhstan)[1:] == [["2022", "35", "39", "4", "11", "31.4"]]
    assert tables("years/countries-by-year", kazakhstan) == [
        ["Country", "2022"],
        ["Kazakhstan · People", "35"],
        ["Kazakhstan · Women", "11"],
    ]


def test_every_page_asks_at_most_25_questions(client_of, year_2022, django_assert_max_num_queries):
    donor = client_of("Donor")
    for page in PAGES:
        for query in ("", "?country=KAZ&activity=1.3"):
            donor.get(f"{BOARD}{page}/{query}")  # what was never counted is counted once, and the choices are known
            with django_assert_max_num_queries(25):
                assert donor.get(f"{BOARD}{page}/{query}").status_code == 200
