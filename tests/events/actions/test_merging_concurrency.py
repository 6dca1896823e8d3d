"""Merges at the same moment as other merges, registrations and marks: one after the other, and nobody is lost.

Real threads, on whatever database the suite runs on; see test_concurrency.
"""

from concurrent.futures import ThreadPoolExecutor, wait
from datetime import date

import pytest
from django.db import transaction
from django.utils import timezone

from events.actions.attendance import AttendanceRefused, check_in
from events.actions.registration import RegistrationRefused, register
from events.actions.settling import EventBusy
from events.models import Attendance, CheckIn, Registration
from participants.actions.accounts import claim_person
from participants.actions.merging import merge, undo_merge
from participants.models import Merge, Person
from participants.signals import MergeRefused
from tests.factories.events import EventPageFactory, PastEventPageFactory, RegistrationFactory
from tests.factories.merging import merged
from tests.factories.people import PersonDetailsFactory, PersonFactory, UserFactory
from tests.rivals import at_once, meanwhile

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

REFUSALS = (MergeRefused, RegistrationRefused, AttendanceRefused)
AT_WORK = "Somebody is registering for one of the events at this moment. Please try again."
BUSY = "One of the two is being changed at this moment. Please try again."


@pytest.fixture(autouse=True)
def _queue(broker):
    """Tasks are queued into a folder of the test's own."""


@pytest.fixture
def people():
    """The kept one and the dropped one."""
    return PersonFactory(given_name="Anna", family_name="Kim"), PersonFactory(given_name="A.", family_name="Kim")


@pytest.fixture(params=["kept is older", "dropped is older"])
def either_order(request, people):
    """The rows are locked in the order of their numbers, whichever of them is kept."""
    return people if request.param == "kept is older" else people[::-1]


def one_of(keep, drop, *, by):
    return lambda: merge(keep, drop, by=by, reason="The same.", at=timezone.now())


def enrol(event, details):
    return register(event, details, consent_text="I agree.", language="en", at=timezone.now())


def written_as(person):
    """What the person writes on the form."""
    return PersonDetailsFactory(
        given_name=person.given_name, family_name=person.family_name, email=person.email, country=person.country
    )


def mark(registration):
    options = {"mode": "in_person", "by": None, "at": timezone.now(), "source": CheckIn.Source.MANUAL}
    return check_in(registration, day=date(2022, 6, 20), **options)


def test_crosswise_merges_are_one_merge_and_one_sentence(people):
    one, another = people
    staff = UserFactory()
    outcomes = at_once(one_of(one, another, by=staff), one_of(another, one, by=staff), refusals=REFUSALS)
    [sentence] = [outcome for outcome in outcomes if isinstance(outcome, str)]
    [done] = Merge.objects.all()
    assert sentence == f"{done.dropped.full_name} has been merged already."
    assert list(Person.objects.all()) == [done.kept]


def test_double_click_is_one_merge(people):
    outcomes = at_once(*[one_of(*people, by=UserFactory())] * 4, refusals=REFUSALS)
    assert outcomes == [Merge.objects.get()] * 4


def test_merges_in_a_circle_leave_somebody_and_no_deadlock():
    people, staff = [PersonFactory() for _ in range(4)], UserFactory()
    calls = [one_of(keep, drop, by=staff) for keep, drop in zip(people, people[1:] + people[:1], strict=True)]
    outcomes = at_once(*calls, refusals=REFUSALS)
    done = [outcome for outcome in outcomes if isinstance(outcome, Merge)]
    assert (len(done) >= 1, Person.objects.count()) == (True, 4 - len(done))
    ends = Person.with_merged.exclude(merged_into=None).values_list("merged_into__merged_into", flat=True)
    assert set(ends) <= {None}


def test_undone_twice_at_once_is_undone_once(people):
    done, staff = merged(*people), UserFactory()
    at_once(*[lambda: undo_merge(done, by=staff, at=timezone.now())] * 3, refusals=REFUSALS)
    assert (Person.objects.count(), Merge.objects.get().undone_by) == (2, staff)


def test_merge_beside_a_registration_of_the_dropped_person_loses_nobody(either_order):
    keep, drop = either_order
    event, details, by = EventPageFactory(), written_as(drop), UserFactory()
    at_once(one_of(keep, drop, by=by), lambda: enrol(event, details), refusals=REFUSALS)
    merge(keep, drop, by=by, reason="Once more, if it was busy.", at=timezone.now())
    assert [(it.person, it.state) for it in Registration.objects.all()] == [(keep, "confirmed")]
    assert list(Person.objects.all()) == [keep]


def test_registration_waits_for_a_merge_and_is_the_kept_persons(either_order):
    keep, drop = either_order
    event, details = EventPageFactory(), written_as(drop)
    assert during(one_of(keep, drop, by=UserFactory()), lambda: enrol(event, details)).person == keep


@pytest.mark.postgres
def test_without_holding_the_person_the_registration_goes_to_the_dropped_row(either_order, monkeypatch):
    """The proof that the test above sees the lock."""
    monkeypatch.setattr("events.actions.registration._held", lambda person: person)
    keep, drop = either_order
    event = EventPageFactory()
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            Person.with_merged.filter(pk=drop.pk).update(merged_into=keep)
            rival = meanwhile(pool, lambda: enrol(event, written_as(drop)))
            wait([rival], timeout=2)
        assert rival.result(timeout=20).person == drop


def test_account_claimed_during_a_merge_is_the_kept_persons(either_order):
    keep, drop = either_order
    account, details = UserFactory(email=drop.email), written_as(drop)
    merging = one_of(keep, drop, by=UserFactory())
    assert during(merging, lambda: claim_person(account, details, at=timezone.now())) == keep
    account.refresh_from_db()
    assert account.person == keep


def during(merging, call):
    """What a call returns that is begun while a merge is under way."""
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            merging()
            rival = meanwhile(pool, call)
            assert not wait([rival], timeout=2).done
        return rival.result(timeout=20)


def test_merge_does_not_pass_a_registration_that_is_being_written(either_order):
    """It waits or, when the row is the second that it locks, says that somebody is at work on it."""
    keep, drop = either_order
    event, by = EventPageFactory(), UserFactory()
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            enrol(event, written_as(drop))
            rival = meanwhile(pool, one_of(keep, drop, by=by), REFUSALS)
            wait([rival], timeout=2)
        answer = rival.result(timeout=20)
    assert answer == BUSY or answer == Merge.objects.get()
    merge(keep, drop, by=by, reason="", at=timezone.now())
    assert Registration.objects.get().person == keep


def test_merge_does_not_pass_a_mark_that_is_being_made(people):
    """It waits or, where rows are locked one by one, says that somebody is at work on the registration."""
    event = PastEventPageFactory()
    own, other = (RegistrationFactory(person=person, event=event) for person in people)
    by = UserFactory()
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            mark(other)
            rival = meanwhile(pool, one_of(*people, by=by), REFUSALS)
            wait([rival], timeout=2)
        answer = rival.result(timeout=20)
    assert answer == AT_WORK or answer == Merge.objects.get()
    one_of(*people, by=by)()
    assert list(Attendance.objects.values_list("registration", "days")) == [(own.pk, 1)]


def test_mark_waits_for_a_merge_and_says_what_became_of_the_registration(people):
    event = PastEventPageFactory()
    own, other = (RegistrationFactory(person=person, event=event) for person in people)
    by = UserFactory()
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            one_of(*people, by=by)()
            rival = meanwhile(pool, lambda: mark(other), REFUSALS)
            assert not wait([rival], timeout=2).done
        sentence = rival.result(timeout=20)
    assert "“part of another registration”" in sentence
    assert (mark(own).days, Attendance.objects.count()) == (1, 1)


def test_marks_of_both_and_their_merge_at_once(people):
    event, by = PastEventPageFactory(), UserFactory()
    own, other = (RegistrationFactory(person=person, event=event) for person in people)
    at_once(lambda: mark(own), lambda: mark(other), one_of(*people, by=by), refusals=REFUSALS)
    one_of(*people, by=by)()  # which may have been refused while a mark was being made
    assert list(Attendance.objects.values_list("registration", "registration__person", "days")) == [
        (own.pk, people[0].pk, 1)
    ]


@pytest.mark.postgres
def test_undoing_does_not_wait_for_the_event_while_it_holds_the_people(people):
    """Who registers holds the event and waits for the person: to wait for the event here would be a deadlock."""
    event = EventPageFactory(capacity=5)
    for person in people:
        RegistrationFactory(person=person, event=event)
    done, by = merged(*people), UserFactory()
    with ThreadPoolExecutor(1) as pool, transaction.atomic():
        enrol(event, PersonDetailsFactory(country=people[0].country))
        rival = meanwhile(pool, lambda: undo_merge(done, by=by, at=timezone.now()), (EventBusy,))
        sentence = rival.result(timeout=20)
    assert sentence == "Somebody is registering for one of the events at this moment. Please try again."
    undo_merge(done, by=by, at=timezone.now())
    assert event.registrations.confirmed().count() == 3
