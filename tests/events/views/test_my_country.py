import pytest

from events.models import Registration
from participants.models import Institution
from tests.factories.events import PastEventPageFactory, RegistrationFactory
from tests.factories.people import PersonFactory, UserFactory
from tests.factories.places import CountryFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def armenia():
    return CountryFactory(iso2="AM", report_code="ARM", name="Armenia", name_ru="Армения")


@pytest.fixture
def georgia():
    return CountryFactory(iso2="GE", report_code="GEO", name="Georgia", name_ru="Грузия")


@pytest.fixture
def focal_point(client, armenia):
    client.force_login(UserFactory(role="Focal point", focal_country=armenia))
    return client


def person(country, given_name, family_name, **fields):
    institution = Institution.objects.recognise(country, f"Ministry of {country.name}")
    return PersonFactory(
        country=country, given_name=given_name, family_name=family_name, institution=institution, **fields
    )


def test_focal_point_sees_own_people_with_their_events_and_nobody_else(focal_point, armenia, georgia):
    ani = person(armenia, "Անի", "Սարգսյան", position="Head of unit")
    eka = person(georgia, "ეკა", "ლომიძე", position="Deputy head")
    seminar = PastEventPageFactory(title="Open data")
    RegistrationFactory(event=seminar, person=ani, state=Registration.State.CONFIRMED)
    RegistrationFactory(event=PastEventPageFactory(title="Ethics"), person=ani, state=Registration.State.DECLINED)
    RegistrationFactory(event=seminar, person=eka)
    RegistrationFactory(event=PastEventPageFactory(title="For Georgia alone"), person=eka)
    html = focal_point.get("/my/country/").content.decode()
    shown = ["My country: Armenia", "People on record: 1", "Անի Սարգսյան", "Ministry of Armenia", "Head of unit"]
    shown += ["confirmed", "Open data", "declined", "Ethics"]
    assert [words for words in shown if words not in html] == []
    hidden = ["ეკა", "ლომიძე", "Ministry of Georgia", "Deputy head", "For Georgia alone", eka.email]
    assert [words for words in hidden if words in html] == []


def test_who_was_forgotten_or_merged_is_not_on_the_list(focal_point, armenia):
    person(armenia, "", "", email="", position="Forgotten post", anonymised_at="2023-01-01T00:00Z")
    person(armenia, "Merged", "Away", merged_into=person(armenia, "Անի", "Սարգսյան"))
    html = focal_point.get("/my/country/").content.decode()
    assert "People on record: 1" in html
    assert "Forgotten post" not in html
    assert "Merged" not in html


def test_focal_point_without_a_country_sees_nobody(client, armenia):
    person(armenia, "Անի", "Սարգսյան")
    client.force_login(UserFactory(role="Focal point"))
    html = client.get("/my/country/").content.decode()
    assert "No country is set for your account." in html
    assert "Անի" not in html


def test_country_without_people(focal_point):
    assert "Nobody of your country is on record yet." in focal_point.get("/my/country/").content.decode()


def test_another_role_is_refused_even_with_a_country_set(role, client, armenia):
    client.force_login(UserFactory(role=role, focal_country=armenia))
    assert client.get("/my/country/").status_code == (200 if role == "Focal point" else 403)


def test_who_is_not_signed_in_is_led_to_the_sign_in(client):
    assert client.get("/my/country/")["Location"] == "/accounts/login/?next=/my/country/"


def test_only_a_focal_point_finds_the_link_in_my_portal(client_of, role):
    assert ("/my/country/" in client_of(role).get("/my/").content.decode()) == (role == "Focal point")


def test_long_list_has_pages(focal_point, armenia):
    for _number in range(51):
        PersonFactory(country=armenia, institution=None)
    assert "Page 2 of 2" in focal_point.get("/my/country/?page=2").content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_my_country_asks_the_same_queries_for_one_and_for_three(
    focal_point, armenia, number, django_assert_num_queries
):
    for _ in range(number):
        RegistrationFactory(person=PersonFactory(country=armenia))
    focal_point.get("/my/country/")
    with django_assert_num_queries(9):
        focal_point.get("/my/country/")
