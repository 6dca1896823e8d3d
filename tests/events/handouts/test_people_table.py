from datetime import UTC, datetime
from io import BytesIO

import openpyxl
import pytest
from django.utils.translation import override

from events.handouts.people_table import event_table, sex_by_country
from events.models import EventPage
from indicators.results import results_of
from portal.core.people_tables import people_table
from tests.factories.events import PastEventPageFactory, RegistrationFactory
from tests.factories.places import CountryFactory
from tests.factories.year import build_year
from tests.indicators.published import COUNTRIES, people_in_text, published_tables
from tests.printed import text_of

pytestmark = pytest.mark.django_db

AT = datetime(2023, 1, 9, tzinfo=UTC)
CAPTION = "Participants by sex and country"


def made(event, file_format, language="en"):
    with override(language):
        options = {"file_format": file_format}
        return sex_by_country(event, options=options, at=AT, progress=lambda percent, note: None).content  # noqa: ARG005


def figures(table):
    return [list(row.values) for row in (*table.rows, table.total)]


def test_every_event_of_2022_is_counted_as_published_and_as_the_annual_report_prints_it():
    build_year()
    events = {event.slug: event for event in EventPage.objects.all()}
    published = {f"{name}-2022": rows for name, rows in published_tables().items() if name != "unique_people"}
    assert {slug: figures(event_table(event)) for slug, event in events.items()} == published
    reported = {it.event.slug: people_table(CAPTION, it.table) for it in results_of(2022).events}
    assert {slug: event_table(event) for slug, event in events.items()} == reported
    korea = events["korea-2022"]
    assert people_in_text(text_of(made(korea, "pdf")), CAPTION) == published["korea-2022"]
    sheet = openpyxl.load_workbook(BytesIO(made(korea, "xlsx"))).active
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    assert rows[0] == ["Sex", *COUNTRIES, "Total"]
    assert [row[1:] for row in rows[1:]] == published["korea-2022"]


def test_an_event_without_attendance_has_zeros():
    CountryFactory()
    event = RegistrationFactory(event=PastEventPageFactory(title="Open data")).event
    table = event_table(event)
    assert (table.header, figures(table)) == (("Sex", "KAZ", "Total"), [[0, 0]] * 3)
    text = " ".join(text_of(made(event, "pdf", "ru")).split())
    assert "KAZ Казахстан" in text
