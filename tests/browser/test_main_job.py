"""The portal's main job as people do it: publish, register, confirm, attend, and the figure on the results page."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from events.models import EventIndexPage
from portal.core.models import OutgoingMail
from tests.browser.conftest import DESK, PHONE, assert_accessible
from tests.factories.people import PASSWORD, UserFactory
from tests.factories.places import CountryFactory, InstitutionFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


def sign_in(page: Page, email: str) -> None:
    page.goto("/accounts/login/?next=/admin/")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(re.compile("/admin/$"))


def publish_event(page: Page) -> None:
    """A seminar today, to which staff admit, written in Wagtail's own editor."""
    day = timezone.localdate()
    page.goto(f"/admin/pages/{EventIndexPage.objects.get().pk}/")
    page.get_by_role("link", name=re.compile("Add child page")).first.click()
    page.locator("#id_title").fill("Open data in practice")
    page.locator("#id_title_ru").fill("Открытые данные на практике")
    page.locator("#id_type").select_option("seminar")
    page.locator("#id_starts_on").fill(day.isoformat())
    page.locator("#id_ends_on").fill((day + timedelta(days=1)).isoformat())
    page.locator("#id_start_time").fill("23:59")
    page.locator("#id_title").click()  # closes the clock of the last field
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("Page 'Open data in practice' created and published.")).to_be_visible()


def register(page: Page) -> None:
    """On a phone, in Russian; the first try has a fault."""
    page.goto("/ru/events/")
    page.get_by_role("link", name="Открытые данные на практике").click()
    assert_accessible(page)
    page.locator("#register a").click()
    assert_accessible(page)
    page.locator("#id_given_name").fill("Әсел")
    page.locator("#id_family_name").fill("Нұрланқызы")
    page.locator("input[name=sex][value=female]").check()
    page.locator("#id_country").select_option("KZ")
    page.locator("#id_institution").press_sequentially("академия гос")
    suggestion = page.locator("#id_institution-suggestions option")
    expect(suggestion).to_have_attribute("value", "Академия государственного управления")
    page.locator("#id_institution").fill("Академия государственного управления")
    page.locator("#id_email").fill("asel.nurlankyzy@example")
    page.locator("#id_consent").check()
    page.locator("#register button[type=submit]").click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator("#id_given_name")).to_have_value("Әсел")
    assert_accessible(page)
    page.locator("#id_email").fill("asel.nurlankyzy@example.org")
    page.locator("#register button[type=submit]").click()
    expect(page).to_have_url(re.compile("/ru/registrations/done/"))
    assert_accessible(page)


def admit_and_mark_present(page: Page) -> None:
    """Staff find the registration, confirm it and mark the first day."""
    page.goto("/admin/registrations/")
    page.get_by_role("link", name="Әсел Нұрланқызы").click()
    page.get_by_role("button", name="Confirm", exact=True).click()
    expect(page.get_by_text("Confirmed. The person is told by mail.")).to_be_visible()
    page.get_by_role("button", name="Mark present").first.click()
    expect(page.get_by_role("cell", name="present", exact=True)).to_be_visible()


def read_results(page: Page) -> None:
    """The figure has followed from the mark."""
    page.goto("/results/donor/people/")
    assert_accessible(page)
    people = page.get_by_role("table", name=re.compile("Unique people by sex and country"))
    expect(people.get_by_role("row", name=re.compile("^Female"))).to_have_text(re.compile(r"^\s*Female\s*1\s*1\s*$"))


def test_from_the_announcement_to_the_figure(open_window, broker):
    InstitutionFactory(name_ru="Академия государственного управления", country=CountryFactory())
    staff = UserFactory(role="Programme staff")
    desk, phone = open_window(DESK), open_window(PHONE)
    sign_in(desk, staff.email)
    publish_event(desk)
    register(phone)
    admit_and_mark_present(desk)
    read_results(desk)
    mails = OutgoingMail.objects.order_by("pk").values_list("kind", "recipient", "language")
    assert list(mails) == [
        ("registration_applied", "asel.nurlankyzy@example.org", "ru"),
        ("registration_confirmed", "asel.nurlankyzy@example.org", "ru"),
    ]
