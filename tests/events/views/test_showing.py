import pytest
from wagtail.models import PageViewRestriction

from events.models import EventIndexPage
from tests.factories.events import EventPageFactory

pytestmark = pytest.mark.django_db


def test_event_is_shown_in_few_queries(client, django_assert_num_queries):
    EventPageFactory(slug="seminar", capacity=40)
    client.get("/events/seminar/")
    with django_assert_num_queries(5):  # the first asks which pages are not for everybody
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


def test_event_that_is_not_for_everybody_is_not_shown(client):
    """The short way keeps Wagtail's door: a restriction on the page or on anything above it leads to the sign-in."""
    event = EventPageFactory(slug="closed", title="Meeting of the board")
    PageViewRestriction.objects.create(page=event.get_parent(), restriction_type=PageViewRestriction.LOGIN)
    response = client.get("/events/closed/")
    assert response.status_code == 302
    assert b"Meeting of the board" not in response.content
