"""A donor looks at the year on a telephone and on a desk, chooses a country by keyboard and takes a table home."""

import csv

import pytest
from django.test import Client

from indicators.donor.pages import PAGES
from tests.browser.conftest import DESK, PHONE, assert_accessible
from tests.factories.people import UserFactory
from tests.factories.year import build_year

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


def test_a_donor_chooses_a_country_and_takes_a_table_home(open_window, server):
    build_year()
    client = Client()
    client.force_login(UserFactory(role="Donor"))
    session = client.cookies["sessionid"].value
    for viewport, prefix in ((PHONE, "/ru/"), (DESK, "/")):
        page = open_window(viewport)
        page.context.add_cookies([{"name": "sessionid", "value": session, "url": server}])
        for name in PAGES:
            page.goto(f"{prefix}results/donor/{name}/?year=2022")
            assert_accessible(page)
            assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"], name
    page.goto("/results/donor/people/")
    page.get_by_label("Country", exact=True).focus()
    page.keyboard.type("Kaz")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/results/donor/people/?year=2022&country=KAZ&activity=")
    with page.expect_download() as started:
        page.get_by_role("link", name="CSV: People, attendances and repeats by country").click()
    assert started.value.suggested_filename == "countries-2022-KAZ.csv"
    with started.value.path().open(encoding="utf-8-sig", newline="") as file:
        assert [row[:4] for row in csv.reader(file)][1] == ["Kazakhstan", "35", "39", "4"]
    page.emulate_media(media="print")
    assert [page.locator(hidden).first.is_visible() for hidden in (".board-nav", ".filters", ".downloads")] == [
        False
    ] * 3
    assert page.locator("[data-chart-still] svg").first.is_visible()
