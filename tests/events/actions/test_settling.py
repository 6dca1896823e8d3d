"""Two people were one: of two registrations for one event the stronger stands, with what was marked on both."""

from datetime import UTC, date, datetime, timedelta

import pytest

from events.actions.attendance import AttendanceRefused, check_in, days_present, undo_check_in
from events.actions.leaving import cancel_event
from events.actions.registration import RegistrationRefused, confirm, register, register_all, withdraw
from events.actions.settling import PlaceTaken, RegisteredAgain
from events.models import Attendance, CheckIn, EventPage, Registration
from participants.models import Person
from portal.core.models import OutgoingMail
from tests.factories.events import EventPageFactory, PastEventPageFactory, RegistrationFactory
from tests.factories.merging import MERGED_AT, merged, undone
from tests.factories.people import PersonDetailsFactory, PersonFactory, UserFactory
from tests.factories.travel import TravelRequestFactory

pytestmark = pytest.mark.django_db

State = Registration.State
FIRST, SECOND = date(2022, 6, 20), date(2022, 6, 21)
AT = datetime(2022, 6, 22, 6, tzinfo=UTC)


@pytest.fixture
def people():
    return PersonFactory(), PersonFactory()


def mark(registration, day, *, mode="in_person"):
    check_in(registration, day=day, mode=mode, by=None, at=AT, source=CheckIn.Source.MANUAL)


def unmark(registration, day):
    undo_check_in(registration, day=day, by=None, at=AT)


def standing(*registrations) -> list[tuple]:
    """Of each: its person, its state, what it is part of, and its attendance."""
    rows = Registration.objects.select_related("attendance", "person", "merged_into").in_bulk()
    found = [rows[registration.pk] for registration in registrations]
    return [
        (row.person, row.state, row.merged_into, row.attendance.days if row.has_attended else None) for row in found
    ]


ORDER = ["withdrawn", "declined", "nominated", "applied", "waiting", "confirmed"]
PAIRS = [(ours, theirs) for ours in ORDER for theirs in ORDER]


@pytest.mark.parametrize(("ours", "theirs"), PAIRS)
def test_stronger_state_stands_and_of_equals_the_kept_persons(people, ours, theirs):
    keep, drop = people
    event = EventPageFactory()
    own = RegistrationFactory(person=keep, event=event, state=ours)
    other = RegistrationFactory(person=drop, event=event, state=theirs)
    done = merged(keep, drop)
    stands, lost = (other, own) if ORDER.index(theirs) > ORDER.index(ours) else (own, other)
    assert standing(stands, lost) == [
        (keep, stands.state, None, None),
        (keep, "merged", stands, None),
    ]  # fmt: skip
    assert list(event.registrations.standing()) == [stands]
    assert OutgoingMail.objects.count() == 0
    undone(done)
    assert standing(own, other) == [(keep, ours, None, None), (drop, theirs, None, None)]


def test_earlier_place_in_the_queue_and_data_for_the_journey_go_over_and_come_back(people):
    keep, drop = people
    event, early, late = EventPageFactory(), AT, AT + timedelta(days=1)
    own = RegistrationFactory(person=keep, event=event, state=State.WAITING, queued_at=late)
    other = RegistrationFactory(person=drop, event=event, state=State.WAITING, queued_at=early)
    journey = TravelRequestFactory(registration=other)

    def now() -> tuple:
        own.refresh_from_db()
        journey.refresh_from_db()
        return own.queued_at, journey.registration

    done = merged(keep, drop)
    assert now() == (early, own)
    undone(done)
    assert now() == (late, other)


def test_events_of_one_of_the_two_are_untouched(people):
    keep, drop = people
    own, other = RegistrationFactory(person=keep), RegistrationFactory(person=drop)
    done = merged(keep, drop)
    assert standing(own, other) == [(keep, "confirmed", None, None), (keep, "confirmed", None, None)]
    assert done.moved["settled"]["events"] == []


def test_earlier_registrations_of_one_person_stay_as_they_are(people):
    keep, drop = people
    event = EventPageFactory()
    before = RegistrationFactory(person=keep, event=event, state="withdrawn")
    own = RegistrationFactory(person=keep, event=event, state="applied")
    other = RegistrationFactory(person=drop, event=event, state="withdrawn")
    done = merged(keep, drop)
    assert standing(before, own, other) == [
        (keep, "withdrawn", None, None),
        (keep, "applied", None, None),
        (keep, "merged", own, None),
    ]
    undone(done)
    assert standing(before, own, other) == [
        (keep, "withdrawn", None, None),
        (keep, "applied", None, None),
        (drop, "withdrawn", None, None),
    ]


class TestAttendance:
    @pytest.fixture
    def two(self, people):
        """Both were confirmed for one event that is over."""
        event = PastEventPageFactory()
        return [RegistrationFactory(person=person, event=event) for person in people]

    def test_days_of_both_count_once(self, two, people):
        keep, drop = people
        own, other = two
        mark(own, FIRST), mark(other, FIRST), mark(other, SECOND, mode="online")
        done = merged(keep, drop)
        assert standing(own, other) == [(keep, "confirmed", None, 2), (keep, "merged", own, None)]
        assert days_present(own) == {FIRST: "in_person", SECOND: "online"}
        assert Attendance.objects.get().mode == "online"
        undone(done)
        assert standing(own, other) == [(keep, "confirmed", None, 1), (drop, "confirmed", None, 2)]
        assert (days_present(own), days_present(other)) == (
            {FIRST: "in_person"},
            {FIRST: "in_person", SECOND: "online"},
        )

    @pytest.mark.parametrize("present", [0, 1])
    def test_mark_that_was_taken_back_for_one_does_not_hide_the_other(self, two, people, present):
        there, absent = two[present], two[1 - present]
        mark(there, FIRST), mark(absent, FIRST), unmark(absent, FIRST)
        done = merged(*people)
        assert days_present(two[0]) == {FIRST: "in_person"}
        undone(done)
        assert (days_present(there), days_present(absent)) == ({FIRST: "in_person"}, {})
        assert [row.attendance.days if row.has_attended else None for row in map(fresh, (there, absent))] == [1, None]

    def test_attendance_of_one_alone_is_that_of_the_person(self, two, people):
        mark(two[1], SECOND)
        merged(*people)
        assert list(Attendance.objects.values_list("registration", "registration__person", "days")) == [
            (two[0].pk, people[0].pk, 1)
        ]

    def test_mark_made_since_stays_where_it_was_made(self, two, people):
        mark(two[1], FIRST)
        done = merged(*people)
        mark(two[0], SECOND)
        unmark(two[0], FIRST)
        undone(done)
        assert (days_present(two[0]), days_present(two[1])) == ({SECOND: "in_person"}, {FIRST: "in_person"})

    def test_part_of_another_registration_takes_no_mark(self, two, people):
        merged(*people)
        with pytest.raises(AttendanceRefused, match="this one is “part of another registration”"):
            mark(two[1], FIRST)


def fresh(registration):
    return Registration.objects.get(pk=registration.pk)


class TestPlaces:
    @pytest.fixture
    def two(self, people):
        """Both are confirmed for an event that is full with them."""
        event = EventPageFactory(capacity=2)
        return [RegistrationFactory(person=person, event=event) for person in people]

    def test_merge_of_two_confirmed_frees_a_place(self, two, people):
        event = two[0].event
        merged(*people)
        assert [enrol(event).state, enrol(event).state] == [State.CONFIRMED, State.WAITING]

    def test_merge_of_two_confirmed_offers_the_place_to_who_waits(self, two, people):
        waits = RegistrationFactory(event=two[0].event, state=State.WAITING, registered_at=AT)
        EventPage.objects.update(starts_on=date(2022, 9, 1), ends_on=date(2022, 9, 2))
        done = merged(*people)
        waits.refresh_from_db()
        assert (waits.state, waits.offered_until) == (State.OFFERED, MERGED_AT + timedelta(hours=48))
        assert [mail.kind for mail in OutgoingMail.objects.all()] == ["registration_offered"]
        with pytest.raises(PlaceTaken):
            undone(done)
        assert standing(waits) == [(waits.person, "offered", None, None)]

    def test_offer_of_one_of_the_two_comes_back_with_its_deadline(self, people):
        event = EventPageFactory(capacity=2)
        until = event.starts_at
        own = RegistrationFactory(event=event, person=people[0])
        other = RegistrationFactory(event=event, person=people[1], state=State.OFFERED, offered_until=until)
        done = merged(*people)
        assert standing(own, other) == [(people[0], "confirmed", None, None), (people[0], "merged", own, None)]
        undone(done)
        other.refresh_from_db()
        assert (other.state, other.offered_until) == (State.OFFERED, until)

    def test_undone_after_the_event_was_cancelled_nobody_is_expected(self, two, people):
        done = merged(*people)
        cancel_event(two[0].event, reason="Fire.", by=UserFactory(), at=MERGED_AT)
        undone(done)
        assert [row[1] for row in standing(*two)] == ["cancelled", "cancelled"]

    def test_undoing_refuses_while_that_place_is_taken(self, two, people):
        event = two[0].event
        done = merged(*people)
        third = enrol(event)
        with pytest.raises(PlaceTaken, match=r"^The place at “Seminar \d+” that the merge had freed is taken\."):
            undone(done)
        assert standing(two[1]) == [(people[0], "merged", two[0], None)]
        withdraw(third, at=datetime.now(UTC))
        undone(done)
        assert event.registrations.confirmed().count() == 2

    def test_undoing_refuses_beside_a_newer_registration_of_the_same_person(self, people):
        keep, drop = people
        event = EventPageFactory()
        own = RegistrationFactory(person=keep, event=event, state="applied")
        other = RegistrationFactory(person=drop, event=event)
        done = merged(keep, drop)
        withdraw(other, at=datetime.now(UTC))
        again = RegistrationFactory(person=keep, event=event)
        with pytest.raises(RegisteredAgain, match=r"^Since the merge there is a new registration for “Seminar \d+”\."):
            undone(done)
        withdraw(again, at=datetime.now(UTC))
        undone(done)
        assert standing(own, other) == [(keep, "applied", None, None), (drop, "withdrawn", None, None)]


def enrol(event, details=None):
    options = {"consent_text": "I agree.", "language": "en", "at": datetime.now(UTC)}
    return register(event, details or PersonDetailsFactory(), **options)


def test_part_of_another_registration_is_not_decided(people):
    event = EventPageFactory()
    RegistrationFactory(person=people[0], event=event)
    lost = RegistrationFactory(person=people[1], event=event)
    merged(*people)
    with pytest.raises(RegistrationRefused, match="is “part of another registration” and cannot become “confirmed”"):
        confirm(lost, by=UserFactory(), at=MERGED_AT)


def test_people_of_a_list_who_were_merged_meanwhile_are_registered_as_who_they_are():
    keep, drop = PersonFactory(), PersonFactory()
    event = EventPageFactory(admission=EventPage.Admission.APPROVAL)
    merged(keep, drop)
    entered = register_all(
        event, [drop, keep], consent_text="I agree.", consent_language="en", by=UserFactory(), at=datetime.now(UTC)
    )
    [registration] = Registration.objects.all()
    assert (entered, registration.person) == ({keep.pk: registration, drop.pk: registration}, keep)


def test_merges_in_a_row_are_undone_in_turn():
    first, second, third = (PersonFactory() for _ in range(3))
    event = PastEventPageFactory()
    one, two, three = (RegistrationFactory(person=person, event=event) for person in (first, second, third))
    mark(two, FIRST), mark(three, SECOND)
    earlier = merged(second, third)
    later = merged(first, second)
    assert standing(one, two, three) == [
        (first, "confirmed", None, 2),
        (first, "merged", one, None),
        (first, "merged", two, None),
    ]
    assert fresh(three).surviving == one
    undone(later)
    undone(earlier)
    assert standing(one, two, three) == [
        (first, "confirmed", None, None),
        (second, "confirmed", None, 1),
        (third, "confirmed", None, 1),
    ]
    assert Person.objects.count() == 3
