from datetime import UTC, date, datetime, time

import pytest
from django.utils import timezone

from events.actions.duplicating import DuplicationRefused, duplicate
from events.models import CountryQuota, EventPage, Registration, Topic
from tests.factories.events import PastEventPageFactory, RegistrationFactory
from tests.factories.people import UserFactory
from tests.factories.places import CountryFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(db) -> EventPage:
    """20 and 21 June 2022, with something of everything."""
    event = PastEventPageFactory(
        title="Open data",
        slug="open-data",
        start_time=time(9),
        end_time=time(17),
        decided_on=date(2022, 1, 10),
        joining_link="https://meet.example.org/old",
        report="<p>It went well.</p>",
        registration_opens_at=datetime(2022, 5, 1, 6, tzinfo=UTC),
        registration_closes_at=datetime(2022, 6, 10, 6, tzinfo=UTC),
        cancelled_at=timezone.now(),
        cancelled_reason="Flood",
        sequence=4,
        announced="old",
        photographs=[("photograph", {"image": None, "alt": "Hall"})],
        questions=[],
    )
    event.sessions.create(day=date(2022, 6, 21), starts=time(10), title="Second day", speakers=[], files=[])
    event.quotas.add(CountryQuota(country=CountryFactory(), seats=3, released_on=date(2022, 6, 1)))
    event.topics.add(Topic.objects.create(name="Open data"))
    for when in ("before", "after"):
        event.materials.append(("material", {"title": when, "document": None, "time": when}))
    event.save()
    RegistrationFactory(event=event)
    return event


def test_copy_has_what_was_written_and_nothing_that_happened(event):
    new = duplicate(event, starts_on=date(2023, 6, 20), by=UserFactory(role="Editor"))
    new = EventPage.objects.get(pk=new.pk)
    latest = new.get_latest_revision_as_object()
    for page in (new, latest):
        assert {
            name: getattr(page, name)
            for name in ("title", "slug", "starts_on", "ends_on", "start_time", "live", "decided_on", "joining_link")
        } == {
            "title": "Open data", "slug": "open-data-2023", "starts_on": date(2023, 6, 20),
            "ends_on": date(2023, 6, 21), "start_time": time(9), "live": False, "decided_on": None, "joining_link": "",
        }  # fmt: skip
        assert (page.report, list(page.photographs), page.cancelled_at, page.sequence) == ("", [], None, 0)
        assert [it["value"]["title"] for it in page.materials.raw_data] == ["before"]
        assert [(it.day, it.title) for it in page.sessions.all()] == [(date(2023, 6, 21), "Second day")]
        assert [(it.seats, it.released_on) for it in page.quotas.all()] == [(3, date(2023, 6, 1))]
        assert [str(topic) for topic in page.topics.all()] == ["Open data"]
    assert new.registration_closes_at == datetime(2023, 6, 10, 6, tzinfo=UTC)
    assert list(Registration.objects.values_list("event", flat=True)) == [event.pk]


def test_second_copy_has_an_address_of_its_own(event):
    by = UserFactory(role="Editor")
    slugs = [duplicate(event, starts_on=date(2023, 6, 20), by=by).slug for _ in range(3)]
    assert slugs == ["open-data-2023", "open-data-2023-2", "open-data-2023-3"]


def test_copy_on_days_that_make_no_sense_is_refused_and_leaves_nothing(event):
    with pytest.raises(DuplicationRefused, match=r"Check the year\."):
        duplicate(event, starts_on=date(1990, 6, 20), by=UserFactory(role="Editor"))
    assert EventPage.objects.count() == 1


def test_copy_is_for_those_who_write_pages(event, role, client_of):
    may = role in {"Programme staff", "Editor", "Administrator"}
    address = f"/admin/events/{event.pk}/duplicate/"
    answer = client_of(role).post(address, {"starts_on": "2023-06-20"})
    assert EventPage.objects.count() == (2 if may else 1)
    assert not may or answer["Location"] == f"/admin/pages/{EventPage.objects.latest('pk').pk}/edit/"


def test_staff_read_why_no_copy_was_made(event, client_of):
    editor = client_of("Editor")
    for wrong in ("1990-06-20", "9999-12-31", "", "soon"):
        answer = editor.post(f"/admin/events/{event.pk}/duplicate/", {"starts_on": wrong})
        assert answer.status_code == 422, wrong
    assert EventPage.objects.count() == 1
    assert "Duplicate this event" in editor.get(f"/admin/pages/{event.pk}/edit/").content.decode()
