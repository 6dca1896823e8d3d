"""The components in a real browser, on a telephone and on a desk."""

import pytest

from tests.browser.conftest import DESK, PHONE, assert_accessible

pytestmark = [pytest.mark.browser, pytest.mark.looks, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


@pytest.fixture(autouse=True)
def developer(settings):
    settings.DEBUG = True


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_components_are_accessible_and_fit_the_window(open_window, viewport):
    page = open_window(viewport)
    page.goto("/styleguide/")
    for table in page.get_by_text("Show as table").all():
        table.click()
    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]


def test_form_with_faults_takes_the_reader_to_them(open_window):
    page = open_window(PHONE)
    page.goto("/styleguide/")
    page.get_by_label("Name").fill("Aigerim")
    page.get_by_role("button", name="Register").last.click()
    page.locator("[role=alert]:focus").get_by_text("Please correct the following").wait_for()
    assert_accessible(page)
    page.get_by_role("link", name="E-mail").click()
    assert page.get_by_label("Name").input_value() == "Aigerim"
    assert page.evaluate("document.activeElement.id") == "id_email"


def test_chart_becomes_interactive_when_asked_and_only_then(open_window):
    page = open_window(DESK)
    loaded = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto("/styleguide/")
    assert not [url for url in loaded if "plotly" in url]
    for button in page.locator("[data-chart-button]").all():
        button.click()
    page.locator(".main-svg .bars").first.wait_for()
    page.locator("[data-chart-still]").last.wait_for(state="hidden")
    page.locator(".bars .point").first.hover(force=True)  # plotly watches the pointer through a layer of its own
    page.locator(".hoverlayer").get_by_text("Female: 12").wait_for()
    assert page.locator("[data-chart-still]:visible").count() == 0
    assert_accessible(page)


def test_chart_that_cannot_load_says_so_and_stays(open_window):
    page = open_window(DESK)
    page.route("**/plotly-basic*.js", lambda route: route.fulfill(body=""))
    page.goto("/styleguide/")
    page.get_by_role("button", name="Interactive chart").first.click()
    page.get_by_text("The interactive chart could not be loaded.").first.wait_for()
    assert page.locator("[data-chart-still]").first.is_visible()


def test_work_that_runs_is_looked_at_again_until_it_is_done(open_window):
    page = open_window(PHONE)
    answers = iter(['<div id="job-1" data-refresh="?job=1">half</div>', '<div id="job-1">ready</div>'])
    page.route("**/styleguide/?job=1", lambda route: route.fulfill(content_type="text/html", body=next(answers)))
    page.goto("/styleguide/")
    page.get_by_text("half").wait_for()
    page.get_by_text("ready").wait_for()
    assert list(answers) == []


def test_everything_is_there_without_javascript(open_window):
    page = open_window(PHONE, java_script_enabled=False)
    page.goto("/styleguide/")
    assert page.get_by_role("button", name="Interactive chart").count() == 0
    assert page.get_by_role("img", name="Unique people in a year").is_visible()
    page.get_by_text("Show as table").first.click()
    assert page.get_by_role("row", name="Tajikistan").first.inner_text().count("not reported") == 4


def test_keyboard_skips_to_the_content(open_window):
    page = open_window(DESK)
    page.goto("/styleguide/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_switch_of_language_keeps_the_page(open_window):
    page = open_window(PHONE)
    page.goto("/styleguide/?page=2")
    page.get_by_role("link", name="Русский").click()
    assert page.url.endswith("/ru/styleguide/?page=2")
    assert page.locator("html").get_attribute("lang") == "ru"
