import pytest
from django.urls import reverse
from django.utils import timezone

from events.models import Registration
from portal.core.signing import sign
from tests.factories.events import EventPageFactory, PastEventPageFactory, RegistrationFactory

pytestmark = pytest.mark.django_db


def address(registration) -> str:
    return reverse("events:withdraw", args=[sign("events.withdraw", registration.code)])


def test_link_asks_and_changes_nothing(client):
    registration = RegistrationFactory()
    page = client.get(address(registration))
    registration.refresh_from_db()
    assert (page.status_code, registration.state) == (200, "confirmed")
    assert "Do you want to withdraw" in page.content.decode()


def test_answer_withdraws_and_says_so(client):
    registration = RegistrationFactory(event=EventPageFactory(capacity=1))
    answer = client.post(address(registration))
    page = client.get(answer["Location"])
    registration.refresh_from_db()
    assert (answer.status_code, registration.state) == (303, "withdrawn")
    assert "Your registration is withdrawn." in page.content.decode()
    assert registration.event.intake(timezone.now()).left == 1


def test_answer_twice_is_one(client):
    registration = RegistrationFactory()
    assert [client.post(address(registration)).status_code for _ in range(2)] == [303, 303]


def test_begun_event_refuses_in_words(client):
    registration = RegistrationFactory(event=PastEventPageFactory())
    page = client.post(address(registration))
    assert page.status_code == 409
    assert "The event has begun; a registration can no longer be withdrawn." in page.content.decode()
    assert Registration.objects.get().state == "confirmed"


@pytest.mark.parametrize("token", ["x", sign("events.registered", "ABCDEFGH"), sign("events.withdraw", "NOSUCHCODE")])
def test_any_other_link_is_not_found(client, token):
    RegistrationFactory(code="ABCDEFGH")
    assert client.get(f"/registrations/withdraw/{token}/").status_code == 404
