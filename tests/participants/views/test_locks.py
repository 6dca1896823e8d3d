import pytest
from axes.models import AccessAttempt
from django.test import Client

from tests.factories.people import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db

ADDRESS = "asel@example.org"


def wrong_attempts(number: int, address: str = ADDRESS) -> None:
    AccessAttempt.objects.create(
        username=address, ip_address="127.0.0.1", user_agent="", http_accept="", failures_since_start=number
    )


def sign_in(**changes):
    return Client(**changes).post("/accounts/login/", {"login": ADDRESS, "password": PASSWORD})


@pytest.fixture(autouse=True)
def asel():
    return UserFactory(email=ADDRESS)


def test_too_many_wrong_attempts_close_the_way_for_the_right_password_too():
    wrong_attempts(10)
    answer = sign_in()
    assert answer.status_code == 429
    assert "nobody can sign in from your connection for 30 minutes" in answer.content.decode()


def test_one_attempt_is_left():
    wrong_attempts(9)
    assert sign_in()["Location"] == "/my/"
    assert AccessAttempt.objects.count() == 0


def test_other_connections_and_other_addresses_are_open():
    wrong_attempts(10)
    wrong_attempts(10, "other@example.org")
    assert sign_in(REMOTE_ADDR="192.0.2.7")["Location"] == "/my/"


def test_way_is_open_again_after_half_an_hour(settings):
    wrong_attempts(10)
    AccessAttempt.objects.update(attempt_time="2022-01-01T00:00:00Z")
    assert sign_in()["Location"] == "/my/"


def test_header_of_a_visitor_is_not_believed_without_a_proxy(settings):
    wrong_attempts(10)
    assert sign_in(headers={"X-Forwarded-For": "192.0.2.7"}).status_code == 429


def test_address_that_our_proxy_adds_is_believed(settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    wrong_attempts(10)
    assert sign_in(headers={"X-Forwarded-For": "192.0.2.7, 127.0.0.1"}).status_code == 429
    assert sign_in(headers={"X-Forwarded-For": "127.0.0.1, 192.0.2.7"})["Location"] == "/my/"


def test_neither_password_nor_code_is_kept_with_an_attempt():
    Client().post("/accounts/login/", {"login": ADDRESS, "password": "nearly right"})
    kept = AccessAttempt.objects.get()
    assert (kept.username, "nearly right" in kept.post_data, ADDRESS in kept.post_data) == (ADDRESS, False, False)


def test_administrator_sees_the_attempts_and_ends_the_wait(client_of):
    wrong_attempts(10)
    administrator = client_of("Administrator")
    assert ADDRESS in administrator.get("/admin/sign-in-attempts/").content.decode()
    assert administrator.post("/admin/sign-in-attempts/forget/", {"address": ADDRESS}).status_code == 302
    assert sign_in()["Location"] == "/my/"


def test_other_staff_end_no_wait(staff):
    wrong_attempts(10)
    staff.post("/admin/sign-in-attempts/forget/", {"address": ADDRESS})
    assert AccessAttempt.objects.count() == 1
