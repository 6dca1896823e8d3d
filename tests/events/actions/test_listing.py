"""What a list of participants does to an event: whom it registers, whom it marks present, and what it refuses."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import DatabaseError
from django.db.models.signals import pre_save
from django.utils import timezone
from wagtail.models import ModelLogEntry

from events.actions.attendance import check_in, undo_check_in
from events.actions.listing import import_list, plan_list
from events.models import CheckIn, EventPage, Registration
from participants.models import Institution, Person, read_people
from portal.core.list_rows import ListRefused
from portal.core.models import OutgoingMail
from tests.events.actions.test_concurrency import at_once
from tests.factories.events import EventPageFactory, PastEventPageFactory, RegistrationFactory
from tests.factories.people import PersonFactory, UserFactory
from tests.factories.places import CountryFactory

FIRST, SECOND = date(2022, 6, 20), date(2022, 6, 21)
NOW = datetime(2022, 7, 1, 6, tzinfo=UTC)
HEADER = "Given name,Family name,Sex,Country,E-mail"
AIGUL = "Aigul,Sarsenova,F,KZ,aigul@example.org"
TIGRAN = "Tigran,Sahakyan,M,KZ,tigran@example.org"


@pytest.fixture
def event():
    CountryFactory()
    return PastEventPageFactory()


@pytest.fixture
def aigul(event):
    return PersonFactory(given_name="Aigul", family_name="Sarsenova", email="aigul@example.org")


def people_of(event, *lines, header=HEADER):
    return read_people("list.csv", "\n".join([header, *lines]).encode(), days=event.days)


def bring_in(event, *lines, header=HEADER, at=NOW, **options):
    return import_list(event, people_of(event, *lines, header=header), at=at, **{"by": None} | options)


def days() -> dict[str, list[date]]:
    """On which days the people were marked present, by their given names."""
    found = {}
    for row in CheckIn.objects.filter(is_present=True).select_related("registration__person"):
        found.setdefault(row.registration.person.given_name, []).append(row.day)
    return found


@pytest.mark.django_db
class TestWhatItDoes:
    def test_everybody_is_present_on_all_days_of_an_event_that_is_over(self, event):
        bring_in(event, AIGUL, TIGRAN)
        assert days() == {"Aigul": [FIRST, SECOND], "Tigran": [FIRST, SECOND]}

    def test_only_days_that_have_begun_are_marked(self, event):
        plan = bring_in(event, AIGUL, at=datetime(2022, 6, 20, 5, tzinfo=UTC))
        assert (days(), plan.rows[0].effects) == ({"Aigul": [FIRST]}, ("register", "present 2022-06-20"))

    def test_event_to_come_gets_registrations_alone(self, event):
        coming = EventPageFactory()
        bring_in(coming, AIGUL, at=timezone.now())
        assert (coming.registrations.confirmed().count(), days()) == (1, {})

    def test_columns_of_days_are_followed(self, event):
        bring_in(event, f"{AIGUL},+,", f"{TIGRAN},,", header=f"{HEADER},Day 1,Day 2")
        assert (days(), Registration.objects.count()) == ({"Aigul": [FIRST]}, 2)

    @pytest.mark.parametrize(
        ("marks", "present"),
        [(("yes", ""), ["Aigul"]), (("", "no"), ["Aigul"]), (("", ""), ["Aigul", "Tigran"])],
    )
    def test_column_of_presence_is_followed_and_blank_means_what_the_others_do_not(self, event, marks, present):
        lines = [f"{line},{mark}" for line, mark in zip((AIGUL, TIGRAN), marks, strict=True)]
        bring_in(event, *lines, header=f"{HEADER},Attended")
        assert sorted(days()) == present

    def test_mode_of_the_list_is_kept(self, event):
        bring_in(event, f"{AIGUL},online", f"{TIGRAN},", header=f"{HEADER},Format")
        modes = CheckIn.objects.filter(day=FIRST).values_list("registration__person__given_name", "mode")
        assert sorted(modes) == [("Aigul", "online"), ("Tigran", "in_person")]

    def test_staff_who_bring_it_in_stand_in_the_log(self, event):
        staff = UserFactory()
        bring_in(event, AIGUL, by=staff)
        entries = ModelLogEntry.objects.filter(user=staff).values_list("action", flat=True)
        assert sorted(entries) == ["events.check_in", "events.check_in", "events.registration.register"]

    def test_mark_that_a_colleague_took_back_stays_taken_back(self, event, aigul):
        registration, staff = RegistrationFactory(event=event, person=aigul), UserFactory()
        check_in(registration, day=FIRST, mode="in_person", by=staff, at=NOW, source=CheckIn.Source.MANUAL)
        undo_check_in(registration, day=FIRST, by=staff, at=NOW)
        bring_in(event, AIGUL)
        registration.attendance.refresh_from_db()
        assert registration.attendance.days == 1

    def test_known_person_who_applied_is_confirmed_without_a_mail_after_the_event(self, event, aigul):
        RegistrationFactory(event=event, person=aigul, state=Registration.State.APPLIED)
        plan = bring_in(event, AIGUL)
        assert plan.rows[0].effects == ("confirm", "present 2022-06-20", "present 2022-06-21")
        assert (Registration.objects.get().state, OutgoingMail.objects.count()) == ("confirmed", 0)

    def test_who_withdrew_is_registered_again(self, event, aigul):
        RegistrationFactory(event=event, person=aigul, state=Registration.State.WITHDRAWN)
        plan = bring_in(event, AIGUL)
        assert "Registration: new; withdrew earlier." in plan.rows[0].reasons
        assert sorted(event.registrations.values_list("state", flat=True)) == ["confirmed", "withdrawn"]


@pytest.mark.django_db
class TestWhatItRefuses:
    def test_who_was_declined_is_not_let_in_by_a_list(self, event, aigul):
        RegistrationFactory(event=event, person=aigul, state=Registration.State.DECLINED)
        with pytest.raises(ListRefused) as refused:
            bring_in(event, TIGRAN, AIGUL)
        assert [row.outcome for row in refused.value.plan.rows] == ["new", "refused"]
        assert refused.value.plan.rows[1].reasons[0] == (
            "The programme declined the registration of Aigul Sarsenova. Confirm it first, or take the row out."
        )
        assert (Registration.objects.count(), Person.objects.count()) == (1, 1)

    @pytest.mark.parametrize(
        ("capacity", "sentence"),
        [(0, "All 0 places are taken."), (1, "The list needs 2 places; the event has 1 left of 1.")],
    )
    def test_more_rows_than_places(self, event, capacity, sentence):
        EventPage.objects.update(capacity=capacity)
        event.refresh_from_db()
        with pytest.raises(ListRefused) as refused:
            bring_in(event, AIGUL, TIGRAN)
        assert (str(refused.value), Registration.objects.count(), Person.objects.count()) == (sentence, 0, 0)

    def test_places_that_the_list_itself_has_taken_do_not_hinder_it_the_second_time(self, event):
        EventPage.objects.update(capacity=1)
        event.refresh_from_db()
        bring_in(event, AIGUL)
        assert bring_in(event, AIGUL).refusal == ""

    def test_plan_that_is_no_longer_the_one_that_was_seen(self, event):
        seen = plan_list(event, people_of(event, AIGUL), at=NOW).digest
        PersonFactory(given_name="Aigul", family_name="Sarsenova", email="aigul@example.org")
        with pytest.raises(ListRefused, match=r"^Nothing was written: people on record have changed"):
            bring_in(event, AIGUL, seen=seen)
        assert Registration.objects.count() == 0

    def test_failure_half_way_leaves_nothing(self, event):
        def fail(sender, **kwargs):
            raise DatabaseError

        pre_save.connect(fail, sender=OutgoingMail)
        coming, person = EventPageFactory(), PersonFactory(given_name="Aigul", family_name="Sarsenova")
        RegistrationFactory(event=coming, person=person, state=Registration.State.APPLIED)
        line = f"Aigul,Sarsenova,F,KZ,{person.email}"
        try:
            with pytest.raises(DatabaseError):
                bring_in(coming, TIGRAN, line, at=timezone.now())
        finally:
            pre_save.disconnect(fail, sender=OutgoingMail)
        assert (Person.objects.count(), list(Registration.objects.values_list("state", flat=True))) == (1, ["applied"])


@pytest.mark.django_db
def test_queries_do_not_grow_with_the_list(event, django_assert_max_num_queries):
    names = ["Aibek", "Bolat", "Chingiz", "Daulet", "Erlan", "Farhad", "Galym", "Hasan", "Ilyas", "Kairat"]
    for rows, family in ((1, "Toktogulov"), (10, "Sarsenbayev")):
        lines = [f"{name},{family},M,KZ,{name}.{family}@example.org" for name in names[:rows]]
        with django_assert_max_num_queries(45):
            bring_in(event, *lines)
    assert Registration.objects.count() == 11


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_same_list_brought_in_twice_at_once_makes_one_set_of_rows(broker):
    CountryFactory()
    event = PastEventPageFactory()
    lines = [f"{given},Abdrakhman,F,KZ,," for given in ("Dana", "Asel", "Zarina")]
    outcomes = at_once(*[lambda: bring_in(event, *lines).counts["new"]] * 2)
    assert sorted(outcomes) == [0, 3]
    assert (Person.objects.count(), Registration.objects.count(), CheckIn.objects.count()) == (3, 3, 6)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_lists_of_two_events_at_once_enter_each_person_once(broker):
    CountryFactory()
    events = [PastEventPageFactory(), PastEventPageFactory(starts_on=FIRST + timedelta(days=30))]
    at_once(*[lambda event=event: bring_in(event, "Dana,Abdrakhman,F,KZ,") for event in events])
    assert (Person.objects.count(), Institution.objects.count(), Registration.objects.count()) == (1, 0, 2)
