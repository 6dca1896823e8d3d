import pytest

from events.models import EventIndexPage
from tests.factories.events import EventPageFactory

pytestmark = pytest.mark.django_db


def test_event_is_shown_in_few_queries(client, django_assert_num_queries):
    EventPageFactory(slug="seminar", capacity=40)
    client.get("/events/seminar/")
    with django_assert_num_queries(4):
        page = client.get("/events/seminar/")
    assert page.status_code == 200


def test_event_is_shown_under_a_list_that_was_renamed(client):
    event = EventPageFactory(slug="seminar")
    index = EventIndexPage.objects.get()
    index.slug = "meetings"
    index.save()
    assert client.get("/meetings/seminar/").status_code == 200
    assert client.get("/events/seminar/").status_code == 404
    event.refresh_from_db()
    assert event.url == "/meetings/seminar/"


@pytest.mark.parametrize("address", ["/events/no-such/", "/ru/events/no-such/"])
def test_address_without_an_event(client, address):
    assert client.get(address).status_code == 404


def test_draft_is_not_shown(client):
    EventPageFactory(slug="draft", live=False)
    assert client.get("/events/draft/").status_code == 404
