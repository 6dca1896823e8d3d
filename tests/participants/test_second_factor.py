"""The wall before the staff pages, with real codes of an authenticator app."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.test import Client

from participants.models import User
from portal.core.roles import ROLES
from tests.factories.people import PASSWORD, UserFactory
from tests.participants.mailed import kinds, last_code

pytestmark = pytest.mark.django_db

STAFF = [role.group for role in ROLES if role.is_staff]
OTHERS = [role.group for role in ROLES if not role.is_staff]


@pytest.fixture(autouse=True)
def wall(settings):
    settings.STAFF_MFA = True


def code_of(secret: str) -> str:
    """What the app shows now. A code works once, so the portal is made to forget that it has seen it."""
    cache.clear()
    return format_hotp_value(hotp_value(secret, list(yield_hotp_counters_from_time())[1]))


def sign_in(user: User) -> Client:
    client = Client()
    client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})
    return client


@pytest.fixture
def connect_app(commits, broker):
    """`connect_app(client)` sets the app up as its owner does, and returns the app's key."""

    def connect(client: Client) -> str:
        client.post("/accounts/reauthenticate/", {"password": PASSWORD})
        page = client.get("/accounts/2fa/totp/activate/").content.decode()
        secret = re.search(r'<code class="key">(\w+)</code>', page)[1]
        with commits():
            answer = client.post("/accounts/2fa/totp/activate/", {"code": code_of(secret)})
        assert answer["Location"] == "/accounts/2fa/recovery-codes/"
        return secret

    return connect


@pytest.fixture
def officer():
    return UserFactory(role="Programme staff")


@pytest.mark.parametrize("group", STAFF)
@pytest.mark.parametrize(
    "page", ["/admin/", "/admin/account/", "/admin/pages/", "/admin/jobs/", "/admin/api/main/pages/"]
)
def test_staff_without_a_second_factor_are_led_to_set_one_up(group, page):
    answer = sign_in(UserFactory(role=group)).get(page)
    assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, "/accounts/2fa/")


@pytest.mark.django_db(transaction=True, serialized_rollback=True)  # the session is kept after the commit
def test_superuser_without_a_role_is_led_there_too(connect_app):
    user = User.objects.create_superuser("root@example.org", PASSWORD)
    client = sign_in(user)
    assert client.get("/admin/")["Location"] == "/accounts/2fa/?next=%2Fadmin%2F"
    connect_app(client)
    assert client.get("/admin/").status_code == 200


@pytest.mark.parametrize("group", OTHERS)
def test_nobody_else_needs_a_second_factor(group):
    client = sign_in(UserFactory(role=group))
    assert client.get("/my/").status_code == 200
    assert client.get("/admin/")["Location"] == "/accounts/login/?next=/admin/"


def test_nothing_is_changed_behind_the_wall(officer):
    answer = sign_in(officer).post("/admin/people/edit/1/", {"given_name": "Eve"})
    assert (answer.status_code, answer["Location"]) == (302, "/accounts/2fa/?")


@pytest.mark.django_db(transaction=True, serialized_rollback=True)  # the session is kept after the commit
def test_app_is_connected_and_the_staff_pages_open(officer, connect_app):
    client = sign_in(officer)
    connect_app(client)
    assert client.get("/admin/").status_code == 200
    assert kinds(officer.email) == ["account_changed"]
    assert "account" in client.get("/accounts/2fa/recovery-codes/").content.decode()


def test_wrong_code_connects_no_app(officer):
    client = sign_in(officer)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    client.get("/accounts/2fa/totp/activate/")
    page = client.post("/accounts/2fa/totp/activate/", {"code": "000000"})
    assert page.context["form"].errors == {"code": ["This is not the code. Wait for the next one and try again."]}
    assert Authenticator.objects.count() == 0


def test_password_alone_no_longer_signs_in(officer, connect_app):
    secret = connect_app(sign_in(officer))
    client = sign_in(officer)
    assert (client.get("/my/").status_code, client.get("/admin/").status_code) == (302, 302)
    answer = client.post("/accounts/2fa/authenticate/", {"code": code_of(secret)})
    assert (answer["Location"], client.get("/admin/").status_code) == ("/my/", 200)


def test_mailed_code_alone_does_not_sign_in_either(officer, connect_app):
    connect_app(sign_in(officer))
    client = Client()
    client.post("/accounts/login/code/", {"email": officer.email})
    answer = client.post("/accounts/login/code/confirm/", {"code": last_code(officer.email)})
    assert (answer["Location"], client.get("/my/").status_code) == ("/accounts/2fa/authenticate/", 302)


def test_new_password_by_mail_does_not_pass_the_second_factor(officer, connect_app):
    connect_app(sign_in(officer))
    client = Client()
    client.post("/accounts/password/reset/", {"email": officer.email})
    client.post("/accounts/password/reset/confirm/", {"code": last_code(officer.email)})
    words = {"password1": "quite another password", "password2": "quite another password"}
    answer = client.post("/accounts/password/reset/complete/", words)
    assert (answer["Location"], client.get("/my/").status_code) == ("/accounts/2fa/authenticate/", 302)


def test_code_works_once(officer, connect_app):
    secret = connect_app(sign_in(officer))
    code = code_of(secret)
    answers = [sign_in(officer).post("/accounts/2fa/authenticate/", {"code": code}).status_code for _ in range(2)]
    assert answers == [302, 200]


def test_recovery_code_opens_once(officer, connect_app):
    connect_app(sign_in(officer))
    code = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]
    answers = []
    for _ in range(2):
        client = sign_in(officer)
        client.post("/accounts/2fa/authenticate/", {"code": code})
        answers.append(client.get("/admin/").status_code)
    assert answers == [200, 302]


def test_session_that_passed_no_second_factor_is_asked_for_it(officer, connect_app):
    """A session from before, or made in any other way: what counts is what this session has shown."""
    secret = connect_app(sign_in(officer))
    client = Client()
    client.force_login(officer, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get("/admin/")["Location"] == "/accounts/2fa/reauthenticate/?next=%2Fadmin%2F"
    answer = client.post("/accounts/2fa/reauthenticate/", {"code": code_of(secret), "next": "/admin/"})
    assert (answer["Location"], client.get("/admin/").status_code) == ("/admin/", 200)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)  # the session is kept after the commit
def test_session_does_not_outlive_the_factor_that_opened_it(officer, connect_app):
    client = sign_in(officer)
    connect_app(client)
    assert client.get("/admin/").status_code == 200
    Authenticator.objects.all().delete()
    assert client.get("/admin/")["Location"] == "/accounts/2fa/?next=%2Fadmin%2F"


@pytest.mark.django_db(transaction=True, serialized_rollback=True)  # the session is kept after the commit
def test_factor_shown_by_another_account_does_not_count(officer, connect_app):
    """Two people at one computer."""
    client = sign_in(officer)
    connect_app(client)
    client.post("/accounts/logout/")
    other = UserFactory(role="Programme staff")
    client.post("/accounts/login/", {"login": other.email, "password": PASSWORD})
    assert client.get("/admin/")["Location"] == "/accounts/2fa/?next=%2Fadmin%2F"


def test_secrets_are_sealed_in_the_database_and_outlive_a_change_of_the_key(officer, settings, connect_app):
    secret = connect_app(sign_in(officer))
    assert secret not in str(list(Authenticator.objects.values_list("data", flat=True)))
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another key " * 5
    client = sign_in(officer)
    client.post("/accounts/2fa/authenticate/", {"code": code_of(secret)})
    assert client.get("/admin/").status_code == 200


def test_demo_goes_without(settings, officer):
    settings.STAFF_MFA = False
    assert sign_in(officer).get("/admin/").status_code == 200


@pytest.mark.parametrize("page", ["/admin/login/", "/_util/login/", "/ru/_util/login/"])
def test_sign_in_pages_of_wagtail_lead_to_ours(officer, page):
    client = Client()
    answer = client.post(f"{page}?next=/admin/", {"username": officer.email, "password": PASSWORD})
    assert re.fullmatch(r"(/ru)?/accounts/login/\?next=/admin/", answer["Location"])
    assert client.get("/my/").status_code == 302


def test_password_reset_of_wagtail_is_closed(officer):
    assert Client().get("/admin/password_reset/")["Location"] == "/accounts/password/reset/"
    for page in ("done/", "confirm/MQ/token/", "complete/"):
        assert Client().get(f"/admin/password_reset/{page}").status_code == 404


def test_wagtail_changes_no_password_and_no_address(settings, officer):
    settings.STAFF_MFA = False
    client = sign_in(officer)
    page = client.get("/admin/account/").content.decode()
    assert [word for word in ("old_password", "new_password1", 'name="name_email-email"') if word in page] == []
    client.force_login(UserFactory(role="Administrator"))
    for page in ("/admin/users/new/", f"/admin/users/edit/{officer.pk}/"):
        assert "password1" not in client.get(page).content.decode()
