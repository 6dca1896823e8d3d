import csv
import io
from datetime import UTC, date, datetime

import openpyxl
import pypdfium2
import pytest
from django.utils.translation import override

from events.handouts.participant_list import COLUMNS, participant_list
from events.models import Attendance
from participants.models import Institution
from tests.factories.events import PastEventPageFactory, RegistrationFactory
from tests.factories.people import PersonFactory
from tests.factories.places import CountryFactory
from tests.factories.scripts import PEOPLE, people_in_every_script
from tests.printed import embedded_fonts, missing_glyphs, pages_of, words_of

pytestmark = pytest.mark.django_db

AT = datetime(2022, 6, 19, 6, tzinfo=UTC)
USUAL = ["number", "name", "latin_name", "sex", "country", "institution", "position"]


@pytest.fixture
def event():
    return PastEventPageFactory(
        title="Open data",
        title_ru="Открытые данные",
        city="Tbilisi",
        country=CountryFactory(iso2="GE", report_code="GEO", name="Georgia", name_ru="Грузия"),
    )


def silent(percent, note):
    """The progress, of which nobody is told here."""


def made(event, file_format="csv", columns=USUAL, *, who="confirmed", days=(), language="en"):
    options = {"who": who, "columns": columns, "file_format": file_format, "days": list(days)}
    with override(language):
        return participant_list(event, options=options, at=AT, progress=silent).content


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_the_columns_that_were_chosen_by_country_and_name(event):
    for person in people_in_every_script():
        RegistrationFactory(event=event, person=person)
    RegistrationFactory(event=event, state="declined")
    columns = ["number", "name", "latin_name", "sex", "country", "institution", "position", "mode", "email", "phone"]
    rows = rows_of(made(event, columns=columns))
    assert rows[0] == [
        "No.", "Name", "In Latin letters", "Sex", "Country", "Institution", "Position", "Mode", "E-mail address",
        "Phone",
    ]  # fmt: skip
    in_order = [*PEOPLE[:5], PEOPLE[7], *PEOPLE[5:7]]
    assert [(row[0], row[1], row[2], row[4]) for row in rows[1:]] == [
        (str(place), f"{person[5]} {person[4]}", f"{person[7]} {person[6]}", person[2])
        for place, person in enumerate(in_order, start=1)
    ]
    assert rows[1][3:] == [
        "female", "Armenia", "Agency of Armenia", "Head", "in person", "somebody0@example.org", "'+37410000000",
    ]  # fmt: skip


def test_only_those_who_were_present_and_in_russian(event):
    armenian, _azerbaijani, georgian, *_others = people_in_every_script()
    RegistrationFactory(event=event, person=armenian)
    attended = RegistrationFactory(event=event, person=georgian)
    Attendance.objects.create(registration=attended, days=1, mode="online")
    columns = ["name", "country", "institution", "mode"]
    assert rows_of(made(event, columns=columns, who="attended", language="ru"))[1:] == [
        ["ხუციშვილი თორნიკე", "Грузия", "Агентство: Грузия", "онлайн"]
    ]


def test_the_workbook_has_the_list_and_the_totals_and_runs_no_formula(event):
    RegistrationFactory(event=event, person=PersonFactory(family_name="=HYPERLINK(1)", given_name="\x0bA", sex="male"))
    RegistrationFactory(event=event, person=PersonFactory(given_name="Ани", family_name="Я", sex="not_stated"))
    book = openpyxl.load_workbook(io.BytesIO(made(event, "xlsx", ["number", "name"])))
    sheets = {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}
    assert sheets == {
        "Participants": [["No.", "Name"], [1, "'=HYPERLINK(1) A"], [2, "Я Ани"]],
        "Totals": [
            ["Country", "Male", "Female", "Not stated", "Total"],
            ["Kazakhstan", 1, 0, 1, 2],
            ["Total", 1, 0, 1, 2],
        ],
    }


def test_every_script_is_printed_and_read_back(event):
    for person in people_in_every_script():
        RegistrationFactory(event=event, person=person)
    content = made(event, "pdf", list(COLUMNS), days=["2022-06-20", "2022-06-21"], language="ru")
    words = words_of(content).replace(" ", "")
    for _iso2, _code, _name, name_ru, given, family, given_latin, family_latin in PEOPLE:
        for said in (family, given, f"{family_latin}{given_latin}", name_ru):
            assert said.replace(" ", "") in words
    assert missing_glyphs(content) == 0
    assert all(font.startswith("Noto-Sans") for font in embedded_fonts(content))
    document = pypdfium2.PdfDocument(content)
    assert pypdfium2.raw.FPDFCatalog_IsTagged(document)


def test_the_printed_list_has_its_head_on_every_page_and_the_totals_at_the_end(event):
    institution = Institution.objects.create(name="Agency", country_id=CountryFactory().pk)
    for number in range(30):
        sex = "female" if number < 20 else "male"
        person = PersonFactory(family_name_latin=f"Name{number:02}", sex=sex, institution=institution)
        RegistrationFactory(event=event, person=person)
    pages = pages_of(made(event, "pdf", days=["2022-06-20"]))
    assert (
        "List of participants Open data 20–21 June 2022 · Tbilisi, Georgia · in person As of 19 June 2022" in pages[0]
    )
    assert [f"{number} of {len(pages)}" in page for number, page in enumerate(pages, 1)] == [True] * len(pages)
    assert len(pages) > 1
    assert ["Signature" in page for page in pages] == ["Name" in page for page in pages]
    assert "Kazakhstan 10 20 30 Total 10 20 30" in pages[-1]


def test_nobody_and_names_that_would_be_markup(event):
    assert "Nobody stands on this list yet." in words_of(made(event, "pdf"))
    assert rows_of(made(event, columns=["name"])) == [["Name"]]
    RegistrationFactory(
        event=event, person=PersonFactory(given_name="<script>alert(1)</script>", family_name="& <b>Bold")
    )
    pages = pages_of(made(event, "pdf", columns=["name"]))
    assert "& <b>Bold <script>alert(1)</script>" in pages[0]
    assert len(pages) == 1


def test_days_of_an_event_that_is_long(event):
    event.ends_on = date(2022, 7, 20)
    event.save()
    assert len(pages_of(made(event, "pdf", days=["2022-06-20", "2022-07-20"]))) == 1
