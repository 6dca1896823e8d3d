"""The programme's real year, loaded as the demo loads it: all figures of 2022, computed, on the page and in the PDF."""

from dataclasses import dataclass

import pypdfium2
import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client

from indicators.reports.drafts import annual_report_of, draft_pdf
from indicators.results import Results, results_of
from portal.core.people_tables import people_table
from tests.indicators.published import Tables, people_in_text, published_tables

pytestmark = pytest.mark.django_db  # so that there is a test database for the fixture of the module

PUBLISHED = published_tables()
TITLES = {
    "interviews": "Needs-assessment interviews, second round",
    "conference": "Regional conference on the findings of the needs assessment",
    "tbilisi": "Whole-of-government approaches to digitalisation",
    "korea": "Public service delivery utilising state-of-the-art digital technologies",
    "samarkand": "Digital government policy frameworks",
    "bishkek": "Open data policies, practices and cases",
}
UNIQUE = "Unique people of 2022 by sex and country"
PRINTED = "Unique people by sex and country (2022)"
PUBLISHED_OTHERWISE = [
    ["62.9", "62.8 rounding", "executive summary; progress review"],
    ["37.1", "37.2 rounding", "executive summary; gender section"],
    ["no target in 2022 (2021: 1)", "0", "framework table"],
    ["no target in 2022 (2021: 1)", "1", "activity section"],
    ["1", "0", "framework table"],
    ["no target in 2022 (2021: 60)", "60", "framework table"],
    ["no target in 2022 (2021: 60)", "60", "activity section"],
    ["50", "60", "framework table"],
]


@dataclass(frozen=True)
class HandedOut:
    results: Results
    page: dict[str, list[list[str]]]
    russian_page: list[list[list[str]]]
    pdf: str


@pytest.fixture(scope="module")
def handed_out(django_db_setup, django_db_blocker) -> HandedOut:
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_demo", verbosity=0)
        content = draft_pdf(annual_report_of(2022), language="en")
        made = HandedOut(
            results=results_of(2022),
            page=Tables(Client().get("/results/2022/").content.decode()).found,
            russian_page=list(Tables(Client().get("/ru/results/2022/").content.decode()).found.values()),
            pdf=text_of(content),
        )
        transaction.set_rollback(True)
    return made


def text_of(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    return "\n".join(pages).replace("\r\n", "\n").replace("\u00a0", " ")


def test_there_are_seven_published_tables_of_fourteen_cells():
    assert [len(rows) * (len(rows[0]) - 1) for rows in PUBLISHED.values()] == [21] * 7
    assert {*PUBLISHED} == {*TITLES, "unique_people"}


@pytest.mark.parametrize("table", PUBLISHED)
def test_every_cell_is_computed_as_published(handed_out, table):
    if table == "unique_people":
        computed = people_table(UNIQUE, handed_out.results.people)
    else:
        held = next(it for it in handed_out.results.events if it.event.title == TITLES[table])
        computed = people_table("", held.table)
    assert [list(row.values) for row in (*computed.rows, computed.total)] == PUBLISHED[table]


def test_small_cells_are_hidden_on_the_public_page(handed_out):
    assert [row[1:] for row in handed_out.page[UNIQUE][1:]] == [
        ["hidden", "hidden", "15", "24", "18", "hidden", "27", "110"],
        ["hidden", "hidden", "23", "11", "21", "hidden", "0", "65"],
        ["11", "14", "38", "35", "39", "11", "27", "175"],
    ]


def test_the_countries_on_the_public_page(handed_out):
    assert handed_out.page["People, attendances and repeats of 2022 by country"][1:] == [
        ["Armenia", "11", "18", "7", "hidden"],
        ["Azerbaijan", "14", "hidden", "hidden", "hidden"],
        ["Georgia", "38", "47", "9", "23"],
        ["Kazakhstan", "35", "hidden", "hidden", "11"],
        ["Kyrgyzstan", "39", "44", "5", "21"],
        ["Tajikistan", "11", "16", "5", "hidden"],
        ["Uzbekistan", "27", "34", "7", "0"],
        ["Total", "175", "216", "41", "65"],
    ]


def test_the_events_on_the_public_page(handed_out):
    assert [row[1:] for row in handed_out.page["Events of 2022"][1:]] == [
        ["10", "hidden", "hidden"],
        ["50", "17", "34.0"],
        ["54", "25", "46.3"],
        ["20", "5", "25.0"],
        ["36", "hidden", "hidden"],
        ["46", "23", "50.0"],
    ]


def test_the_russian_page_has_the_same_figures(handed_out):
    english = [[row[1:] for row in rows[1:]] for caption, rows in handed_out.page.items() if rows[0][1:2] == ["ARM"]]
    russian = [[row[1:] for row in rows[1:]] for rows in handed_out.russian_page if rows[0][1:2] == ["ARM"]]
    numbers = [[[cell for cell in row if cell.isdigit()] for row in rows] for rows in (*english, *russian)]
    assert numbers[:1] == numbers[1:]


@pytest.mark.parametrize("table", PUBLISHED)
def test_every_cell_is_in_the_pdf(handed_out, table):
    captions = {name: f"{title}: participants by sex and country" for name, title in TITLES.items()}
    assert people_in_text(handed_out.pdf, captions.get(table, PRINTED)) == PUBLISHED[table]


def test_the_framework_on_the_page(handed_out):
    rows = handed_out.page["Results framework 2022: baseline, target and actual of each indicator"]
    assert [row[2:] for row in rows[1:] if len(row) > 1] == [
        ["0 (2020)", "no target in 2022 (2021: 1)", "1", "not applicable", "Not applicable"],
        ["0 (2020)", "no target in 2022 (2021: 60)", "50", "not applicable", "Not applicable"],
        ["0 (2020)", "50", "82", "164.0 %", "On track"],
        ["0 (2020)", "100", "54", "54.0 %", "Behind"],
        ["0 (2020)", "1", "0", "0.0 %", "Behind"],
        ["0 (2020)", "1", "1", "100.0 %", "On track"],
        ["0 (2020)", "20", "20", "100.0 %", "On track"],
    ]


def test_what_was_published_otherwise_is_on_the_page(handed_out):
    rows = handed_out.page["Published figures that differ from the computed ones"][1:]
    assert [row[1:] for row in rows] == PUBLISHED_OTHERWISE


@pytest.mark.parametrize(
    "line",
    [
        "Unique people: 175. Attendances: 216. Repeats: 41",
        "women: 65 (37.1 %); men: 110 (62.9 %)",
        "TARGET 50; ACTUAL 82",
        "TARGET 100; ACTUAL 54",
        "TARGET 1; ACTUAL 0",
        "TARGET 1; ACTUAL 1",
        "TARGET 20; ACTUAL 20",
        "TARGET no target in 2022 (2021: 60); ACTUAL 50",
        "45 641.88 436 011.53 481 653.41",
        "2 760.65 91 484.98 94 245.63",
        "Total 48 402.53 527 496.51 575 899.04",
        "the source prints 221.80; it counts as −221.80",
        "Budget of 2022 as stated, USD (cover; executive summary) 573 000.00",
        "Delivery by the ledger 92.1 % 96.2 %",
    ],
)
def test_the_pdf_says(handed_out, line):
    assert line in " ".join(handed_out.pdf.split())
