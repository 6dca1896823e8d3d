"""A quiz on a phone over a bad line, on two devices, with a wrong clock; and with the keyboard alone."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from knowledge.models import Answer, Attempt, Wording
from tests.browser.conftest import PHONE, assert_accessible
from tests.factories.learning import EnrolmentFactory, QuizFactory
from tests.factories.people import PASSWORD, PersonFactory, UserFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

expect.set_options(timeout=15_000)


@pytest.fixture
def phone(chromium, server):
    """What the browser complains about without a network is expected here."""
    context = chromium.new_context(viewport=PHONE, base_url=server, locale="en-GB")
    context.set_default_timeout(15_000)
    yield context
    context.close()


@pytest.fixture
def learner():
    return UserFactory(person=PersonFactory(), role="Participant")


@pytest.fixture
def quiz(learner):
    quiz = QuizFactory(questions=6, minutes=30)
    EnrolmentFactory(series=quiz.series, person=learner.person)
    return quiz


def signed_in(context: BrowserContext, learner, address: str) -> Page:
    page = context.new_page()
    page.goto(f"/accounts/login/?next={address}")
    page.get_by_label("E-mail address").fill(learner.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda url: "/accounts/" not in url)
    return page


def begun(context: BrowserContext, learner, quiz) -> Page:
    page = signed_in(context, learner, f"/learning/quizzes/{quiz.pk}/")
    page.get_by_role("button", name="Begin").click()
    expect(page.locator("form[data-ready]")).to_be_visible()
    return page


def path_of(address: str) -> str:
    return "/learning" + address.partition("/learning")[2]


def choose(page: Page, position: int, key: str = "b") -> None:
    page.locator(f"#q{position} input[value={key}]").check()


def state_is(page: Page, position: int, words: str) -> None:
    expect(page.locator(f"#q{position} [data-state]")).to_have_text(words)


WAITING, SENT = "Saved on this device, not sent yet", "Sent"


def saved() -> dict[int, str]:
    return dict(Answer.objects.order_by("position").values_list("position", "value"))


def test_line_breaks_after_the_third_question_and_nothing_is_lost(phone, learner, quiz):
    """A closed page, a session that ended and a second device in between; nothing is shown as sent that was not."""
    page = begun(phone, learner, quiz)
    address = page.url
    complaints = []
    page.on("console", lambda said: complaints.append(said.text) if "Content Security" in said.text else None)
    assert_accessible(page)
    for position in (1, 2, 3):
        choose(page, position)
        state_is(page, position, SENT)
    assert saved() == {1: "b", 2: "b", 3: "b"}
    phone.set_offline(True)
    for position in (4, 5, 6):
        choose(page, position)
        state_is(page, position, WAITING)
    expect(page.locator("[data-all-state]")).to_contain_text("not sent yet: question 4, 5, 6. No connection.")
    page.get_by_role("link", name="Check and hand in").click()
    expect(page.locator("[data-all-state]")).to_contain_text("Please wait with handing in")
    shown = page.locator("[data-state]").all_inner_texts()
    assert (page.url, shown, len(saved())) == (address, [SENT] * 3 + [WAITING] * 3, 3)
    assert_accessible(page)
    page.close()
    phone.clear_cookies()
    phone.set_offline(False)
    page = signed_in(phone, learner, path_of(address))
    expect(page.locator("form[data-ready]")).to_be_visible()
    for position in range(1, 7):
        state_is(page, position, SENT)
    assert saved() == dict.fromkeys(range(1, 7), "b")
    assert Answer.objects.get(position=4).saved_at > Answer.objects.get(position=3).saved_at
    hand_in_twice(page)
    assert (Attempt.objects.get().score, complaints) == (6, [])


def hand_in_twice(page: Page) -> None:
    page.get_by_role("link", name="Check and hand in").click()
    page.get_by_role("button", name="Hand in").dblclick()
    page.wait_for_url("**/result/")
    expect(page.locator("main")).to_contain_text("100.0 % · passed")


def draw(page: Page) -> list[str]:
    expect(page.locator("form[data-ready]")).to_be_visible()
    return page.locator("legend").all_inner_texts()


def test_signed_out_in_the_middle_and_the_deadline_on_the_server(phone, learner, quiz):
    page = begun(phone, learner, quiz)
    path = path_of(page.url)
    phone.clear_cookies()
    choose(page, 1)
    state_is(page, 1, WAITING)
    expect(page.locator("[data-all-state]")).to_contain_text("You are signed out.")
    assert saved() == {}
    page = signed_in(phone, learner, path)
    state_is(page, 1, SENT)
    Attempt.objects.update(started_at=timezone.now() - timedelta(hours=1), deadline=timezone.now())
    choose(page, 3)
    state_is(page, 3, "Arrived too late: not counted")
    page.goto(f"{path}result/")
    expect(page.locator("[data-not-counted]")).to_contain_text("were not counted: question 3")
    assert saved() == {1: "b"}


def test_two_devices_at_once_one_with_a_wrong_clock(phone, chromium, server, learner, quiz):
    page = begun(phone, learner, quiz)
    tablet = chromium.new_context(viewport=PHONE, base_url=server, locale="en-GB")
    tablet.clock.install(time=timezone.now() + timedelta(days=400))
    other = signed_in(tablet, learner, path_of(page.url))
    assert draw(other) == draw(page)
    minutes, _colon, _seconds = other.locator("[data-clock-left]").inner_text().partition(":")
    assert 28 <= int(minutes) <= 30
    choose(page, 2, "a")
    state_is(page, 2, SENT)
    choose(other, 2, "b")
    state_is(other, 2, "Answered on another device: this answer holds until you change it")
    assert (other.locator("#q2 input[value=a]").is_checked(), saved()) == (True, {2: "a"})
    choose(other, 2, "b")
    state_is(other, 2, SENT)
    assert saved() == {2: "b"}
    tablet.close()


def tab_to(page: Page, selector: str) -> None:
    for _press in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"the keyboard does not reach {selector}")


def test_whole_quiz_with_the_keyboard_and_without_javascript(open_window, learner):
    quiz = QuizFactory(questions=3)
    EnrolmentFactory(series=quiz.series, person=learner.person)
    Wording.objects.update(options={"a": "Paper", "b": "A portal"})
    page = open_window(PHONE, java_script_enabled=False)
    page.goto(f"/accounts/login/?next=/learning/quizzes/{quiz.pk}/")
    tab_to(page, "input[type=email]")
    page.keyboard.type(learner.email)
    tab_to(page, "input[type=password]")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Begin")).to_be_visible()
    tab_to(page, "main form button")
    page.keyboard.press("Enter")
    for position in (1, 2, 3):
        expect(page.locator(f"#q{position}")).to_be_visible()
        tab_to(page, f"[name=q{position}]")
        page.keyboard.press("Space")
        while not page.locator(f"#q{position} input[value=b]").is_checked():
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
    page.wait_for_url("**/check/")
    expect(page.locator("main")).not_to_contain_text("not answered")
    tab_to(page, "form[data-hand-in] button")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("100.0 % · passed")
    assert saved() == {1: "b", 2: "b", 3: "b"}
