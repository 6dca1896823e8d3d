from datetime import UTC, date, datetime
from io import BytesIO

import openpyxl
import pytest
from django.utils.translation import override

from events.actions.attendance import check_in
from events.handouts.attendance_sheets import attendance_sheets, presence
from events.models import CheckIn
from tests.factories.events import PastEventPageFactory, RegistrationFactory
from tests.factories.people import PersonFactory
from tests.printed import missing_glyphs, pages_of

pytestmark = pytest.mark.django_db

AT = datetime(2022, 6, 21, 6, tzinfo=UTC)
DAYS = [date(2022, 6, 20), date(2022, 6, 21), date(2022, 6, 22)]


def silent(percent, note):
    """The progress, of which nobody is told here."""


def made(event, work, language="en", **options):
    with override(language):
        return work(event, options=options, at=AT, progress=silent).content


@pytest.fixture
def event():
    """Three days, of which two have begun; Ani was there on both, once online, Davit on none."""
    event = PastEventPageFactory(title="Open data", title_ru="Открытые данные", ends_on=DAYS[2])
    ani = PersonFactory(given_name="Ани", family_name="Ян", given_name_latin="Ani", family_name_latin="Yan")
    davit = PersonFactory(given_name="დავით", family_name="ია", given_name_latin="Davit", family_name_latin="Ia")
    registration = RegistrationFactory(event=event, person=ani)
    RegistrationFactory(event=event, person=davit)
    for day, mode in ((DAYS[0], "in_person"), (DAYS[1], "online")):
        check_in(registration, day=day, mode=mode, by=None, at=AT, source=CheckIn.Source.MANUAL)
    return event


def test_a_sheet_for_each_chosen_day(event):
    content = made(event, attendance_sheets, "ru", who="confirmed", days=["2022-06-20", "2022-06-22"])
    pages = pages_of(content)
    assert ["20 июня 2022" in pages[0], "22 июня 2022" in pages[1]] == [True, True]
    for page in pages:
        assert "Открытые данные" in page
        assert page.index("ია დავით") < page.index("Ян Ани")
    assert missing_glyphs(content) == 0


def test_marks_of_each_day_that_has_begun(event):
    page = " ".join(pages_of(made(event, presence, file_format="pdf")))
    assert "No. Name Country 20.06 21.06 Days" in page
    assert "1 ია დავით Kazakhstan – – 0 2 Ян Ани Kazakhstan + o 2 Present 1 1 2" in page
    sheet = openpyxl.load_workbook(BytesIO(made(event, presence, file_format="xlsx"))).active
    assert [list(row) for row in sheet.iter_rows(values_only=True)] == [
        ["No.", "Name", "In Latin letters", "Country", "20 June 2022", "21 June 2022", "Days"],
        [1, "ია დავით", "Ia Davit", "Kazakhstan", None, None, 0],
        [2, "Ян Ани", "Yan Ani", "Kazakhstan", "in person", "online", 2],
    ]


def test_nobody(event):
    event = PastEventPageFactory(starts_on=date(2022, 7, 1))
    for work, options in (
        (attendance_sheets, {"who": "confirmed", "days": ["2022-07-01"]}),
        (presence, {"file_format": "pdf"}),
    ):
        assert ["Nobody stands on this list yet." in page for page in pages_of(made(event, work, **options))] == [True]
