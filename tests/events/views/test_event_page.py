"""What readers, search engines and social networks get of one event."""

import json
import re
from datetime import date, time, timedelta
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from icalendar import Calendar
from PIL import Image as Picture
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file

from events.models import Attendance, EventPage, Topic
from events.share_card import draw
from participants.models import Person
from tests.factories.events import EventPageFactory, PastEventPageFactory, RegistrationFactory
from tests.factories.people import PersonFactory
from tests.factories.places import CountryFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def document(title: str) -> Document:
    row = Document(title=title)
    row.file.save(f"{title}.pdf", ContentFile(title.encode()))
    return row


def fill(event: EventPage, *, times: int) -> EventPage:
    """So many sessions, each with a speaker and a file, materials, photographs and topics."""
    for number in range(times):
        file = document(f"file {number}")
        event.sessions.create(
            day=event.starts_on,
            starts=time(9 + number),
            title=f"Session {number}",
            title_ru=f"Заседание {number}",
            speakers=[("speaker", {"name": f"Speaker {number}", "name_ru": f"Докладчик {number}", "role": "Agency"})],
            files=[("file", {"title": f"Slides {number}", "document": file})],
        )
        event.materials.append(
            ("material", {"title": f"Paper {number}", "document": file, "time": "before", "is_for_participants": False})
        )
        picture = Image.objects.create(title="Hall", file=get_test_image_file(size=(40, 30)))
        event.photographs.append(("photograph", {"image": picture, "alt": f"Hall {number}", "alt_ru": "Зал"}))
        event.topics.add(Topic.objects.get_or_create(name=f"Topic {number}")[0])
    event.save()
    return event


@pytest.mark.parametrize("times", [1, 3])
def test_page_takes_the_same_queries_with_more_of_everything(client, django_assert_num_queries, times):
    fill(EventPageFactory(slug="coming", capacity=9), times=times)
    fill(PastEventPageFactory(slug="held"), times=times)
    for slug in ("coming", "held"):
        client.get(f"/events/{slug}/")
    with django_assert_num_queries(6):
        coming = client.get("/events/coming/").content.decode()
    with django_assert_num_queries(8):
        held = client.get("/events/held/").content.decode()
    counted = {word: (coming.count(word), held.count(word)) for word in ("Speaker ", "Slides ", "Paper ", 'alt="Hall')}
    # Each speaker stands in the agenda and in the data for search engines.
    assert counted == {
        "Speaker ": (2 * times, 2 * times),
        "Slides ": (times, times),
        "Paper ": (times, times),
        'alt="Hall': (0, times),
    }


def test_page_speaks_russian(client):
    event = fill(EventPageFactory(slug="coming", end_time=time(17), start_time=time(9)), times=1)
    event.languages, event.audience_ru = "ru en", "Для всех служащих"
    event.save()
    page = client.get("/ru/events/coming/").content.decode()
    for text in ("Заседание 0", "Докладчик 0", "09:00–17:00 (UTC+5)", "Для всех служащих", "Русский, английский"):
        assert text in page


def test_joining_link_is_nowhere_on_the_page(client):
    EventPageFactory(slug="coming", mode="online", joining_link="https://meet.example.org/secret")
    for address in ("/events/coming/", "/events/coming/event.ics", "/events/"):
        assert b"meet.example.org" not in client.get(address).content


def structured(page: str) -> dict:
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL).group(1))


def test_search_engines_read_the_event(client):
    country = CountryFactory(iso2="GE", report_code="GEO", name="Georgia")
    title = 'Open data </script><script>alert("1")</script> & more'
    event = fill(
        PastEventPageFactory(
            slug="tbilisi", title=title, city="Tbilisi", country=country, venue="House of Justice", mode="hybrid",
            start_time=time(9), end_time=time(17), time_zone="Asia/Tbilisi", languages="en ru",
        ),
        times=1,
    )  # fmt: skip
    page = client.get("/events/tbilisi/").content.decode()
    image = re.search(r'property="og:image" content="([^"]+)"', page).group(1)
    assert structured(page) == {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": title,
        "description": "Two days on open data.",
        "startDate": "2022-06-20T09:00:00+04:00",
        "endDate": "2022-06-21T17:00:00+04:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/MixedEventAttendanceMode",
        "location": [
            {
                "@type": "Place",
                "name": "House of Justice",
                "address": {"@type": "PostalAddress", "addressLocality": "Tbilisi", "addressCountry": "GE"},
            },
            {"@type": "VirtualLocation", "url": "http://testserver/events/tbilisi/"},
        ],
        "image": [image],
        "url": "http://testserver/events/tbilisi/",
        "inLanguage": ["en", "ru"],
        "isAccessibleForFree": True,
        "organizer": {"@type": "Organization", "name": "Governance Capacity Portal", "url": "http://testserver"},
        "performer": [{"@type": "Person", "name": "Speaker 0"}],
    }
    assert '<link rel="canonical" href="http://testserver/events/tbilisi/">' in page
    assert '<link rel="alternate" hreflang="ru" href="http://testserver/ru/events/tbilisi/">' in page
    assert event.title == title


def test_card_is_a_picture_that_is_kept_until_the_event_says_something_else(client):
    event = EventPageFactory(slug="coming", title="Հայաստան, საქართველო, Қазақстан")
    address = re.search(r'og:image" content="http://testserver([^"]+)"', client.get("/events/coming/").content.decode())
    answer = client.get(address.group(1))
    picture = Picture.open(BytesIO(answer.content))
    assert (picture.format, picture.size) == ("PNG", (1200, 630))
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert client.get(address.group(1)).content == answer.content
    event.title = "Another title"
    event.save()
    moved = client.get(address.group(1))
    assert (moved.status_code, moved["Location"] == address.group(1)) == (302, False)
    assert client.get(moved["Location"]).content != answer.content


@pytest.mark.parametrize("title", ["w" * 400, "대한민국", "a"])
def test_card_has_room_for_any_title(title):
    assert Picture.open(BytesIO(draw("Seminar", title, "2022", "Portal"))).size == (1200, 630)


def test_calendar_entry_is_downloaded(client):
    EventPageFactory(slug="coming", title="Open data")
    answer = client.get("/events/coming/event.ics")
    assert (answer["Content-Type"], answer["Content-Disposition"]) == (
        "text/calendar; charset=utf-8",
        'attachment; filename="coming.ics"',
    )
    assert [str(entry["summary"]) for entry in Calendar.from_ical(answer.content).events] == ["Open data"]


@pytest.mark.parametrize(
    ("where", "url"),
    [
        (
            {"city": "Tbilisi", "latitude": "41.69", "longitude": "44.80"},
            "https://www.openstreetmap.org/?mlat=41.69000&amp;mlon=44.80000#map=17/41.69000/44.80000",
        ),
        (
            {"street": "2 Example Street", "city": "Osh"},
            "https://www.openstreetmap.org/search?query=2+Example+Street%2C+Osh",
        ),
        ({"city": "Osh"}, None),
        ({"street": "2 Example Street", "mode": "online"}, None),
    ],
)
def test_venue_is_a_link_to_a_map(client, where, url):
    EventPageFactory(slug="coming", **where)
    found = re.search(r'href="(https://www.openstreetmap[^"]+)"', client.get("/events/coming/").content.decode())
    assert (found and found.group(1)) == url


def attend(event: EventPage, *, women: int, men: int) -> None:
    for sex, number in (("female", women), ("male", men)):
        for _ in range(number):
            registration = RegistrationFactory(event=event, person=PersonFactory(sex=Person.Sex(sex)))
            Attendance.objects.create(registration=registration, days=1, mode="in_person")


@pytest.mark.parametrize(
    ("women", "men", "shown"),
    [(6, 7, ["13", "6", "1"]), (3, 12, ["15", "–", "1"]), (2, 1, ["–", "–", "–"]), (0, 0, [])],
)
def test_small_numbers_of_a_past_event_are_not_shown(client, women, men, shown):
    event = PastEventPageFactory(slug="held")
    country = CountryFactory(iso2="GE", report_code="GEO", name="Georgia")
    attend(event, women=women, men=men)
    Person.objects.update(country=country)
    page = client.get("/events/held/").content.decode()
    assert re.findall(r'stat-value">([^<]+)<', page) == shown
    assert ("A dash stands for a number" in page) == ("–" in shown)


def test_report_is_shown_when_the_event_is_over(client):
    words = {"report": "<p>It went well.</p>", "report_ru": "<p>Всё удалось.</p>"}
    PastEventPageFactory(slug="held", **words)
    EventPageFactory(slug="coming", **words)
    assert "It went well." in client.get("/events/held/").content.decode()
    assert "Всё удалось." in client.get("/ru/events/held/").content.decode()
    assert "It went well." not in client.get("/events/coming/").content.decode()


def test_cancelled_event_says_why_and_takes_nobody(client):
    EventPageFactory(slug="off", cancelled_at=timezone.now(), cancelled_reason="The hall is flooded.")
    page = client.get("/events/off/").content.decode()
    assert "This event is cancelled." in page
    assert "The hall is flooded." in page
    assert "/events/off/register/" not in page
    assert structured(page)["eventStatus"] == "https://schema.org/EventCancelled"


def test_event_of_several_days_is_read_by_day(client):
    event = EventPageFactory(slug="coming", starts_on=date(2030, 3, 4), ends_on=date(2030, 3, 5))
    for day, title in ((1, "Second day"), (0, "First day")):
        event.sessions.create(day=event.starts_on + timedelta(days=day), starts=time(9), ends=time(10), title=title)
    event.save()
    page = client.get("/events/coming/").content.decode()
    order = [page.index(text) for text in ("Monday, 4 March", "First day", "Tuesday, 5 March", "Second day")]
    assert order == sorted(order)
