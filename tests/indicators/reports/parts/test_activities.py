"""Events that are not as usual."""

from datetime import date

import pytest

from indicators.models import Activity, Indicator, IndicatorEvent
from indicators.reports.composing import compose
from indicators.reports.document import Chart, Document, Heading
from participants.models import Person
from tests.factories.attending import attend
from tests.factories.events import PastEventPageFactory
from tests.factories.framework import IndicatorFactory
from tests.factories.library import WorkFactory
from tests.factories.people import PersonFactory
from tests.factories.places import CountryFactory
from tests.factories.reports import report_of
from tests.indicators.reports.reading import names, rows, texts

pytestmark = pytest.mark.django_db

TABLES = ("held", "framework", "activities", "people", "gender")
CHARTS = ("people_chart", "targets_chart", "events_chart", "gender_chart", "gender_events_chart")


def composed(language: str = "en") -> Document:
    blocks = [*(("table", key) for key in TABLES), *(("chart", key) for key in CHARTS)]
    return compose(report_of({"progress": blocks}).latest, language=language)


@pytest.fixture
def odd() -> Indicator:
    """Two events of one title, one of them without a list and of no activity, and somebody whose sex is not stated."""
    indicator = IndicatorFactory(number="1.3", counting="people", unit="people")
    Activity.objects.create(output=indicator.output, number="1.3", title="Seminars", funding="Donor")
    listed = PastEventPageFactory(title="Open <data> & 100 %", slug="open-2022", activity="1.3")
    PastEventPageFactory(title=listed.title, slug="again-2022", starts_on=date(2022, 8, 1))
    IndicatorEvent.objects.create(indicator=indicator, event=listed)
    country = CountryFactory(iso2="KZ", report_code="KAZ")
    for sex in Person.Sex:
        attend(listed, PersonFactory(country=country, sex=sex))
    return indicator


def test_what_is_not_stated_has_its_row_and_what_is_not_listed_no_table(odd):
    document = composed()
    tables = {table.key: table for table in document.tables}
    assert [row[1:] for row in rows(tables["event-open"])] == [["1", "1"], ["1", "1"], ["1", "1"], ["3", "3"]]
    assert tables["event-open"].rows[2][0].text == "Not stated"
    assert names(tables["event-open"].rows[2])[1:] == ["event.open.not_stated.KAZ", "event.open.not_stated"]
    assert "event-again" not in tables
    assert rows(tables["held"])[1][3:] == ["no list of participants", "not reported"]
    assert rows(tables["gender-events"])[1][1:] == ["not reported", "no list of participants", "not reported"]
    assert rows(tables["events_chart"]) == [["Open <data> & 100 %", "1", "1", "1", "3"]]
    headings = [(block.level, block.text) for block in document.blocks if isinstance(block, Heading)]
    assert headings == [
        (2, "Results framework"),
        (2, "Activities"),
        (3, "Activity 1.3: Seminars"),
        (4, "Open <data> & 100 %"),
        (3, "Other events"),
        (4, "Open <data> & 100 %"),
        (2, "Unique people"),
    ]
    told = " ".join(texts(document))
    assert "33.3</span>\u00a0%)" in told
    assert "The shares are rounded and do not add up to 100.0 %." in told
    assert "The list of participants is missing." in told


def test_words_of_a_work_are_no_marking(odd):
    odd.title = "Ideas <i>& results</i> by 100 %"
    odd.save()
    told = next(text for text in texts(composed()) if "TARGET" in text)
    assert told.startswith("<p>Ideas &lt;i&gt;&amp; results&lt;/i&gt; by 100 % (people): TARGET ")


def test_a_year_in_which_nobody_came_has_nothing_to_divide_by():
    CountryFactory()
    WorkFactory(published_on=date(2022, 5, 1))
    IndicatorFactory()
    document = composed("ru")
    assert [block.key for block in document.blocks if isinstance(block, Chart)] == [
        *("people_chart", "targets_chart-other", "events_chart", "gender_chart", "gender_events_chart")
    ]
    assert [table.key for table in document.tables if table.key.startswith("event-")] == []
