import pytest

from events.models import EventPage, Registration
from portal.core.models import OutgoingMail
from tests.factories.events import EventPageFactory, RegistrationFactory

pytestmark = pytest.mark.django_db


def test_staff_cancel_an_event_with_a_reason_and_people_are_told(staff):
    registration = RegistrationFactory(event=EventPageFactory(slug="seminar"))
    address = f"/admin/events/{registration.event.pk}/cancel/"
    assert "1 person is told by mail." in staff.get(address).content.decode()
    assert staff.post(address, {"reason": ""}).status_code == 422
    for _ in range(2):
        page = staff.post(address, {"reason": "Fire."}, follow=True)
        assert "The event is cancelled. Everybody who is registered is told by mail." in page.content.decode()
    assert EventPage.objects.get().cancelled_reason == "Fire."
    assert [mail.kind for mail in OutgoingMail.objects.all()] == ["registration_cancelled"]


def test_staff_put_people_on_the_waiting_list_together(staff):
    event = EventPageFactory(capacity=0, admission="approval")
    rows = [RegistrationFactory(event=event, state=Registration.State.APPLIED) for _ in range(2)]
    chosen = "&".join(f"id={row.pk}" for row in rows)
    address = f"/admin/bulk/events/registration/keep_waiting/?{chosen}&next=/admin/"
    assert staff.get(address).status_code == 200
    assert event.registrations.waiting().count() == 0
    staff.post(address)
    assert event.registrations.waiting().count() == 2
