import pytest

from portal.home.models import HomePage, TextPage
from tests.factories.events import EventPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def about():
    return HomePage.objects.get().add_child(instance=TextPage(title="About", slug="about", body="<p>Who we are</p>"))


def test_route_finds_pages_of_any_depth(client, about):
    deeper = about.add_child(instance=TextPage(title="Privacy", slug="privacy", body="<p>What we keep</p>"))
    event = EventPageFactory(slug="seminar")
    pages = {page.url: client.get(page.url) for page in (about, deeper, event)}
    assert {url: response.status_code for url, response in pages.items()} == {
        "/about/": 200,
        "/about/privacy/": 200,
        "/events/seminar/": 200,
    }
    assert b"What we keep" in pages["/about/privacy/"].content


@pytest.mark.parametrize("address", ["/abouts/", "/about/privacy/", "/events/about/", "/privacy/"])
def test_route_of_an_address_that_is_not_there(client, about, address):
    assert client.get(address).status_code == 404


def test_route_shows_no_draft(client, about):
    about.unpublish()
    assert client.get("/about/").status_code == 404
