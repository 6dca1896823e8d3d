"""An account from its making to a new address, as its owner goes through it."""

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group

from participants.models import User
from portal.core.models import OutgoingMail
from tests.factories.people import PASSWORD, UserFactory
from tests.participants.mailed import kinds, last_code, last_mail

pytestmark = pytest.mark.django_db

ADDRESS = "asel@example.org"
NEW_PASSWORD = "quite another password"


def is_signed_in(client) -> bool:
    return client.get("/my/").status_code == 200


def sign_up(client, prefix="", address=ADDRESS):
    answer = client.post(f"{prefix}/accounts/signup/", {"email": address})
    assert (answer.status_code, answer["Location"]) == (302, f"{prefix}/accounts/confirm-email/")
    return client.post(f"{prefix}/accounts/confirm-email/", {"action": "verify", "code": last_code(address)})


@pytest.fixture
def asel():
    return UserFactory(email=ADDRESS)


def test_account_is_made_with_an_address_and_its_code(client):
    assert sign_up(client)["Location"] == "/my/"
    user = User.objects.get()
    assert (user.email, user.has_usable_password(), user.person) == (ADDRESS, False, None)
    assert [group.name for group in user.groups.all()] == ["Participant"]
    assert list(EmailAddress.objects.values_list("email", "primary", "verified")) == [(ADDRESS, True, True)]
    assert is_signed_in(client)


def test_code_is_mailed_in_the_language_of_the_page_and_is_secret(client):
    sign_up(client, "/ru")
    mail = last_mail(ADDRESS)
    assert (mail.kind, mail.language, mail.is_secret) == ("account_verify_code", "ru", True)
    assert last_code(ADDRESS) not in mail.subject


def test_wrong_code_opens_nothing_and_three_of_them_end_the_attempt(client):
    client.post("/accounts/signup/", {"email": ADDRESS})
    wrong = [client.post("/accounts/confirm-email/", {"action": "verify", "code": "0000-0000"}) for _ in range(3)]
    assert [answer.status_code for answer in wrong] == [200, 200, 302]
    assert "This is not the code." in wrong[0].content.decode()
    code = last_code(ADDRESS)
    assert client.post("/accounts/confirm-email/", {"action": "verify", "code": code})["Location"] == "/accounts/login/"
    assert (is_signed_in(client), EmailAddress.objects.get().verified) == (False, False)


def test_nobody_prepares_an_account_with_a_password_for_somebody_else(client):
    """Whoever signs up another's address knows no password that works once its owner comes."""
    client.post("/accounts/signup/", {"email": ADDRESS, "password1": PASSWORD, "password": PASSWORD})
    assert User.objects.get().has_usable_password() is False


def test_mailed_code_signs_in_and_works_once(client, asel):
    client.post("/accounts/login/code/?next=/results/", {"email": ADDRESS, "next": "/results/"})
    code = last_code(ADDRESS)
    answer = client.post("/accounts/login/code/confirm/", {"action": "verify", "code": code, "next": "/results/"})
    assert (answer["Location"], is_signed_in(client)) == ("/results/", True)
    client.post("/accounts/logout/")
    client.post("/accounts/login/code/confirm/", {"action": "verify", "code": code})
    assert is_signed_in(client) is False


def test_code_typed_with_spaces_and_without_its_dash_is_the_code(client, asel):
    client.post("/accounts/login/code/", {"email": ADDRESS.upper()})
    client.post("/accounts/login/code/confirm/", {"code": f" {last_code(ADDRESS).replace('-', ' ')} "})
    assert is_signed_in(client)


def test_code_of_another_visitor_opens_nothing(client, asel, client_of):
    client.post("/accounts/login/code/", {"email": ADDRESS})
    stranger = type(client)()
    stranger.post("/accounts/login/code/confirm/", {"code": last_code(ADDRESS)})
    assert is_signed_in(stranger) is False


def test_account_made_by_staff_is_verified_by_the_code_that_signs_in(client):
    user = UserFactory(email=ADDRESS, verified=False)
    client.post("/accounts/login/code/", {"email": ADDRESS})
    answer = client.post("/accounts/login/code/confirm/", {"code": last_code(ADDRESS)})
    assert (answer["Location"], kinds(ADDRESS)) == ("/my/", ["account_sign_in_code"])
    assert list(user.emailaddress_set.values_list("email", "primary", "verified")) == [(ADDRESS, True, True)]


def test_unverified_account_with_a_password_is_asked_for_a_code_first(client):
    UserFactory(email=ADDRESS, verified=False)
    answer = client.post("/accounts/login/", {"login": ADDRESS, "password": PASSWORD})
    assert (answer["Location"], is_signed_in(client)) == ("/accounts/confirm-email/", False)
    client.post("/accounts/confirm-email/", {"action": "verify", "code": last_code(ADDRESS)})
    assert is_signed_in(client)


def test_forgotten_password_is_set_anew_with_a_mailed_code(client, asel):
    answer = client.post("/accounts/password/reset/", {"email": ADDRESS})
    assert answer["Location"] == "/accounts/password/reset/confirm/"
    answer = client.post(answer["Location"], {"code": last_code(ADDRESS)})
    assert answer["Location"] == "/accounts/password/reset/complete/"
    answer = client.post(answer["Location"], {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})
    assert (answer["Location"], is_signed_in(client)) == ("/my/", True)
    asel.refresh_from_db()
    assert (asel.check_password(NEW_PASSWORD), kinds(ADDRESS)) == (True, ["account_reset_code", "account_changed"])


def test_password_is_not_set_without_the_code(client, asel):
    client.post("/accounts/password/reset/", {"email": ADDRESS})
    answer = client.post("/accounts/password/reset/complete/", {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})
    asel.refresh_from_db()
    assert (answer["Location"], asel.check_password(PASSWORD)) == ("/accounts/password/reset/confirm/", True)


def test_password_is_changed_by_who_knows_the_present_one(client, asel):
    client.force_login(asel)
    words = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    page = client.post("/accounts/password/change/", {"oldpassword": "guess", **words})
    assert page.context["form"].errors == {"oldpassword": ["This is not your present password."]}
    assert client.post("/accounts/password/change/", {"oldpassword": PASSWORD, **words})["Location"] == "/my/"
    asel.refresh_from_db()
    assert (asel.check_password(NEW_PASSWORD), kinds(ADDRESS)) == (True, ["account_changed"])
    assert "The password of your account was changed." in last_mail(ADDRESS).text


def test_weak_password_is_refused_in_words(client, asel):
    asel.set_unusable_password()
    asel.save()
    client.force_login(asel)
    page = client.post("/accounts/password/set/", {"password1": "asel", "password2": "asel"})
    assert page.status_code == 200
    assert list(page.context["form"].errors) == ["password1"]


def test_address_is_changed_when_the_new_one_is_proved(client, asel):
    client.force_login(asel)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    answer = client.post("/accounts/email/", {"email": "asel.new@example.org", "action_add": "1"})
    assert answer["Location"] == "/accounts/confirm-email/"
    asel.refresh_from_db()
    assert asel.email == ADDRESS
    client.post("/accounts/confirm-email/", {"action": "verify", "code": last_code("asel.new@example.org")})
    asel.refresh_from_db()
    addresses = list(asel.emailaddress_set.values_list("email", "primary", "verified"))
    assert (asel.email, addresses) == ("asel.new@example.org", [("asel.new@example.org", True, True)])
    assert "This one no longer opens it." in last_mail(ADDRESS).text


def test_address_is_not_changed_without_the_password(client, asel):
    client.force_login(asel)
    answer = client.post("/accounts/email/", {"email": "asel.new@example.org", "action_add": "1"})
    assert answer["Location"] == "/accounts/reauthenticate/?next=%2Faccounts%2Femail%2F"
    assert OutgoingMail.objects.count() == 0


def test_address_written_by_staff_takes_the_place_of_the_former(client, asel):
    asel.email = "asel.new@example.org"
    asel.save()
    client.post("/accounts/login/", {"login": ADDRESS, "password": PASSWORD})
    assert (is_signed_in(client), asel.emailaddress_set.count()) == (False, 0)


def test_closed_account_is_not_opened(client):
    UserFactory(email=ADDRESS, is_active=False)
    assert (
        client.post("/accounts/login/", {"login": ADDRESS, "password": PASSWORD})["Location"] == "/accounts/inactive/"
    )
    client.post("/accounts/login/code/", {"email": ADDRESS})
    assert (is_signed_in(client), kinds(ADDRESS)) == (False, ["account_unknown"])


def test_links_in_mails_lead_to_the_portal_whatever_host_was_asked_for(client, settings):
    client.post("/accounts/login/code/", {"email": ADDRESS}, headers={"host": "localhost"})
    assert "http://testserver/accounts/signup/" in last_mail(ADDRESS).text


@pytest.mark.parametrize("address", ["3rdparty/", "social/signup/", "2fa/trust/", "signup/passkey/", "phone/change/"])
def test_pages_of_the_library_that_are_not_wanted_do_not_exist(client, address):
    assert client.get(f"/accounts/{address}").status_code == 404


def test_colleague_whose_account_staff_have_opened_needs_no_password(client, client_of, settings):
    form = {"email": ADDRESS, "first_name": "Asel", "last_name": "Ospan", "groups": Group.objects.get(name="Editor").pk}
    assert client_of("Administrator").post("/admin/users/new/", form).status_code == 302
    settings.STAFF_MFA = True
    client.post("/accounts/login/code/", {"email": ADDRESS})
    client.post("/accounts/login/code/confirm/", {"code": last_code(ADDRESS)})
    assert client.get("/admin/")["Location"] == "/accounts/2fa/?next=%2Fadmin%2F"
    assert client.get("/accounts/2fa/totp/activate/").status_code == 200
