import pytest

from tests.factories.events import PastEventPageFactory, RegistrationFactory
from tests.factories.people import PersonFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def dana():
    return UserFactory(email="dana@example.org", role="Programme staff", first_name="Dana", last_name="Ospan")


def test_my_portal_says_who_i_am_and_what_i_registered_for(client, dana):
    mine = RegistrationFactory(event=PastEventPageFactory(title="My seminar"))
    RegistrationFactory(event=PastEventPageFactory(title="Another person's seminar"))
    dana.person = mine.person
    dana.save()
    client.force_login(dana)
    html = client.get("/my/").content.decode()
    assert "You are signed in as Dana Ospan." in html
    assert "programme staff" in html
    assert "My seminar" in html
    assert "Another person" not in html


def test_account_without_a_person_has_no_registrations(client, dana):
    RegistrationFactory()
    client.force_login(dana)
    assert "You have not registered for an event with this account yet." in client.get("/my/").content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_my_portal_asks_the_same_queries_for_one_and_for_three(client, number, django_assert_num_queries):
    user = UserFactory(person=PersonFactory())
    for _ in range(number):
        RegistrationFactory(person=user.person)
    client.force_login(user)
    client.get("/my/")
    with django_assert_num_queries(6):
        client.get("/my/")
