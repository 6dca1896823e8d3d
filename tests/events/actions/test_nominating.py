"""A country's list: written and ordered by it, sent off once, answered by the nominees, closed by the clock."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from wagtail.models import PageLogEntry

from events.actions.leaving import withdraw
from events.actions.nominating import NominationRefused, add, agree, close, move, remove, submit
from events.country_places import CountryPlaces, places_of
from events.models import CountryQuota, EventPage, Nomination, Registration
from events.tasks import close_nominations
from participants.models import Consent, Person
from portal.core import retention
from portal.core.models import OutgoingMail
from tests.factories.events import EventPageFactory, RegistrationFactory
from tests.factories.nominations import a_visit, armenia, georgia, nominee
from tests.factories.people import PersonFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def am():
    return armenia()


@pytest.fixture
def by(am):
    return UserFactory(role="Focal point", focal_country=am)


@pytest.fixture
def visit():
    return a_visit()


@pytest.fixture
def submitted(visit, am, by, now):
    """Three people are asked, in this order."""
    add(visit, am, [nominee(number) for number in (1, 2, 3)], by=by, at=now)
    submit(visit, am, by=by, at=now)
    return list(Nomination.objects.of(visit, am))


def names(event, country) -> list[tuple[int, str]]:
    return [(row.rank, row.given_name) for row in Nomination.objects.of(event, country)]


def states(event) -> list[str]:
    return list(event.registrations.order_by("queued_at", "pk").values_list("state", flat=True))


def say_yes(nomination, *, at, **changes):
    words = {"phone": "+37491000001", "position": "Adviser", "institution": "Ministry of Tests"} | changes
    return agree(
        nomination.registration, words, consent_text="I agree.", language="ru", mode="", answers={}, at=at
    )  # fmt: skip


def test_list_grows_at_its_end_and_nobody_is_on_it_twice(visit, am, by, now):
    assert add(visit, am, [nominee(1), nominee(2)], by=by, at=now) == 2
    again = [nominee(2, email="NOMINEE2@example.org"), nominee(3), nominee(3)]
    assert [add(visit, am, again, by=by, at=now) for _twice in range(2)] == [1, 0]
    add(visit, georgia(), [nominee(1)], by=by, at=now)
    assert names(visit, am) == [(1, "Davit"), (2, "Lusine"), (3, "Tigran")]
    assert (Person.objects.count(), Registration.objects.count(), OutgoingMail.objects.count()) == (0, 0, 0)


def test_order_is_changed_one_by_one_and_ends_hold(visit, am, by, now):
    add(visit, am, [nominee(number) for number in (1, 2, 3)], by=by, at=now)
    first, _second, third = Nomination.objects.of(visit, am)
    move(first, up=True, by=by, at=now)
    move(third, up=True, by=by, at=now)
    move(third, up=True, by=by, at=now)
    move(first, up=False, by=by, at=now)
    assert names(visit, am) == [(1, "Tigran"), (2, "Lusine"), (3, "Davit")]


def test_submitted_list_asks_everybody_once_in_their_order_and_takes_no_place(visit, am, by, now):
    add(visit, am, [nominee(2, language="ru"), nominee(1)], by=by, at=now)
    assert [submit(visit, am, by=by, at=now) for _twice in range(2)] == [2, 0]
    rows = Registration.objects.order_by("queued_at", "pk")
    found = [(row.person.given_name, row.state, row.source, row.language) for row in rows]
    assert found == [("Lusine", "nominated", "nominated", "ru"), ("Davit", "nominated", "nominated", "en")]
    assert (Consent.objects.count(), visit.registrations.seated().count()) == (0, 0)
    mails = OutgoingMail.objects.order_by("pk")
    assert [(mail.kind, mail.recipient) for mail in mails] == [
        ("registration_nominated", "nominee2@example.org"),
        ("registration_nominated", "nominee1@example.org"),
    ]
    assert "/ru/registrations/nomination/" in mails[0].text
    assert PageLogEntry.objects.get(action="events.nominations.submit").data == {"people": 2, "country": "AM"}


def test_refusal_of_one_asks_nobody(visit, am, by, now):
    add(visit, am, [nominee(1), nominee(2)], by=by, at=now)
    declined = PersonFactory(given_name="Lusine", family_name="Mockyan", email="nominee2@example.org", country=am)
    RegistrationFactory(event=visit, person=declined, state="declined")
    with pytest.raises(NominationRefused, match=r"^Lusine Mockyan: The programme has already decided"):
        submit(visit, am, by=by, at=now)
    assert (states(visit), OutgoingMail.objects.count()) == (["declined"], 0)


def test_person_of_another_country_is_not_taken_over(visit, am, by, now):
    theirs = PersonFactory(given_name="Davit", family_name="Probyan", email="nominee1@example.org", country=georgia())
    add(visit, am, [nominee(1)], by=by, at=now)
    with pytest.raises(NominationRefused, match=r"^Davit Probyan cannot be nominated by your country"):
        submit(visit, am, by=by, at=now)
    theirs.refresh_from_db()
    assert (theirs.country_id, states(visit)) == ("GE", [])


def test_who_agrees_gives_consent_and_completes_what_is_known(visit, am, submitted, now):
    first, second, third = submitted
    agreed = [say_yes(row, at=now, given_name="Анна") for row in (first, first, second, third)]
    assert [row.state for row in agreed] == ["confirmed", "confirmed", "confirmed", "waiting"]
    person = Person.objects.get(pk=first.registration.person_id)
    assert (person.given_name, person.phone, person.position) == ("Анна", "+37491000001", "Adviser")
    assert Consent.objects.filter(person=person).values_list("text", "language").get() == ("I agree.", "ru")
    assert places_of(visit, am, at=now) == CountryPlaces(
        quota=0, left=0, confirmed=2, asked=0, next_name="Tigran Fakeyan"
    )


def test_somebody_known_corrects_no_name_by_the_link(visit, am, by, now):
    known = PersonFactory(given_name="Davit", family_name="Probyan", email="nominee1@example.org", country=am)
    RegistrationFactory(person=known)
    add(visit, am, [nominee(1)], by=by, at=now)
    submit(visit, am, by=by, at=now)
    say_yes(Nomination.objects.get(), at=now, given_name="Somebody else")
    known.refresh_from_db()
    assert (known.given_name, known.position) == ("Davit", "Adviser")


def test_namesake_with_the_same_address_is_refused_and_nothing_is_written(visit, submitted, now):
    PersonFactory(given_name="Анна", family_name="Probyan", email="nominee1@example.org")
    with pytest.raises(NominationRefused, match="another person of this name"):
        say_yes(submitted[0], at=now, given_name="Анна")
    assert (states(visit), Consent.objects.count()) == (["nominated"] * 3, 0)


def test_places_of_the_country_come_from_its_quota(am, by, now):
    seminar = EventPageFactory(admission="approval", capacity=10)
    CountryQuota.objects.create(event=seminar, country=am, seats=3)
    CountryQuota.objects.create(event=seminar, country=georgia(), seats=6)
    add(seminar, am, [nominee(1)], by=by, at=now)
    expected = CountryPlaces(quota=3, left=4, confirmed=0, asked=0, next_name="Davit Probyan")
    assert places_of(seminar, am, at=now) == expected


def test_who_was_not_asked_leaves_no_trace_and_who_was_asked_is_told_why(visit, am, by, submitted, now):
    add(visit, am, [nominee(4)], by=by, at=now)
    fourth = Nomination.objects.of(visit, am).last()
    assert [remove(fourth, reason="A slip", by=by, at=now) for _twice in range(2)] == [None, None]
    removed = [remove(submitted[0], reason="Changed the ministry", by=by, at=now) for _twice in range(2)]
    assert [(row.removed_at, row.removed_reason) for row in removed] == [(now, "Changed the ministry")] * 2
    assert (names(visit, am), states(visit)) == (
        [(1, "Lusine"), (2, "Tigran")],
        ["withdrawn", "nominated", "nominated"],
    )
    mail = OutgoingMail.objects.get(kind="nomination_taken_back")
    assert (mail.recipient, "Changed the ministry" in mail.text) == ("nominee1@example.org", True)
    with pytest.raises(NominationRefused, match=r"^This nomination no longer stands\.$"):
        say_yes(submitted[0], at=now)
    add(visit, am, [nominee(1)], by=by, at=now)
    assert submit(visit, am, by=by, at=now) == 1


def test_who_has_agreed_is_not_taken_off(visit, am, by, submitted, now):
    say_yes(submitted[0], at=now)
    with pytest.raises(NominationRefused, match=r"^Davit Probyan has agreed already"):
        remove(submitted[0], reason="Another one", by=by, at=now)
    assert (states(visit)[0], Nomination.objects.standing().count()) == ("confirmed", 3)


def test_who_declines_lets_the_next_in_rank_be_seen(visit, am, submitted, now):
    withdraw(submitted[0].registration, at=now)
    assert places_of(visit, am, at=now).next_name == "Lusine Mockyan"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"nomination_closes_at": timezone.now() - timedelta(minutes=1)}, "The list is closed since"),
        ({"cancelled_at": timezone.now()}, "The event was cancelled"),
        ({"admission": "open"}, "Nobody is nominated for this event"),
    ],
    ids=["deadline", "cancelled", "open"],
)
def test_closed_list_takes_nothing(am, by, now, fields, sentence):
    event = a_visit(**fields)
    row = Nomination.objects.create(
        event=event, country=am, rank=1, added_at=now, added_by=by, email="n@example.org", language="en"
    )
    verbs = [
        lambda: add(event, am, [nominee(1)], by=by, at=now),
        lambda: move(row, up=True, by=by, at=now),
        lambda: remove(row, reason="x", by=by, at=now),
        lambda: submit(event, am, by=by, at=now),
    ]
    for verb in verbs:
        with pytest.raises(NominationRefused, match=sentence):
            verb()
    assert (Nomination.objects.count(), Registration.objects.count()) == (1, 0)


def test_unanswered_nominations_are_over_at_the_deadline(visit, am, submitted, now):
    say_yes(submitted[1], at=now)
    EventPage.objects.filter(pk=visit.pk).update(nomination_closes_at=now)
    with pytest.raises(NominationRefused, match="was to be confirmed until"):
        say_yes(submitted[0], at=now)
    assert [close(at=now) for _twice in range(2)] == [2, 0]
    close_nominations()
    assert sorted(states(visit)) == ["confirmed", "withdrawn", "withdrawn"]
    assert OutgoingMail.objects.exclude(kind="registration_nominated").count() == 1  # that of who has agreed
    rows = Nomination.objects.of(visit, am)
    assert [row.is_out for row in rows] == [True, False, True]


def test_words_of_the_country_go_thirty_days_after_the_event(visit, submitted, now):
    EventPage.objects.filter(pk=visit.pk).update(starts_on=now.date() - timedelta(days=33), ends_on=now.date())
    retention.run(at=now + timedelta(days=29))
    assert Nomination.objects.filter(given_name="Davit").exists()
    retention.run(at=now + timedelta(days=33))
    assert set(Nomination.objects.values_list("given_name", "email", "sex")) == {("", "", "")}
    assert Nomination.objects.first().name == "Davit Probyan"


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_replaced_at_the_very_moment_of_the_answer_ends_in_one_right_state(broker):
    now = timezone.now()
    visit, am = a_visit(), armenia()
    by = UserFactory()
    add(visit, am, [nominee(1)], by=by, at=now)
    submit(visit, am, by=by, at=now)
    row = Nomination.objects.of(visit, am).get()
    start = threading.Barrier(2)

    def at_once(verb) -> str:
        try:
            start.wait(timeout=30)
            verb()
        except NominationRefused as refusal:
            return str(refusal)
        finally:
            connection.close()
        return "done"

    verbs = [lambda: remove(row, reason="Another one", by=by, at=now), lambda: say_yes(row, at=now)]
    with ThreadPoolExecutor(2) as pool:
        removed, agreed = pool.map(at_once, verbs)
    state = Registration.objects.get().state
    assert (removed == "done", agreed == "done", state) in [(True, False, "withdrawn"), (False, True, "confirmed")]
