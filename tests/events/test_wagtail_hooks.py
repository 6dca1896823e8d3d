import pytest
from django.urls import reverse

from events.models import EventIndexPage, EventPage
from tests.factories.events import EventPageFactory, RegistrationFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db

WHY = "An event with registrations is not deleted, and neither is what it stands under."


@pytest.fixture
def chief(client):
    """Whom Wagtail lets delete everything."""
    client.force_login(UserFactory(is_superuser=True))
    return client


def delete(client, page):
    """By the button of one page, then by the list of pages; what staff read in the end."""
    client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    client.post(f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', 'delete'])}?id={page.pk}")
    return client.get(reverse("wagtailadmin_home")).content.decode()


def test_event_with_registrations_is_not_deleted_and_staff_read_why(chief):
    event = RegistrationFactory().event
    assert delete(chief, event).count(WHY) == 2
    assert EventPage.objects.get() == event


def test_list_of_such_events_is_not_deleted_either(chief):
    RegistrationFactory()
    assert delete(chief, EventIndexPage.objects.get()).count(WHY) == 2
    assert EventPage.objects.count() == 1


def test_event_without_registrations_is_deleted(chief):
    kept, event = RegistrationFactory().event, EventPageFactory()
    chief.post(reverse("wagtailadmin_pages:delete", args=[event.pk]))
    assert EventPage.objects.get() == kept
