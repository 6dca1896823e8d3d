"""To register on a bad line, as people do it: on a phone, in Russian, with the network away in the middle."""

import re

import pytest
from playwright.sync_api import Page, expect

from events.links import own_url
from events.models import Registration
from tests.browser.conftest import DESK, PHONE, assert_accessible
from tests.factories.events import EventPageFactory
from tests.factories.places import CountryFactory
from tests.factories.questions import question

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

QUESTIONS = [
    question("yes_no", "Will you give a talk?", "Выступите ли вы?", id="talk", is_required=True),
    question("short_text", "Its title", "Тема", id="title", only_if="Will you give a talk?", only_if_answer="yes"),
    question("several", "Days", "Дни", id="days", options=[("First", "Первый", "1"), ("Second", "Второй", "2")]),
]
KEPT = "Object.keys(localStorage).concat(Object.keys(sessionStorage)).filter((key) => key.startsWith('portal-draft:'))"


@pytest.fixture
def event():
    CountryFactory()
    return EventPageFactory(
        slug="open-data",
        title_ru="Открытые данные",
        mode="hybrid",
        capacity=20,
        capacity_online=50,
        questions=QUESTIONS,
    )


def fits(page: Page) -> None:
    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") == page.viewport_size["width"], page.url


def fill(page: Page) -> None:
    page.locator("#id_given_name").fill("Әсел")
    page.locator("#id_family_name").fill("Нұрланқызы")
    page.locator("input[name=sex][value=female]").check()
    page.locator("#id_country").select_option("KZ")
    page.locator("#id_institution").fill("Академия")
    page.locator("#id_email").fill("asel@example.org")
    page.locator("input[name=mode][value=in_person]").check()
    expect(page.locator("input[name=question-title]")).to_be_hidden()
    page.locator("input[name=question-talk][value=yes]").check()
    page.locator("input[name=question-title]").fill("Реестры")
    page.locator("input[name=question-days][value='2']").check()


def test_form_is_kept_resumed_sent_and_changed_by_the_link(open_window, event):
    page = open_window(PHONE)
    page.goto("/ru/events/open-data/")
    page.locator("#register a").click()
    fits(page)
    page.locator("[data-draft-keep]").check()
    fill(page)
    page.locator("#id_consent").check()
    page.context.set_offline(True)
    page.locator("form#register > button[type=submit]").click()
    expect(page.locator("[data-draft-offline]")).to_be_visible()
    fits(page)
    page.context.set_offline(False)
    page.reload()
    page.locator("[data-draft-resume]").click()
    expect(page.locator("#id_family_name")).to_have_value("Нұрланқызы")
    expect(page.locator("input[name=question-title]")).to_have_value("Реестры")
    expect(page.locator("#id_consent")).not_to_be_checked()
    page.get_by_role("button", name="English").click()
    expect(page).to_have_url(re.compile("[^u]/events/open-data/register/$"))
    expect(page.locator("#id_family_name")).to_have_value("Нұрланқызы")
    page.get_by_role("button", name="Русский").click()
    page.locator("#id_consent").check()
    page.locator("form#register > button[type=submit]").click()
    expect(page).to_have_url(re.compile("/ru/registrations/done/"))
    fits(page)
    assert page.evaluate(KEPT) == []
    registration = Registration.objects.get()
    answers = {"talk": "yes", "title": "Реестры", "days": ["2"]}
    assert (registration.answers, registration.mode, registration.language) == (answers, "in_person", "ru")
    change(page, registration)


def change(page: Page, registration: Registration) -> None:
    """By the link of the mail: no talk after all, and then not at all."""
    page.goto(own_url(registration).removeprefix("http://testserver"))
    fits(page)
    page.locator("input[name=question-talk][value=no]").check()
    expect(page.locator("input[name=question-title]")).to_be_hidden()
    page.locator("#own button[type=submit]").click()
    expect(page.locator(".messages")).to_be_visible()
    registration.refresh_from_db()
    assert registration.answers == {"talk": "no", "days": ["2"]}
    page.locator("form[action$='/withdraw/'] button").click()
    expect(page.locator("form[action$='/withdraw/']")).to_have_count(0)
    fits(page)
    registration.refresh_from_db()
    assert registration.state == "withdrawn"


def test_form_on_a_desk_shows_its_faults(open_window, event):
    page = open_window(DESK)
    page.goto("/events/open-data/register/")
    fits(page)
    page.locator("#id_given_name").fill("Ani")
    page.locator("#id_given_name").press("Enter")
    expect(page.locator("[role=alert]:focus")).to_be_visible()
    fits(page)
