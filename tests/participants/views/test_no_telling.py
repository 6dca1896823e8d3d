"""Nobody finds out who has an account: each page answers the same, word by word, for a known and an unknown address."""

import re

import pytest
from django.test import Client

from participants.models import PersonEmail
from tests.factories.events import EventPageFactory
from tests.factories.people import PersonFactory, UserFactory
from tests.factories.places import CountryFactory
from tests.participants.hashing import CountingHasher
from tests.participants.mailed import kinds

pytestmark = pytest.mark.django_db

KNOWN, UNKNOWN = "asel@example.org", "bek1@example.org"  # as long as each other
WRONG = {"action": "verify", "code": "0000-0000"}
AGAIN = {"action": "resend"}

# The pages in turn: path and form; {} is the address.
JOURNEYS = {
    "password": [("login/", {"login": "{}", "password": "guess"})] * 7,
    "code": [("login/code/", {"email": "{}"}), *[("login/code/confirm/", WRONG)] * 3],
    "second code": [("login/code/", {"email": "{}"}), ("login/code/confirm/", AGAIN), ("login/code/confirm/", WRONG)],
    "sign up": [("signup/", {"email": "{}"}), *[("confirm-email/", WRONG)] * 3],
    "sign up again": [("signup/", {"email": "{}"}), ("confirm-email/", AGAIN), ("confirm-email/", WRONG)],
    "reset": [("password/reset/", {"email": "{}"}), *[("password/reset/confirm/", WRONG)] * 3],
    "lock": [
        *[("login/", {"login": "{}", "password": "guess"})] * 5,
        *[("login/code/", {"email": "{}"}), *[("login/code/confirm/", WRONG)] * 3] * 2,
    ],
}


def told(answer, address: str) -> tuple[int, str, str]:
    """Status, where it leads and the page, without the token of the form and the address that was typed."""
    page = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())
    return answer.status_code, answer.headers.get("Location", ""), page.replace(address, "ADDRESS")


def walk(client, prefix: str, journey: str, address: str) -> list[tuple[int, str, str]]:
    found = []
    for path, form in JOURNEYS[journey]:
        filled = {name: value.format(address) for name, value in form.items()}
        found.append(told(client.post(f"{prefix}/accounts/{path}", filled), address))
        if found[-1][1]:
            found.append(told(client.get(found[-1][1]), address))
    return found


@pytest.fixture(autouse=True)
def asel():
    return UserFactory(email=KNOWN, role="Programme staff")


@pytest.mark.parametrize("prefix", ["", "/ru"])
@pytest.mark.parametrize("journey", JOURNEYS)
def test_known_and_unknown_address_are_answered_alike(prefix, journey):
    """Each from a connection of its own: a connection has limits too."""
    first = walk(Client(REMOTE_ADDR="192.0.2.1"), prefix, journey, KNOWN)
    second = walk(Client(REMOTE_ADDR="192.0.2.2"), prefix, journey, UNKNOWN)
    assert first == second
    assert (429 in [status for status, _where, _page in first]) == (journey == "lock")


@pytest.mark.parametrize(
    ("path", "known", "unknown"),
    [
        ("login/code/", "account_sign_in_code", "account_unknown"),
        ("signup/", "account_exists", "account_verify_code"),
        ("password/reset/", "account_reset_code", "account_unknown"),
    ],
)
def test_mail_alone_says_what_is_right(path, known, unknown):
    for address in (KNOWN, UNKNOWN):
        Client().post(f"/accounts/{path}", {"email": address})
    assert (kinds(KNOWN), kinds(UNKNOWN)) == ([known], [unknown])


@pytest.mark.parametrize("address", [KNOWN, UNKNOWN])
def test_unknown_address_costs_as_much_hashing_as_a_known_one(client, address, hashed):
    client.post("/accounts/login/", {"login": address, "password": "guess"})
    assert hashed() == 1


@pytest.mark.parametrize("unusable", [True, False])
def test_account_without_a_password_costs_as_much_hashing(client, asel, hashed, unusable):
    if unusable:
        asel.set_unusable_password()
        asel.save()
    client.post("/accounts/login/", {"login": KNOWN, "password": "guess"})
    assert hashed() == 1


@pytest.fixture
def hashed(settings):
    """How often a password was hashed: the part of signing in that takes time."""
    CountingHasher.times = 0
    settings.PASSWORD_HASHERS = ["tests.participants.hashing.CountingHasher"]
    return lambda: CountingHasher.times


def test_registration_does_not_tell_whether_the_address_has_an_account(client, broker):
    event = EventPageFactory()
    CountryFactory()
    person = PersonFactory(email=KNOWN)
    PersonEmail.objects.filter(person=person).update(verified_at=person.created_at)
    person.account = UserFactory(email="asel.account@example.org", person=person)
    form = {
        "given_name": "Айгүл", "family_name": "Сәрсенова", "sex": "female", "country": "KZ", "institution": "Agency",
        "consent": "on",
    }  # fmt: skip
    pages = []
    for address in (KNOWN, UNKNOWN):
        answer = client.post(f"/events/{event.slug}/register/", form | {"email": address}, follow=True)
        token = answer.redirect_chain[0][0].split("/")[-2]
        pages.append((answer.redirect_chain[0][1], answer.content.decode().replace(token, "").replace(address, "")))
    assert pages[0] == pages[1]
