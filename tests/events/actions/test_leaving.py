"""The event does not take place; see test_registration and test_promoting for people who withdraw."""

from collections import Counter

import pytest
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision

from events.actions.leaving import cancel_event
from events.actions.offers import move_queues
from events.actions.registration import register
from events.actions.seating import RegistrationRefused
from events.models import Attendance, EventPage, Registration
from portal.core.models import OutgoingMail
from tests.factories.events import EventPageFactory, RegistrationFactory
from tests.factories.people import PersonDetailsFactory, UserFactory

pytestmark = pytest.mark.django_db

State = Registration.State
NOW = timezone.now()


def test_cancelling_tells_everybody_who_is_active_once_and_ends_registration():
    event, by = EventPageFactory(), UserFactory()
    for state in State.values:
        if state != State.MERGED:
            offered = {"offered_until": event.starts_at} if state == State.OFFERED else {}
            RegistrationFactory(event=event, state=state, **offered)
    cancel_event(event, reason="The hall burnt.", by=by, at=NOW)
    again = cancel_event(event, reason="Another one.", by=UserFactory(), at=NOW)
    assert (again.cancelled_at, again.cancelled_reason) == (NOW, "The hall burnt.")
    assert Counter(event.registrations.values_list("state", flat=True)) == {
        "cancelled": 6,  # one was so before
        "declined": 1,
        "withdrawn": 1,
    }
    assert Counter(OutgoingMail.objects.values_list("kind", flat=True)) == {"registration_cancelled": 5}
    assert all("The hall burnt." in mail.text for mail in OutgoingMail.objects.all())
    assert [entry.user for entry in PageLogEntry.objects.filter(action="events.cancel")] == [by]
    with pytest.raises(RegistrationRefused, match=r"^The event was cancelled\. The hall burnt\.$"):
        register(event, PersonDetailsFactory(), consent_text="I agree.", language="en", at=NOW)
    assert move_queues(at=NOW) == 0


def test_draft_that_is_published_later_brings_it_not_back():
    event = EventPageFactory()
    draft = event.save_revision()
    cancel_event(event, reason="Fire.", by=UserFactory(), at=NOW)
    Revision.objects.get(pk=draft.pk).publish()
    now = EventPage.objects.get(pk=event.pk)
    assert (now.cancelled_at, now.cancelled_reason) == (NOW, "Fire.")


def test_event_that_took_place_is_not_cancelled():
    registration = RegistrationFactory()
    Attendance.objects.create(registration=registration, days=1, mode="in_person")
    with pytest.raises(RegistrationRefused, match=r"^People were marked present"):
        cancel_event(registration.event, reason="", by=UserFactory(), at=NOW)
    assert EventPage.objects.get().cancelled_at is None
