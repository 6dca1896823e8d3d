from datetime import timedelta

import pytest
from django.utils import timezone

from events.actions.editing import edit
from events.actions.registration import nominate, take_up
from events.actions.seating import RegistrationRefused
from events.models import EventPage, Registration
from participants.models import Consent
from portal.core.models import OutgoingMail
from tests.factories.events import EventPageFactory, RegistrationFactory
from tests.factories.people import PersonDetailsFactory, UserFactory

pytestmark = pytest.mark.django_db

State = Registration.State
NOW = timezone.now()
HOUR = timedelta(hours=1)
NO_PLACE = r"^There is no free place for this now\. You keep the one that you have"


def standing(event) -> list[tuple[str, str]]:
    return list(event.registrations.order_by("pk").values_list("mode", "state"))


@pytest.fixture
def hybrid():
    return EventPageFactory(mode="hybrid", capacity=1, capacity_online=1)


def test_answers_change_and_nothing_else(hybrid):
    registration = RegistrationFactory(event=hybrid, answers={"diet": "none"})
    for _ in range(2):
        edited = edit(registration, answers={"diet": "halal"}, at=NOW)
        assert (edited.answers, edited.state, edited.mode) == ({"diet": "halal"}, State.CONFIRMED, "in_person")
    assert OutgoingMail.objects.count() == 0


def test_free_place_in_the_other_mode_is_taken_and_the_old_one_passes_on(hybrid):
    one = RegistrationFactory(event=hybrid)
    RegistrationFactory(event=hybrid, state=State.WAITING)
    for _ in range(2):
        edit(one, mode="online", at=NOW)
        assert standing(hybrid) == [("online", "confirmed"), ("in_person", "offered")]
    kinds = OutgoingMail.objects.order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["registration_confirmed", "registration_offered"]


def test_without_a_free_place_the_old_one_is_kept_unless_the_person_will_wait(hybrid):
    one, _other = RegistrationFactory(event=hybrid), RegistrationFactory(event=hybrid, mode="online")
    with pytest.raises(RegistrationRefused, match=NO_PLACE):
        edit(one, mode="online", at=NOW)
    assert standing(hybrid) == [("in_person", "confirmed"), ("online", "confirmed")]
    waits = edit(one, mode="online", is_ready_to_wait=True, at=NOW)
    assert (waits.state, waits.queued_at) == (State.WAITING, NOW)


def test_who_waits_goes_to_the_end_of_the_other_queue_or_gets_its_free_place(hybrid):
    RegistrationFactory(event=hybrid)
    waits = RegistrationFactory(event=hybrid, state=State.WAITING)
    taken = RegistrationFactory(event=hybrid, mode="online")
    moved = edit(waits, mode="online", at=NOW)
    assert (moved.state, moved.mode, moved.queued_at) == (State.WAITING, "online", NOW)
    edit(waits, mode="in_person", at=NOW)
    taken.delete()
    assert edit(waits, mode="online", at=NOW).state == State.CONFIRMED


def test_what_is_over_or_not_held_so_is_not_changed(hybrid):
    with pytest.raises(RegistrationRefused, match=r"^This registration can no longer be changed\.$"):
        edit(RegistrationFactory(event=hybrid, state=State.WITHDRAWN), mode="online", at=NOW)
    registration = RegistrationFactory()
    with pytest.raises(RegistrationRefused, match=r"^The event is not held so\.$"):
        edit(registration, mode="online", at=NOW)
    with pytest.raises(RegistrationRefused, match=r"^This registration can no longer be changed\.$"):
        edit(registration, answers={"diet": "halal"}, at=registration.event.starts_at)


class TestNomination:
    def nominated(self, event, by=None):
        return nominate(event, PersonDetailsFactory(), language="en", by=by or UserFactory(), at=NOW)

    def agree(self, registration, at=NOW + HOUR):
        return take_up(registration, consent_text="I agree.", language="ru", at=at)

    @pytest.mark.parametrize(
        ("admission", "places", "state"),
        [
            ("nomination", 1, "confirmed"),
            ("nomination", 0, "waiting"),
            ("open", 1, "confirmed"),
            ("approval", 0, "applied"),
        ],
    )
    def test_takes_no_place_until_it_is_taken_up(self, admission, places, state):
        event = EventPageFactory(admission=admission, capacity=places, registration_closes_at=NOW - HOUR)
        registration = self.nominated(event)
        assert (registration.state, registration.source, Consent.objects.count()) == ("nominated", "nominated", 0)
        assert event.registrations.seated().count() == 0
        for _ in range(2):
            taken = self.agree(registration)
            assert (taken.state, taken.language, taken.queued_at) == (state, "ru", NOW + HOUR)
        assert Consent.objects.get().person == registration.person
        kinds = list(OutgoingMail.objects.order_by("pk").values_list("kind", flat=True))
        assert kinds == ["registration_nominated", f"registration_{state}"]

    def test_twice_is_one_and_too_late_is_refused(self):
        event, details, by = EventPageFactory(admission="nomination"), PersonDetailsFactory(), UserFactory()
        first, second = (nominate(event, details, language="en", by=by, at=NOW) for _ in range(2))
        assert first == second
        with pytest.raises(RegistrationRefused, match=r"^The event has begun"):
            self.agree(first, at=event.starts_at)
        EventPage.objects.update(cancelled_at=NOW)
        with pytest.raises(RegistrationRefused, match=r"^The event was cancelled\."):
            self.nominated(event)
