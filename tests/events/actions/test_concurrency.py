"""Many at the same moment: the last places go to as many as there are, and one person registers once.

Real threads with a connection each, on whatever database the suite runs on; the lock is PostgreSQL's row or SQLite's
write lock. Without it these tests fail: see the last one.
"""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import replace
from datetime import date

import pytest
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from events.actions.attendance import check_in, mark_all
from events.actions.registration import RegistrationRefused, confirm, decline, register
from events.models import Attendance, CheckIn, EventPage, Registration
from participants.models import Consent, Institution, Person
from portal.core.models import OutgoingMail
from tests import rivals
from tests.factories.events import EventPageFactory, PastEventPageFactory, RegistrationFactory
from tests.factories.people import PersonDetailsFactory, UserFactory
from tests.factories.places import CountryFactory

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

RIVALS = 8


def at_once(*calls):
    return rivals.at_once(*calls, refusals=(RegistrationRefused,))


@pytest.fixture(autouse=True)
def _queue(broker):
    """Mails are queued into a folder of the test's own."""


def enrol(event, details):
    return register(event, details, consent_text="I agree.", language="en", at=timezone.now())


def test_last_places_go_to_exactly_as_many_as_there_are_and_the_others_wait():
    event, country = EventPageFactory(capacity=3), CountryFactory()
    people = [PersonDetailsFactory(country=country) for _ in range(RIVALS)]
    at_once(*(lambda details=details: enrol(event, details) for details in people))
    assert Counter(Registration.objects.values_list("state", flat=True)) == {"confirmed": 3, "waiting": RIVALS - 3}
    assert [model.objects.count() for model in (Person, Consent, OutgoingMail)] == [RIVALS] * 3


def test_one_person_who_sends_the_form_many_times_registers_once():
    event = EventPageFactory()
    details = PersonDetailsFactory(country=CountryFactory())
    outcomes = at_once(*[lambda: enrol(event, replace(details))] * RIVALS)
    assert len({registration.pk for registration in outcomes}) == 1
    kept = [model.objects.count() for model in (Registration, Person, Institution, Consent, OutgoingMail)]
    assert kept == [1, 1, 1, 1, 1]


def test_one_person_who_registers_for_two_events_at_once_is_one_person():
    details = PersonDetailsFactory(country=CountryFactory())
    events = [EventPageFactory(), EventPageFactory()]
    at_once(*(lambda event=event: enrol(event, details) for event in events))
    assert (Person.objects.count(), Registration.objects.count()) == (1, 2)


def test_double_click_on_the_page_makes_one_registration():
    event = EventPageFactory()
    CountryFactory()
    form = {
        "given_name": "Айгүл",
        "family_name": "Сәрсенова",
        "sex": "female",
        "country": "KZ",
        "institution": "Agency",
        "email": "aigul@example.org",
        "consent": "on",
    }
    answers = at_once(*[lambda: Client().post(f"/events/{event.slug}/register/", form).status_code] * 2)
    assert (answers, Registration.objects.count(), OutgoingMail.objects.count()) == ([303, 303], 1, 1)


def test_staff_who_confirm_at_once_give_no_more_than_the_places():
    event, staff = EventPageFactory(capacity=2), UserFactory()
    waiting = [RegistrationFactory(event=event, state=Registration.State.APPLIED) for _ in range(RIVALS)]
    at_once(*(lambda row=row: confirm(row, by=staff, at=timezone.now()) for row in waiting))
    assert event.registrations.confirmed().count() == 2
    assert OutgoingMail.objects.count() == 2


def test_mark_made_twice_at_once_is_one():
    registration = RegistrationFactory(event=PastEventPageFactory())
    options = {"mode": "in_person", "by": None, "at": timezone.now(), "source": CheckIn.Source.MANUAL}
    at_once(*[lambda: check_in(registration, day=date(2022, 6, 20), **options)] * RIVALS)
    assert (CheckIn.objects.count(), Attendance.objects.get().days) == (1, 1)


def test_decision_waits_for_a_mark_that_is_being_made():
    registration, staff = RegistrationFactory(event=PastEventPageFactory()), UserFactory()
    options = {"mode": "in_person", "by": None, "at": timezone.now(), "source": CheckIn.Source.MANUAL}

    def refuse():
        try:
            return decline(registration, reason="Full.", by=staff, at=timezone.now())
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            check_in(registration, day=date(2022, 6, 20), **options)
            decision = pool.submit(refuse)
            with pytest.raises(TimeoutError):
                decision.result(timeout=1)
        with pytest.raises(RegistrationRefused, match="The person was marked present"):
            decision.result(timeout=20)


def test_two_sheets_that_mark_the_same_people_crosswise_are_both_saved():
    event, staff = PastEventPageFactory(), UserFactory()
    marks = [(RegistrationFactory(event=event), date(2022, 6, 20)) for _ in range(RIVALS)]
    first, second = marks[: RIVALS // 2], marks[RIVALS // 2 :]
    options = {"mode": "in_person", "by": staff, "at": timezone.now()}
    at_once(
        lambda: mark_all(present=first, absent=second, **options),
        lambda: mark_all(present=second, absent=first, **options),
    )
    assert Attendance.objects.count() == RIVALS // 2  # of the sheet that came last


def enrol_while_another_is_being_enrolled(event):
    """The second person's attempt for the one place, made while the first one's transaction is still open."""
    country = CountryFactory()
    first, second = (PersonDetailsFactory(country=country, institution=f"Agency {n}") for n in range(2))

    def attempt():
        try:
            return enrol(event, second)
        except RegistrationRefused as refusal:
            return str(refusal)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            enrol(event, first)
            rival = pool.submit(attempt)
            waited = not wait([rival], timeout=2).done
        return waited, rival.result(timeout=20)


def test_rival_waits_for_the_lock_and_then_for_a_place():
    event = EventPageFactory(capacity=1)
    waited, rival = enrol_while_another_is_being_enrolled(event)
    assert (waited, rival.state) == (True, "waiting")
    assert event.registrations.seated().count() == 1


@pytest.mark.postgres
def test_without_the_lock_the_rival_passes_and_the_event_is_overbooked(monkeypatch):
    """The proof that the test above sees the lock, in the same order of steps: nothing here is left to chance."""
    monkeypatch.setattr("events.actions.promoting.locked", lambda event: EventPage.objects.get(pk=event.pk))
    event = EventPageFactory(capacity=1)
    waited, rival = enrol_while_another_is_being_enrolled(event)
    assert (waited, rival.state) == (False, "confirmed")
    assert event.registrations.confirmed().count() == 2
