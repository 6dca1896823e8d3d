"""The list of events with its filters, the calendar by month, and the feed."""

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone
from icalendar import Calendar

from events.models import EventPage, Topic
from tests.factories.events import EventPageFactory, PastEventPageFactory
from tests.factories.places import CountryFactory

pytestmark = pytest.mark.django_db

DECEMBER = "/events/calendar/?month=2026-12"


@pytest.fixture
def georgia():
    return CountryFactory(iso2="GE", report_code="GEO", name="Georgia", name_ru="Грузия")


@pytest.fixture
def three(georgia) -> list[EventPage]:
    """A past seminar in Georgia, a webinar and a workshop of December 2026, the latter about open data."""
    past = PastEventPageFactory(title="Past seminar", country=georgia, languages="en ru")
    webinar = EventPageFactory(title="Webinar", type="webinar", starts_on=date(2026, 12, 10), languages="en")
    workshop = EventPageFactory(
        title="Workshop", type="workshop", starts_on=date(2026, 12, 30), ends_on=date(2027, 1, 3), title_ru="Практикум"
    )
    workshop.topics.add(Topic.objects.create(name="Open data", name_ru="Открытые данные"))
    workshop.save()
    return [past, webinar, workshop]


def titles(client, address: str) -> list[str]:
    return re.findall(r'card-title"><a href="[^"]+">([^<]+)', client.get(address).content.decode())


def test_list_is_filtered_by_what_its_address_says(client, three):
    topic = Topic.objects.get()
    assert titles(client, "/events/?type=webinar") == ["Webinar"]
    assert titles(client, "/events/?country=GE&language=ru&year=2022") == ["Past seminar"]
    assert titles(client, f"/ru/events/?topic={topic.pk}") == ["Практикум"]
    assert titles(client, "/events/?type=webinar&year=2022") == []
    assert "No past event fits your choice." in client.get("/events/?type=webinar&year=2022").content.decode()


def test_filters_say_how_many_events_each_choice_leaves(client, three):
    page = client.get("/events/?type=webinar").content.decode()
    assert re.findall(r"<option value=\"([^\"]*)\"( selected)?>([^<]+)", page) == [
        ("", "", "All"), ("seminar", "", "Seminar (1)"), ("webinar", " selected", "Webinar (1)"),
        ("workshop", "", "Workshop (1)"),
        ("", "", "All"), ("GE", "", "Georgia (0)"),
        ("", "", "All"), (str(Topic.objects.get().pk), "", "Open data (0)"),
        ("", "", "All"), ("en", "", "English (1)"), ("ru", "", "Russian (0)"),
        ("", "", "All"), ("2027", "", "2027 (0)"), ("2026", "", "2026 (1)"), ("2022", "", "2022 (0)"),
    ]  # fmt: skip


@pytest.mark.parametrize("wrong", ["type=dance", "country=XX", "topic=%00", "year=9999", "topic=999999999999999999999"])
def test_choice_that_nobody_knows_is_ignored_in_words(client, three, wrong):
    page = client.get(f"/events/?{wrong}&page=nonsense").content.decode()
    assert "There is no such choice here, so it was left out:" in page
    assert page.count("card-title") == 3


@pytest.mark.parametrize("events", [1, 3])
def test_list_takes_the_same_queries_with_more_events(client, django_assert_num_queries, georgia, events):
    for number in range(events):
        for factory in (EventPageFactory, PastEventPageFactory):
            event = factory(country=georgia, languages="en", capacity=9)
            event.topics.add(Topic.objects.get_or_create(name=f"Topic {number}")[0])
            event.save()
    client.get("/events/")
    with django_assert_num_queries(13):
        assert client.get("/events/").content.decode().count("card-title") == 2 * events
    with django_assert_num_queries(6):
        client.get("/events/calendar/")


def test_past_events_come_in_pages_that_keep_the_choice(client):
    for _ in range(13):
        PastEventPageFactory()
    EventPageFactory()
    first = client.get("/events/?type=seminar").content.decode()
    assert '<a href="?type=seminar&amp;page=2" rel="next">' in first
    assert len(titles(client, "/events/?type=seminar&page=2")) == 2  # the one to come and the thirteenth


def test_month_shows_events_on_each_of_their_days(client, three):
    page = client.get(DECEMBER).content.decode()
    by_day = {
        day: re.findall(r">([^<]+)</a>", cell)
        for day, cell in re.findall(r'<time datetime="([\d-]+)">\d+</time>(.*?)</td>', page, re.DOTALL)
    }
    assert {day: there for day, there in by_day.items() if there} == {
        "2026-12-10": ["Webinar"], "2026-12-11": ["Webinar"],
        "2026-12-30": ["Workshop"], "2026-12-31": ["Workshop"], "2027-01-01": ["Workshop"],
        "2027-01-02": ["Workshop"], "2027-01-03": ["Workshop"],
    }  # fmt: skip
    assert re.findall(r'href="\?month=([\d-]+)"', page) == ["2026-11", "2027-01"]
    assert "Workshop" not in client.get(f"{DECEMBER}&type=webinar").content.decode().partition('class="month"')[2]
    assert "декабрь 2026" in client.get(f"/ru{DECEMBER}").content.decode().lower()


@pytest.mark.parametrize("month", ["9999-99", "2026-13", "0000-00", "x", "%00", "2101-01"])
def test_month_that_does_not_exist_is_the_present_one(client, month):
    answer = client.get(f"/events/calendar/?month={month}")
    assert answer.status_code == 200
    assert "There is no such month here." in answer.content.decode()
    assert f'datetime="{timezone.localdate():%Y-%m-%d}"' in answer.content.decode()


def test_cancelled_event_stays_in_the_calendar_as_cancelled(client):
    EventPageFactory(title="Flood", starts_on=date(2026, 12, 10), cancelled_at=timezone.now())
    assert "Flood (cancelled)" in client.get(DECEMBER).content.decode()


def test_feed_holds_every_published_event_that_fits(client, three):
    EventPageFactory(title="Draft", live=False)
    whole, webinars = client.get("/events/calendar.ics"), client.get("/events/calendar.ics?type=webinar")
    russian = client.get("/ru/events/calendar.ics?type=workshop")
    assert [
        [str(entry["summary"]) for entry in Calendar.from_ical(answer.content).events]
        for answer in (whole, webinars, russian)
    ] == [["Past seminar", "Webinar", "Workshop"], ["Webinar"], ["Практикум"]]
    assert whole["Content-Type"] == "text/calendar; charset=utf-8"


def test_feed_says_when_nothing_has_changed(client, three):
    address = "/events/calendar.ics"
    tag = client.get(address)["ETag"]
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 304
    assert client.get(f"/ru{address}", headers={"If-None-Match": tag}).status_code == 200
    event = three[1]
    event.starts_on += timedelta(days=1)
    event.ends_on += timedelta(days=1)
    event.save_revision().publish()
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 200
