import pytest

from tests.factories.people import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db


def sign_in(client, path="/accounts/login/", **changes):
    return client.post(path, {"login": "dana@example.org", "password": PASSWORD} | changes)


@pytest.fixture
def dana():
    return UserFactory(email="dana@example.org", role="Programme staff", first_name="Dana", last_name="Ospan")


@pytest.mark.parametrize(("path", "sentence"), [("/accounts/login/", "Sign in"), ("/ru/accounts/login/", 'lang="ru"')])
def test_sign_in_stands_in_both_languages(client, path, sentence):
    assert sentence in client.get(path).content.decode()


@pytest.mark.parametrize("address", ["dana@example.org", " Dana@Example.ORG "])
def test_sign_in_takes_the_address_in_any_case(client, dana, address):
    answer = sign_in(client, login=address)
    assert (answer.status_code, answer["Location"]) == (302, "/my/")


def test_sign_in_leads_on_to_where_one_wanted_to_go(client, dana):
    assert client.get("/my/")["Location"] == "/accounts/login/?next=/my/"
    assert sign_in(client, next="/results/")["Location"] == "/results/"


def test_who_is_signed_in_and_may_not_see_the_admin_is_told_so_on_their_own_page(client_of):
    page = client_of("Donor").get("/admin/", follow=True)
    assert [address for address, _status in page.redirect_chain] == ["/accounts/login/?next=/admin/", "/my/"]
    assert "You do not have permission to access the admin." in page.content.decode()


def test_sign_in_keeps_the_language(client, dana):
    assert client.get("/ru/my/")["Location"] == "/ru/accounts/login/?next=/ru/my/"
    assert sign_in(client, "/ru/accounts/login/")["Location"] == "/ru/my/"


def test_sign_in_leads_to_no_other_site(client, dana):
    assert sign_in(client, next="https://evil.example/")["Location"] == "/my/"


@pytest.mark.parametrize("wrong", [{"password": "guess"}, {"login": "nobody@example.org"}])
def test_wrong_password_and_unknown_address_are_told_alike(client, dana, wrong):
    page = sign_in(client, **wrong)
    assert page.context["form"].errors == {
        "__all__": ["There is no account with this address and this password. Capital letters matter in the password."]
    }
    assert wrong.get("login", "dana@example.org") in page.content.decode()


def test_empty_form_says_what_is_missing(client):
    page = sign_in(client, login="", password="")
    assert page.context["form"].errors == {
        "login": ["Write your e-mail address."],
        "password": ["Write your password."],
    }


def test_sign_out_needs_a_button_and_leads_home(client, dana):
    client.force_login(dana)
    assert client.get("/accounts/logout/").status_code == 405
    assert client.post("/accounts/logout/")["Location"] == "/"
    assert client.get("/my/").status_code == 302
