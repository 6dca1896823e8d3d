"""At the door with a phone: scanning without a network, the search, and a real picture of a code."""

from io import BytesIO
from pathlib import Path

import pytest
import segno
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from events.check_in_codes import code_of
from events.models import Attendance, CheckIn, RefusedScan, Registration
from participants.models import User, heard
from tests.browser.conftest import PHONE, assert_accessible
from tests.browser.test_main_job import sign_in
from tests.factories.events import EventPageFactory, RegistrationFactory
from tests.factories.people import PersonFactory, UserFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

expect.set_options(timeout=15_000)  # a phone is slower than this machine, and so is this machine at times

NAMES = [
    ("Гусейн", "Мамедов", "", ""),
    ("Անահիտ", "Գևորգյան", "Anahit", "Gevorgyan"),
    ("ნინო", "ბერიძე", "Nino", "Beridze"),
    ("Әсел", "Нұрланқызы", "", ""),
    ("Oʻktam", "Gʻaniyev", "", ""),
]


@pytest.fixture
def phone(chromium, server):
    """A phone of its own: what the browser complains about without a network is expected here."""
    context = chromium.new_context(viewport=PHONE, base_url=server, locale="en-GB")
    context.set_default_timeout(15_000)
    yield context
    context.close()


@pytest.fixture
def event():
    return EventPageFactory(starts_on=timezone.localdate(), time_zone="Asia/Almaty")


@pytest.fixture
def people(event) -> list[Registration]:
    named = [
        PersonFactory(given_name=given, family_name=family, given_name_latin=latin, family_name_latin=family_latin)
        for given, family, latin, family_latin in NAMES
    ]
    others = [PersonFactory() for _number in range(46)]
    return [RegistrationFactory(event=event, person=person) for person in named + others]


def open_scanner(context: BrowserContext, event, user: User) -> Page:
    page = context.new_page()
    sign_in(page, user.email)
    page.goto(f"/check-in/{event.pk}/")
    expect(page.locator("[data-scanner][data-ready]")).to_be_visible()
    return page


def scan(page: Page, registration: Registration, word: str) -> None:
    page.locator("#code").fill(code_of(registration))
    page.locator("#code").press("Enter")
    expect(page.locator("[data-result-word]")).to_have_text(word)
    page.locator("[data-result-word]").evaluate("element => element.textContent = ''")


def waiting(page: Page, number: int) -> None:
    expect(page.locator("[data-waiting]")).to_have_text(str(number))


def test_fifty_people_without_a_network_and_none_is_lost(phone, event, people, broker):
    """Some twice, one who withdrew meanwhile, a reload in between, and a session that ended before it was sent."""
    user = UserFactory(role="Logistics")
    page = open_scanner(phone, event, user)
    expect(page.locator("[data-present]")).to_have_text("0 / 51")
    phone.set_offline(True)
    for registration in people[:25]:
        scan(page, registration, "Welcome")
    page.wait_for_timeout(4100)  # the camera sees one code again and again; it counts anew after four seconds
    scan(page, people[24], "Checked in already")
    waiting(page, 25)
    page.reload()
    waiting(page, 25)
    for registration in people[20:23]:
        scan(page, registration, "Checked in already")
    for registration in people[25:]:
        scan(page, registration, "Welcome")
    waiting(page, 51)
    expect(page.locator("[data-network]")).to_contain_text("No network")
    # Chromium switches the network of a page that is loaded anew off a moment late: some scans may have gone out, and
    # their answers have not come back. They are sent again, and must count once all the same.
    slipped_out = CheckIn.objects.count()
    Registration.objects.filter(pk=people[50].pk).update(state="withdrawn")
    phone.clear_cookies()
    phone.set_offline(False)
    expect(page.locator("[data-network]")).to_contain_text("You are signed out")
    waiting(page, 51)
    assert CheckIn.objects.count() == slipped_out
    page = open_scanner(phone, event, user)
    waiting(page, 0)
    expect(page.locator("[data-present]")).to_have_text("50 / 50")
    expect(page.locator("[data-refused-list] li")).to_have_count(1)
    assert set(Attendance.objects.values_list("registration", flat=True)) == {row.pk for row in people[:50]}
    assert CheckIn.objects.count() == 50
    assert list(RefusedScan.objects.values_list("registration", "why")) == [(people[50].pk, "not_confirmed")]


def test_picture_search_undo_and_a_right_that_was_taken_away(phone, event, people, broker):
    user = UserFactory(role="Logistics")
    page = open_scanner(phone, event, user)
    complaints = []
    page.on("console", lambda said: complaints.append(said.text) if "Content Security" in said.text else None)
    assert_accessible(page)
    picture = BytesIO()
    segno.make(code_of(people[0]), micro=False).save(picture, kind="png", scale=6)
    page.locator("#picture").set_input_files({"name": "c.png", "mimeType": "image/png", "buffer": picture.getvalue()})
    expect(page.locator("[data-result-word]")).to_have_text("Welcome")
    expect(page.locator("[data-result-name]")).to_contain_text("Гусейн Мамедов")
    for asked, found in {
        "huseyn mammadov": "Мамедов",
        "геворгян анаит": "Գևորգյան",
        "Беридзе": "ბერიძე",
        "asel nurlan": "Нұрланқызы",
        "уктам ганиев": "Gʻaniyev",
    }.items():
        page.locator("#search").fill(asked)
        expect(page.locator("[data-found] li").first).to_contain_text(found)
    page.locator("#search").fill("мамедов")
    page.locator("[data-found] li").first.get_by_role("button", name="Undo").click()
    expect(page.locator("[data-result-word]")).to_have_text("Taken back")
    waiting(page, 0)
    assert list(CheckIn.objects.order_by("pk").values_list("source", "is_present")) == [
        ("scan", True),
        ("manual", False),
    ]
    assert Attendance.objects.count() == 0
    assert_accessible(page)
    user.groups.clear()
    page.locator("[data-found] li").first.get_by_role("button", name="Check in").click()
    expect(page.locator("[data-network]")).to_contain_text("You may no longer mark attendance")
    waiting(page, 1)
    expect(page.locator("[data-list-age]")).to_have_text("none")
    assert (complaints, CheckIn.objects.count()) == ([], 2)


def test_page_hears_names_as_the_server_does(phone, event, people, broker):
    page = open_scanner(phone, event, UserFactory(role="Logistics"))
    folder = Path(__file__).parents[2] / "participants/matching"
    lines = [
        line for name in ("family_names.txt", "given_names.txt") for line in (folder / name).read_text().splitlines()
    ]
    names = [name for line in lines if not line.startswith("#") for name in line.split()]
    names += [" ".join(row) for row in NAMES] + [
        "Əliyev Cəfər",
        "СЕМЁНОВА",
        "Джабраилов",
        "Ոսկանյան",
        "ჭყონია",
        "Şahin",
        "Мapат",
    ]
    module = page.evaluate(
        "() => performance.getEntriesByType('resource').map(it => it.name).find(it => /hearing/.test(it))"
    )
    told = page.evaluate(
        """async ([module, names]) => {
            const { ears } = await import(module);
            const { heard } = ears(JSON.parse(document.getElementById("check-in-sounds").textContent));
            return names.map(heard);
        }""",
        [module, names],
    )
    assert {name: tuple(one) for name, one in zip(names, told, strict=True)} == {name: heard(name) for name in names}
