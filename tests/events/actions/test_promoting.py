"""A freed place goes to the next who may have it, in the same transaction, and is kept until a deadline."""

from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.db.models.signals import pre_save
from django.utils import timezone

from events.actions.deciding import confirm, decline, keep_waiting
from events.actions.leaving import withdraw
from events.actions.moving import follow
from events.actions.offers import accept, move_queues
from events.actions.registration import register
from events.actions.seating import RegistrationRefused
from events.models import CountryQuota, EventPage, Registration
from portal.core.models import OutgoingMail
from tests.factories.events import EventPageFactory, RegistrationFactory
from tests.factories.people import PersonDetailsFactory, PersonFactory, UserFactory
from tests.factories.places import CountryFactory

pytestmark = pytest.mark.django_db

State = Registration.State
NOW = timezone.now()
HOUR = timedelta(hours=1)
WEEK = timedelta(days=7)


def enrol(event, *, at=NOW, **details):
    details = PersonDetailsFactory(**details)
    return register(event, details, consent_text="I agree.", language="en", at=at)


def states(event) -> list[str]:
    return list(event.registrations.order_by("pk").values_list("state", flat=True))


def mails(registration) -> list[str]:
    about = OutgoingMail.objects.filter(key__startswith=f"registration {registration.code} ").order_by("pk")
    return [mail.kind.removeprefix("registration_") for mail in about]


@pytest.fixture
def full():
    """An event with one place, which somebody has, and two who wait."""
    event = EventPageFactory(capacity=1, offer_hours=48)
    for hours in range(3):
        enrol(event, at=NOW + hours * HOUR)
    return event


def one_after_the_other(event) -> list[Registration]:
    return list(event.registrations.order_by("pk"))


class TestOffer:
    def test_withdrawal_offers_the_place_to_the_first_who_waits(self, full):
        has, first, second = one_after_the_other(full)
        withdraw(has, at=NOW + 3 * HOUR)
        assert states(full) == ["withdrawn", "offered", "waiting"]
        first.refresh_from_db()
        assert first.offered_until == NOW + 51 * HOUR
        assert [mails(it) for it in (has, first, second)] == [
            ["confirmed", "withdrawn"],
            ["waiting", "offered"],
            ["waiting"],
        ]

    def test_accepted_in_time_twice_is_confirmed_once(self, full):
        has, first, _second = one_after_the_other(full)
        withdraw(has, at=NOW)
        for hours in (1, 2, 100):  # who asks again after the deadline has the place all the same
            assert accept(first, at=NOW + hours * HOUR).state == State.CONFIRMED
        assert (states(full), mails(first)) == (
            ["withdrawn", "confirmed", "waiting"],
            ["waiting", "offered", "confirmed"],
        )

    def test_at_its_deadline_the_offer_is_over_and_passes_on(self, full):
        has, first, second = one_after_the_other(full)
        withdraw(has, at=NOW)
        with pytest.raises(RegistrationRefused, match=r"^No place is offered to you now\."):
            accept(first, at=NOW + 48 * HOUR)
        assert states(full) == ["withdrawn", "offered", "waiting"]  # a refusal writes nothing
        assert move_queues(at=NOW + 48 * HOUR - timedelta(microseconds=1)) == 1
        assert states(full) == ["withdrawn", "offered", "waiting"]
        for _ in range(2):
            move_queues(at=NOW + 48 * HOUR)
            assert states(full) == ["withdrawn", "withdrawn", "offered"]
        first.refresh_from_db()
        assert (first.reason, mails(first)) == (
            "The offer was not answered in time.",
            ["waiting", "offered", "withdrawn"],
        )
        assert accept(second, at=NOW + 49 * HOUR).state == State.CONFIRMED

    def test_offer_that_ran_out_is_passed_on_by_whoever_comes_to_the_event(self, full):
        has, *_waiting = one_after_the_other(full)
        withdraw(has, at=NOW)
        late = enrol(full, at=NOW + 49 * HOUR)
        assert (states(full), late.state) == (["withdrawn", "withdrawn", "offered", "waiting"], State.WAITING)

    def test_place_that_is_offered_is_taken_for_everybody_else(self, full):
        has, first, second = one_after_the_other(full)
        withdraw(has, at=NOW)
        with pytest.raises(RegistrationRefused, match=r"^The only place is taken\.$"):
            confirm(second, by=UserFactory(), at=NOW)
        assert confirm(first, by=UserFactory(), at=NOW).state == State.CONFIRMED

    def test_offer_that_is_declined_by_either_side_passes_on(self, full):
        has, first, second = one_after_the_other(full)
        withdraw(has, at=NOW)
        withdraw(first, at=NOW + HOUR)
        assert states(full) == ["withdrawn", "withdrawn", "offered"]
        decline(second, reason="Judges only.", by=UserFactory(), at=NOW + HOUR)
        assert states(full) == ["withdrawn", "withdrawn", "declined"]

    def test_no_offer_stands_longer_than_the_event_is_to_come(self, full):
        has, first, _second = one_after_the_other(full)
        starts_at = full.starts_at
        withdraw(has, at=starts_at - HOUR)
        first.refresh_from_db()
        assert first.offered_until == starts_at
        move_queues(at=starts_at)
        assert states(full) == ["withdrawn", "withdrawn", "waiting"]

    def test_failure_half_way_leaves_the_place_with_whom_had_it(self, full):
        has, *_waiting = one_after_the_other(full)

        def fail(sender, instance, **kwargs):
            if instance.kind == "registration_offered":
                raise DatabaseError

        pre_save.connect(fail, sender=OutgoingMail)
        try:
            with pytest.raises(DatabaseError):
                withdraw(has, at=NOW)
        finally:
            pre_save.disconnect(fail, sender=OutgoingMail)
        assert (states(full), mails(has)) == (["confirmed", "waiting", "waiting"], ["confirmed"])


class TestMorePlaces:
    def test_more_places_are_offered_and_fewer_take_nobody_away(self, full):
        EventPage.objects.filter(pk=full.pk).update(capacity=3)
        for _ in range(2):
            follow(full, at=NOW)
            assert states(full) == ["confirmed", "offered", "offered"]
        EventPage.objects.filter(pk=full.pk).update(capacity=1)
        follow(full, at=NOW)
        assert states(full) == ["confirmed", "offered", "offered"]
        withdraw(one_after_the_other(full)[0], at=NOW)
        enrol(full)
        assert states(full) == ["withdrawn", "offered", "offered", "waiting"]

    def test_publishing_the_page_with_more_places_offers_them(self, full):
        full.refresh_from_db()
        full.capacity = 2
        full.save_revision().publish()
        assert states(full) == ["confirmed", "offered", "waiting"]

    def test_event_that_is_online_from_now_on_takes_everybody_along(self):
        event = EventPageFactory(mode="hybrid", capacity=1, capacity_online=1)
        for mode in ("in_person", "online"):
            RegistrationFactory(event=event, mode=mode)
        RegistrationFactory(event=event, state=State.WAITING, mode="in_person")
        EventPage.objects.filter(pk=event.pk).update(mode="online", capacity=3)
        follow(event, at=NOW)
        assert states(event) == ["confirmed", "confirmed", "offered"]
        assert set(event.registrations.values_list("mode", flat=True)) == {"online"}
        assert follow(event, at=event.starts_at) is None

    def test_earlier_event_shortens_its_offers(self, full):
        withdraw(one_after_the_other(full)[0], at=NOW)
        tomorrow = full.today(NOW) + timedelta(days=1)
        EventPage.objects.filter(pk=full.pk).update(starts_on=tomorrow)
        follow(full, at=NOW)
        offer = full.registrations.get(state=State.OFFERED)
        assert offer.offered_until == EventPage.objects.get(pk=full.pk).starts_at


class TestQuotas:
    @pytest.fixture
    def kazakhstan(self):
        return CountryFactory(iso2="KZ", report_code="KAZ", name="Kazakhstan")

    @pytest.fixture
    def georgia(self):
        return CountryFactory(iso2="GE", report_code="GEO", name="Georgia")

    def test_places_set_aside_wait_for_their_country_until_their_day(self, kazakhstan, georgia):
        event = EventPageFactory(capacity=3)
        quota = CountryQuota.objects.create(
            event=event, country=kazakhstan, seats=2, released_on=event.starts_on - WEEK
        )
        got = [enrol(event, country=country).state for country in (georgia, georgia, kazakhstan, georgia)]
        assert got == ["confirmed", "waiting", "confirmed", "waiting"]
        day = event.starts_at - WEEK
        move_queues(at=day - HOUR)
        assert states(event) == got
        for _ in range(2):
            move_queues(at=day)
            assert states(event) == ["confirmed", "offered", "confirmed", "waiting"]
        assert quota.seats == 2

    def test_freed_place_goes_to_the_country_for_which_it_is_set_aside(self, kazakhstan, georgia):
        event = EventPageFactory(capacity=2)
        CountryQuota.objects.create(event=event, country=kazakhstan, seats=1)
        countries = (georgia, kazakhstan, georgia, kazakhstan)
        people = [enrol(event, country=country, at=NOW + n * HOUR) for n, country in enumerate(countries)]
        withdraw(people[1], at=NOW + 5 * HOUR)
        assert states(event) == ["confirmed", "withdrawn", "waiting", "offered"]
        withdraw(people[0], at=NOW + 5 * HOUR)
        assert states(event) == ["withdrawn", "withdrawn", "offered", "offered"]

    def test_staff_confirm_nobody_into_a_place_of_another_country(self, kazakhstan, georgia):
        event = EventPageFactory(capacity=1, admission="approval")
        CountryQuota.objects.create(event=event, country=kazakhstan, seats=1)
        one, another = (
            RegistrationFactory(event=event, state=State.APPLIED, person=PersonFactory(country=country))
            for country in (georgia, kazakhstan)
        )
        with pytest.raises(RegistrationRefused, match=r"^The only place left is set aside for another country\.$"):
            confirm(one, by=UserFactory(), at=NOW)
        assert confirm(another, by=UserFactory(), at=NOW).state == State.CONFIRMED


def test_staff_put_on_the_waiting_list_and_a_free_place_is_offered_at_once():
    event, by = EventPageFactory(capacity=1, admission="approval"), UserFactory()
    later, earlier = (
        RegistrationFactory(event=event, state=State.APPLIED, queued_at=NOW - hours * HOUR) for hours in (1, 2)
    )
    taken = RegistrationFactory(event=event)
    for row in (later, earlier, earlier):
        assert keep_waiting(row, by=by, at=NOW).state == State.WAITING
    withdraw(taken, at=NOW)
    assert states(event) == ["waiting", "offered", "withdrawn"]
    EventPage.objects.filter(pk=event.pk).update(capacity=3)
    applied = RegistrationFactory(event=event, state=State.APPLIED)
    assert keep_waiting(applied, by=by, at=NOW).state == State.OFFERED
    with pytest.raises(RegistrationRefused, match=r"cannot become “on the waiting list”"):
        keep_waiting(taken, by=by, at=NOW)
    with pytest.raises(RegistrationRefused, match=r"^Only who applied or was declined"):
        keep_waiting(RegistrationFactory(event=event), by=by, at=NOW)
