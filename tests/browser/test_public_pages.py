"""Every public page of the demo, on a telephone and on a desk, in both languages."""

import pytest

from events.models import EventPage
from portal.core import demo
from tests.browser.conftest import DESK, PHONE, assert_accessible

pytestmark = [pytest.mark.browser, pytest.mark.looks, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

ADDRESSES = [
    "",
    "events/",
    "events/calendar/?month=2022-06",
    "events/tbilisi-2022/",
    "results/",
    "results/indicators/1.3/",
    "results/countries/KAZ/",
    "library/",
    "library/1/",
    "allocation/",
    "accounts/login/",
    "accounts/signup/",
    "about/",
]


def test_public_pages_are_accessible_and_fit_the_window(open_window, broker):
    demo.load()
    upcoming = EventPage.objects.order_by("-starts_on").first()
    for viewport in (PHONE, DESK):
        page = open_window(viewport)
        for address in [*ADDRESSES, f"events/{upcoming.slug}/"]:
            for prefix in ("/", "/ru/"):
                page.goto(prefix + address)
                assert_accessible(page)
                assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"], prefix + address
