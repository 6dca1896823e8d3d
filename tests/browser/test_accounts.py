"""Getting in, as people do it: by a mailed code on a phone, with an app and with a passkey at the desk."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from playwright.sync_api import Page, expect

from participants.models import User
from tests.browser.conftest import DESK, PHONE, assert_accessible
from tests.factories.people import PASSWORD, UserFactory
from tests.factories.places import CountryFactory
from tests.participants.mailed import last_code

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

SEND = "main form.form button[type=submit]"


@pytest.fixture(autouse=True)
def wall(settings, broker):
    settings.STAFF_MFA = True


def fits(page: Page) -> None:
    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") == page.viewport_size["width"], page.url


def test_account_is_made_on_a_phone_in_russian(open_window):
    CountryFactory()
    page = open_window(PHONE)
    page.goto("/ru/")
    page.get_by_role("link", name="Войти").click()
    fits(page)
    page.locator("main a[href='/ru/accounts/signup/']").click()
    fits(page)
    page.locator("#id_email").fill("asel@example.org")
    page.locator(SEND).click()
    expect(page).to_have_url(re.compile("/ru/accounts/confirm-email/$"))
    fits(page)
    page.locator("#id_code").fill(last_code("asel@example.org"))
    page.locator(SEND).click()
    expect(page).to_have_url(re.compile("/ru/my/$"))
    fits(page)
    page.locator("#id_given_name").fill("Әсел")
    page.locator("#id_family_name").fill("Нұрланқызы")
    page.locator("input[name=sex][value=female]").check()
    page.locator("#id_country").select_option("KZ")
    page.locator("#id_institution").fill("Академия государственного управления")
    page.locator("#about-me button[type=submit]").click()
    expect(page.locator("#about-me")).to_have_count(0)
    fits(page)
    user = User.objects.get()
    assert (str(user.person), user.person.language, user.has_usable_password()) == ("Әсел Нұрланқызы", "ru", False)


def sign_in(page: Page, user: User, home: str = "") -> None:
    page.goto(f"{home}/accounts/login/?next=/admin/")
    page.get_by_label("E-mail address").fill(user.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def give_password(page: Page) -> None:
    expect(page).to_have_url(re.compile("/accounts/reauthenticate/"))
    assert_accessible(page)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, list(yield_hotp_counters_from_time())[1]))


def sign_out(page: Page, home: str = "") -> None:
    page.goto(f"{home}/my/")
    page.get_by_role("button", name="Sign out").click()
    expect(page).not_to_have_url(re.compile("/my/$"))  # lists of people on the device go first


def test_staff_connect_an_app_and_enter_with_it(open_window):
    officer = UserFactory(role="Programme staff")
    page = open_window(DESK)
    sign_in(page, officer)
    expect(page).to_have_url(re.compile("/accounts/2fa/"))
    fits(page)
    page.get_by_role("link", name="Connect an app").click()
    give_password(page)
    fits(page)
    secret = page.locator("code.key").inner_text()
    page.get_by_label("Code").fill(code_of(secret))
    page.get_by_role("button", name="Connect").click()
    expect(page.locator(".codes li")).to_have_count(10)
    fits(page)
    page.locator("main").get_by_role("link", name="Administration").click()
    expect(page).to_have_url(re.compile("/admin/$"))
    sign_out(page)
    sign_in(page, officer)
    expect(page).to_have_url(re.compile("/accounts/2fa/authenticate/"))
    fits(page)
    page.get_by_label("Code").fill(code_of(secret))
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page).to_have_url(re.compile("/admin/$"))


def test_staff_enter_with_a_passkey(open_window, server, settings):
    """At a name: passkeys do not go with an address in numbers."""
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # without https, as the browser allows localhost
    officer, home = UserFactory(role="Editor"), server.replace("127.0.0.1", "localhost")
    page = open_window(DESK)
    give_key(page)
    sign_in(page, officer, home)
    page.get_by_role("link", name="Add a passkey").click()
    give_password(page)
    fits(page)
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.locator(".codes li")).to_have_count(10)
    assert str(Authenticator.objects.get(type="webauthn")) == "Passkey 1"
    sign_out(page, home)
    sign_in(page, officer, home)
    page.get_by_role("button", name="Use a passkey").click()
    expect(page).to_have_url(re.compile("/admin/$"))


def give_key(page: Page) -> None:
    """Chromium's own stand-in for a device with a fingerprint reader."""
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    device.send("WebAuthn.addVirtualAuthenticator", {"options": options | {"isUserVerified": True}})
