"""What is written is read back, as a calendar reads it."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from events import ical
from events.models import EventPage, Registration
from tests.factories.events import PastEventPageFactory, RegistrationFactory
from tests.factories.people import PersonFactory
from tests.factories.places import CountryFactory

pytestmark = pytest.mark.django_db

AT = datetime(2022, 6, 1, 6, tzinfo=UTC)
TBILISI = ZoneInfo("Asia/Tbilisi")


def entries(written: bytes) -> list[dict]:
    """What each entry says, by name."""
    return [
        {name: value.dt if hasattr(value, "dt") else value for name, value in entry.items()}
        for entry in Calendar.from_ical(written).events
    ]


@pytest.fixture
def event() -> EventPage:
    return PastEventPageFactory(
        title="Whole of government; in short, all of it",
        title_ru="Правительство как единое целое",
        slug="tbilisi",
        start_time=time(9, 30),
        end_time=time(17),
        time_zone="Asia/Tbilisi",
        city="Tbilisi",
        city_ru="Тбилиси",
        country=CountryFactory(iso2="GE", report_code="GEO", name="Georgia", name_ru="Грузия"),
        venue="House of Justice",
        venue_ru="Дом юстиции",
        street="2 Example Street",
        joining_link="https://meet.example.org/secret",
        sequence=3,
    )


def test_event_for_everybody(event):
    written = ical.event_calendar(event, language="en", at=AT)
    assert Calendar.from_ical(written)["method"] == "PUBLISH"
    assert entries(written) == [
        {
            "UID": f"event-{event.pk}@testserver",
            "DTSTAMP": AT,
            "SEQUENCE": 3,
            "DTSTART": datetime(2022, 6, 20, 9, 30, tzinfo=TBILISI),
            "DTEND": datetime(2022, 6, 21, 17, tzinfo=TBILISI),
            "SUMMARY": "Whole of government; in short, all of it",
            "LOCATION": "House of Justice, 2 Example Street, Tbilisi, Georgia",
            "DESCRIPTION": "Two days on open data.\n\nhttp://testserver/events/tbilisi/",
            "URL": "http://testserver/events/tbilisi/",
            "STATUS": "CONFIRMED",
        }
    ]
    assert b"DTSTART;TZID=Asia/Tbilisi:20220620T093000" in written
    assert [str(zone["tzid"]) for zone in Calendar.from_ical(written).timezones] == ["Asia/Tbilisi"]


def test_event_in_russian(event):
    (entry,) = entries(ical.event_calendar(event, language="ru", at=AT))
    assert {name: entry[name] for name in ("SUMMARY", "LOCATION", "URL")} == {
        "SUMMARY": "Правительство как единое целое",
        "LOCATION": "Дом юстиции, 2 Example Street, Тбилиси, Грузия",
        "URL": "http://testserver/ru/events/tbilisi/",
    }


def test_event_without_an_hour_takes_whole_days_and_without_a_last_hour_its_last_day(event):
    event.start_time = None
    (whole,) = entries(ical.event_calendar(event, language="en", at=AT))
    assert (whole["DTSTART"], whole["DTEND"]) == (date(2022, 6, 20), date(2022, 6, 22))
    event.start_time, event.end_time = time(9), None
    (open_end,) = entries(ical.event_calendar(event, language="en", at=AT))
    assert open_end["DTEND"] == datetime(2022, 6, 22, tzinfo=TBILISI)


def test_hour_that_the_clocks_leave_out_is_written_as_the_one_after_it(event):
    event.time_zone, event.starts_on, event.ends_on = "Europe/Berlin", date(2026, 3, 29), date(2026, 3, 29)
    event.start_time, event.end_time = time(2, 30), time(9)
    written = ical.event_calendar(event, language="en", at=AT)
    assert b"DTSTART;TZID=Europe/Berlin:20260329T033000" in written
    assert b"BEGIN:DAYLIGHT" in written
    event.starts_on = event.ends_on = date(2026, 10, 25)  # half past two comes twice: its first
    (twice,) = entries(ical.event_calendar(event, language="en", at=AT))
    assert twice["DTSTART"].astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_person_is_invited_and_then_told_that_it_is_off(event):
    person = PersonFactory(given_name="Нино", family_name="Примерова", email="nino@example.org")
    event.mode = EventPage.Mode.HYBRID
    registration = RegistrationFactory(event=event, person=person, language="ru", mode=EventPage.Mode.ONLINE)
    invitation = ical.registration_calendar(registration, at=AT)
    (entry,) = entries(invitation)
    assert Calendar.from_ical(invitation)["method"] == "REQUEST"
    assert (entry["STATUS"], entry["ATTENDEE"], entry["ATTENDEE"].params["CN"]) == (
        "CONFIRMED",
        "mailto:nino@example.org",
        "Нино Примерова",
    )
    assert "https://meet.example.org/secret" in entry["DESCRIPTION"]
    registration.state = Registration.State.WITHDRAWN
    withdrawal = ical.registration_calendar(registration, at=AT)
    (off,) = entries(withdrawal)
    assert Calendar.from_ical(withdrawal)["method"] == "CANCEL"
    assert (off["UID"], off["STATUS"], off["ATTENDEE"].params["PARTSTAT"]) == (entry["UID"], "CANCELLED", "DECLINED")
    assert "https://meet.example.org/secret" not in off["DESCRIPTION"]


def test_feed_of_one_person_says_how_they_stand_with_each_event(event):
    state = Registration.State
    here, cancelled = RegistrationFactory(event=event), RegistrationFactory(state=state.CANCELLED)
    offered = RegistrationFactory(event=event, state=state.OFFERED, offered_until=AT)
    written = ical.registrations_feed([here, offered, cancelled], language="en", at=AT)
    assert [(entry["UID"], entry["STATUS"]) for entry in entries(written)] == [
        (f"registration-{here.pk}@testserver", "CONFIRMED"),
        (f"registration-{offered.pk}@testserver", "TENTATIVE"),
        (f"registration-{cancelled.pk}@testserver", "CANCELLED"),
    ]
    assert str(Calendar.from_ical(written)["x-wr-calname"]) == "My events"


def test_feed_of_nothing_is_a_calendar():
    assert Calendar.from_ical(ical.feed([], language="en", at=AT)).events == []
