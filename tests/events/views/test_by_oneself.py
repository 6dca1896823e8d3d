from datetime import timedelta

import pytest
from django.utils import timezone

from events.check_in_codes import code_of
from events.models import CheckIn
from events.rotating_codes import code_at
from tests.factories.events import EventPageFactory, RegistrationFactory
from tests.factories.people import PersonFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    return EventPageFactory(starts_on=timezone.localdate(), time_zone="Asia/Almaty", slug="today")


@pytest.fixture
def registration(event):
    names = {"given_name": "Гусейн", "family_name": "Мамедов", "given_name_latin": "", "family_name_latin": "Mammadov"}
    return RegistrationFactory(event=event, person=PersonFactory(**names))


def send(client, event, **fields):
    return client.post(f"/check-in/self/{event.pk}/", {"code": code_at(event.pk, timezone.now()), **fields})


def marks() -> list[tuple]:
    return list(CheckIn.objects.values_list("registration", "source", "mode", "by"))


def test_person_checks_in_by_code_and_family_name_in_any_spelling(client, event, registration):
    for code in (registration.code.lower(), code_of(registration)):
        answer = send(client, event, registration=code, family_name="Маммадов")
        assert (answer.status_code, answer["Location"]) == (302, f"/check-in/self/{event.pk}/")
    assert marks() == [(registration.pk, "self", "in_person", None)]


def test_who_is_signed_in_types_the_digits_alone(client, event, registration):
    client.force_login(UserFactory(person=registration.person))
    page = client.get(f"/check-in/self/{event.pk}/?code=123456").content.decode()
    assert ('value="123456"' in page, "family_name" in page) == (True, False)
    assert send(client, event).status_code == 302
    assert marks() == [(registration.pk, "self", "in_person", None)]


def test_old_code_other_name_and_other_state_are_refused(client, event, registration):
    waiting = RegistrationFactory(event=event, state="applied")
    old = code_at(event.pk, timezone.now() - timedelta(minutes=2))
    told = {"registration": registration.code, "family_name": "Mammadov"}
    refused = {
        "This code does not hold any more": send(client, event, **told | {"code": old}),
        "There is no registration with this code": send(client, event, **told | {"family_name": "Aliyev"}),
        "Only a confirmed registration": send(
            client, event, registration=waiting.code, family_name=waiting.person.family_name
        ),
    }
    assert {sentence: answer.status_code for sentence, answer in refused.items()} == dict.fromkeys(refused, 422)
    assert [sentence for sentence, answer in refused.items() if sentence not in answer.content.decode()] == []
    assert marks() == []


def test_day_and_place_must_be_those_of_the_event(client, registration, event):
    told = {"registration": registration.code, "family_name": "Mammadov"}
    event.mode = "online"
    event.save()
    assert "is held online" in send(client, event, **told).content.decode()
    event.mode, event.starts_on = "in_person", timezone.localdate() + timedelta(days=3)
    event.ends_on = event.starts_on
    event.save()
    assert "is not a day of the event" in send(client, event, **told).content.decode()
    assert marks() == []


def test_guessing_ends_after_ten_tries_for_one_registration(client, event, registration):
    other = RegistrationFactory(event=event)
    for _try in range(10):
        send(client, event, registration=registration.code, family_name="Aliyev")
    answer = send(client, event, registration=registration.code, family_name="Mammadov")
    assert (answer.status_code, "Too many attempts" in answer.content.decode()) == (422, True)
    assert send(client, event, registration=other.code, family_name=other.person.family_name).status_code == 302


def test_projector_shows_the_code_of_this_moment(client_of, event):
    page = client_of("Logistics").get(f"/check-in/{event.pk}/projector/").content.decode()
    codes = [code_at(event.pk, timezone.now() - timedelta(seconds=seconds)) for seconds in (0, 30)]
    assert any(f"{code[:3]} {code[3:]}" in page for code in codes)
    assert page.count("<svg") == 1
