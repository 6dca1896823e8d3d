"""What everybody reads of downloads, and what staff read."""

from datetime import date

import pytest

from knowledge import download_rules
from knowledge.actions.tallying import sum_up
from knowledge.models import DownloadTotal
from participants.models import Person
from tests.factories.library import WorkFactory
from tests.factories.places import CountryFactory

pytestmark = pytest.mark.django_db
WOMEN, MEN = Person.Sex.FEMALE, Person.Sex.MALE


@pytest.fixture
def work():
    CountryFactory(), CountryFactory(iso2="TJ", report_code="TJK", name="Tajikistan")
    work = WorkFactory(edition__title="Open data in practice")
    rows = [("KZ", WOMEN, 40), ("KZ", MEN, 30), ("TJ", WOMEN, 1), ("", "", 9)]
    for country, sex, downloads in rows:
        fields = {"work": work, "language": "en", "country": country, "sex": sex, "downloads": downloads}
        DownloadTotal.objects.create(day=date(2023, 2, 3), **fields)
    sum_up({work.pk})
    return work


def test_page_is_written_from_the_rules(client):
    page = client.get("/library/how-we-count/").text
    told = [f"within {download_rules.DOUBLE_CLICK.seconds} seconds", f"for {download_rules.RAW_DAYS} days", "below 5"]
    told += [download_rules.OUR_ROBOTS[0], download_rules.OUR_ROBOTS[-1], "Nothing has been downloaded yet."]
    assert [words for words in told if words not in page] == []


def test_everybody_reads_downloads_by_publication_and_country(client, work):
    page = " ".join(client.get("/library/how-we-count/").text.split())
    told = ["Open data in practice", "Kazakhstan", ">80<", ">70<", ">1<", "not signed in"]
    assert [words for words in told if words not in page] == []
    assert ("Women" in page, ">40<" in page) == (False, False)


def test_staff_read_women_and_men_where_nobody_can_be_worked_out(staff, work):
    rows = staff.get("/admin/downloads/2023/sex.csv").content.decode("utf-8-sig").splitlines()
    others = '"other countries, and not signed in",,0,,10'
    assert rows == ["Country,Women,Men,Not known,Downloads", "Kazakhstan,,30,,70", others]


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("works", ["Publication,Downloads", "Open data in practice,80"]),
        ("languages", ["Language,Downloads", "English,80"]),
        ("countries", ["Country,Downloads", "Kazakhstan,70", "not signed in,9", "Tajikistan,1"]),
        ("months", ["Month,Downloads", "February,80"]),
    ],
)
def test_tables_as_files(staff, work, name, rows):
    assert staff.get(f"/admin/downloads/2023/{name}.csv").content.decode("utf-8-sig").splitlines() == rows
    assert staff.get(f"/admin/downloads/2023/{name}.xlsx").content[:2] == b"PK"


@pytest.mark.parametrize("file", ["people.csv", "works.pdf"])
def test_file_that_there_is_not(staff, file):
    assert staff.get(f"/admin/downloads/2023/{file}").status_code == 404


def test_statistics_page(staff, work):
    page = staff.get("/admin/downloads/?year=nonsense").text
    assert [words for words in ("By month", "By sex and country", "2023", "works.xlsx") if words not in page] == []


def test_focal_points_see_no_statistics(client_of):
    assert client_of("Focal point").get("/admin/downloads/").status_code == 302
