"""The portal's main job as people do it: publish, register, confirm, attend, and the figure on the results page."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE, assert_accessible
from tests.factories.people import PASSWORD, UserFactory
from tests.factories.places import CountryFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


def publish_event(page: Page) -> None:
    """A seminar next month, written in Wagtail's own editor."""
    day = (timezone.localdate() + timedelta(days=30)).isoformat()
    page.goto("/admin/pages/")
    page.get_by_role("link", name="Governance Capacity Portal", exact=True).first.click()
    page.screenshot(path="/tmp/p/j1.png")
    page.goto("/admin/pages/4/add_subpage/")
    page.screenshot(path="/tmp/p/j2.png")


def test_from_the_announcement_to_the_figure(open_window, client, server):
    CountryFactory()
    staff = UserFactory(role="Programme staff")
    desk = open_window(DESK)
    client.force_login(staff)
    desk.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": server}])
    from events.models import EventIndexPage
    index = EventIndexPage.objects.get()
    desk.goto(f"/admin/pages/add/events/eventpage/{index.pk}/")
    day = (timezone.localdate() + timedelta(days=30)).isoformat()
    desk.locator("#id_title").fill("Open data in practice")
    desk.locator("#id_title_ru").fill("Открытые данные на практике")
    desk.locator("#id_type").select_option("seminar")
    desk.locator("#id_starts_on").fill(day)
    desk.locator("#id_ends_on").fill(day)
    desk.screenshot(path="/tmp/p/j3.png", full_page=True)
    desk.get_by_role("button", name="More actions").click()
    desk.get_by_role("button", name="Publish").click()
    desk.screenshot(path="/tmp/p/j4.png", full_page=True)
