import pytest

from participants.models import Person, PersonEmail
from tests.factories.events import PastEventPageFactory, RegistrationFactory
from tests.factories.people import PersonFactory, UserFactory
from tests.factories.places import CountryFactory
from tests.participants.mailed import last_code

pytestmark = pytest.mark.django_db

ADDRESS = "asel@example.org"


@pytest.fixture
def form(broker):
    country = CountryFactory()
    return {
        "given_name": "Әсел", "family_name": "Нұрланқызы", "sex": "female", "country": country.pk,
        "institution": "Agency", "language": "ru",
    }  # fmt: skip


@pytest.fixture
def asel(client):
    user = UserFactory(email=ADDRESS, role="Participant")
    client.force_login(user)
    return user


def test_account_of_nobody_is_asked_and_finds_its_registrations(client, asel, form):
    known = PersonFactory(given_name="Әсел", family_name="Нұрланқызы", email=ADDRESS, country_id=form["country"])
    RegistrationFactory(event=PastEventPageFactory(title="My seminar"), person=known)
    assert "About you" in client.get("/my/").content.decode()
    assert client.post("/my/about/", form)["Location"] == "/my/"
    page = client.get("/my/").content.decode()
    assert [text for text in ("My seminar", "You are signed in as Әсел Нұрланқызы.") if text not in page] == []
    assert "About you" not in page


def test_faults_come_back_with_what_was_written(client, asel, form):
    answer = client.post("/my/about/", form | {"family_name": "", "country": "XX"})
    assert answer.status_code == 422
    assert answer.context["form"].errors == {
        "family_name": ["Write your family name."],
        "country": ["Choose a country of the list."],
    }
    assert ("Әсел" in answer.content.decode(), Person.objects.count()) == (True, 0)


def test_refusal_is_said_and_names_nobody(client, asel, form):
    PersonFactory(given_name="Бекзат", family_name="Оспанов", family_name_latin="Ospanov", email=ADDRESS)
    taken = PersonFactory(given_name="Әсел", family_name="Нұрланқызы", email=ADDRESS, country_id=form["country"])
    UserFactory(person=taken)
    answer = client.post("/my/about/", form)
    assert answer.status_code == 422
    assert "has an account with another address" in answer.content.decode()
    assert "Оспанов" not in answer.content.decode()


def test_staff_are_not_asked(client_of):
    assert "About you" not in client_of("Editor").get("/my/").content.decode()


def test_address_verified_later_is_noted_for_the_person(client):
    user = UserFactory(email=ADDRESS, person=PersonFactory(), verified=False)
    client.post("/accounts/login/code/", {"email": ADDRESS})
    client.post("/accounts/login/code/confirm/", {"code": last_code(ADDRESS)})
    owners = PersonEmail.objects.exclude(verified_at=None).values_list("address", "person")
    assert list(owners) == [(ADDRESS, user.person.pk)]


def test_nobody_fills_it_in_without_signing_in(client, form):
    assert client.post("/my/about/", form)["Location"] == "/accounts/login/?next=/my/about/"
