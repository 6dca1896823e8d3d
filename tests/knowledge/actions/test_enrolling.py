"""Who takes part in a series: with a place at each session to come, and with what was sent to the others already."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.actions.leaving import withdraw as withdraw_registration
from events.models import Attendance, Registration
from knowledge.actions.enrolling import EnrolmentRefused, enrol, nominate, withdraw
from knowledge.actions.following import take_places
from knowledge.actions.looking_after import look_after
from knowledge.models import Enrolment, Material
from participants.actions.anonymising import anonymise
from participants.models import Consent
from participants.signals import consent_withdrawn
from portal.core.models import OutgoingMail
from tests.factories.events import EventPageFactory, RegistrationFactory
from tests.factories.learning import EnrolmentFactory, QuizFactory, SeriesFactory, SeriesSessionFactory
from tests.factories.people import PersonFactory, UserFactory

pytestmark = pytest.mark.django_db

TEXT = "I agree."


@pytest.fixture
def now():
    return timezone.now()


def session(series, days: int, **fields):
    day = timezone.localdate() + timedelta(days=days)
    event = EventPageFactory(starts_on=day, ends_on=day, admission="nomination", **fields)
    return SeriesSessionFactory(series=series, event=event).event


def enrolled(series, person=None, *, at):
    return enrol(series, person or PersonFactory(), consent_text=TEXT, language="en", at=at)


def states(person) -> dict[int, str]:
    return {it.event_id: it.state for it in Registration.objects.filter(person=person)}


def mails(person) -> list[str]:
    return sorted(OutgoingMail.objects.filter(addressee=person.pk).values_list("kind", flat=True))


def test_enrolling_registers_at_the_sessions_to_come(now):
    series, person = SeriesFactory(), PersonFactory()
    session(series, -5)
    coming, full = session(series, 5), session(series, 9, capacity=1)
    RegistrationFactory(event=full)
    enrolment = enrolled(series, person, at=now)
    assert (enrolment.state, enrolment.at) == ("enrolled", now)
    assert states(person) == {coming.pk: "confirmed", full.pk: "waiting"}
    assert set(Registration.objects.filter(person=person).values_list("source", flat=True)) == {"invited"}
    assert list(Consent.objects.filter(person=person).values_list("text", "source")) == [(TEXT, "self")]
    assert mails(person) == ["registration_waiting", "series_enrolled"]


def test_enrolling_twice_is_the_same_row_and_one_mail(now):
    series, person = SeriesFactory(), PersonFactory()
    session(series, 5)
    first = enrolled(series, person, at=now)
    assert enrolled(series, person, at=now + timedelta(hours=1)) == first
    assert (series.enrolments.count(), person.registrations.count(), person.consents.count()) == (1, 1, 1)
    assert mails(person) == ["series_enrolled"]


def test_who_is_registered_already_keeps_that_registration(now):
    series = SeriesFactory()
    own = RegistrationFactory(event=session(series, 5))
    enrolment = enrolled(series, own.person, at=now)
    assert [it.registration for it in enrolment.places.all()] == [own]


def days(number: int):
    return timezone.now() + timedelta(days=number)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"live": False}, "This series is not published."),
        ({"admission": "nomination"}, "Participants are nominated by their countries."),
        ({"enrolment_opens_at": days(2)}, "Enrolment opens on "),
        ({"enrolment_closes_at": days(-2)}, "Enrolment closed on "),
        ({"capacity": 1}, "The only place is taken."),
    ],
)
def test_refused_with_a_sentence_and_nothing_is_written(now, fields, sentence):
    series, person = SeriesFactory(**fields), PersonFactory()
    EnrolmentFactory(series=series)
    with pytest.raises(EnrolmentRefused, match="^" + sentence):
        enrolled(series, person, at=now)
    assert (series.enrolments.count(), person.consents.count(), mails(person)) == (1, 0, [])


def test_refused_when_the_last_session_is_over(now):
    series = SeriesFactory()
    session(series, -5)
    with pytest.raises(EnrolmentRefused, match=r"^This series is over\.$"):
        enrolled(series, at=now)


def test_prerequisites_are_named_until_they_are_completed(now):
    first, series, person = SeriesFactory(title="First steps"), SeriesFactory(), PersonFactory()
    series.prerequisites.set([first])
    series.save()
    EnrolmentFactory(series=first, person=person)
    event = session(first, -5)
    with pytest.raises(EnrolmentRefused, match="to be completed first: First steps"):
        enrolled(series, person, at=now)
    registration = RegistrationFactory(event=event, person=person)
    Attendance.objects.create(registration_id=registration.pk, days=1, mode="online")
    assert enrolled(series, person, at=now).state == "enrolled"


def test_nominated_person_takes_a_place_by_accepting(now):
    series, person, by = SeriesFactory(admission="nomination", capacity=1), PersonFactory(), UserFactory()
    session(series, 5)
    row = nominate(series, person, by=by, at=now)
    assert nominate(series, person, by=by, at=now) == row
    assert (row.state, states(person), mails(person)) == ("nominated", {}, ["series_nominated"])
    assert (enrolled(series, person, at=now).pk, series.enrolments.active().count()) == (row.pk, 1)
    other = nominate_or_why_not(series, by=by, at=now)
    assert other == "The only place is taken."


def nominate_or_why_not(series, *, by, at) -> str:
    with pytest.raises(EnrolmentRefused) as refused:
        nominate(series, PersonFactory(), by=by, at=at)
    return str(refused.value)


def test_staff_enrol_only_who_has_agreed(now):
    series, person, by = SeriesFactory(admission="nomination"), PersonFactory(), UserFactory()
    with pytest.raises(EnrolmentRefused, match="has not agreed to the use of their data"):
        enrol(series, person, consent_text="", language="en", by=by, at=now)
    enrolled(SeriesFactory(), person, at=now)
    assert enrol(series, person, consent_text="", language="en", by=by, at=now).by == by


def test_withdrawing_frees_places_to_come_and_leaves_what_is_past(now):
    series, person = SeriesFactory(), PersonFactory()
    past, coming = session(series, -5), session(series, 5)
    RegistrationFactory(event=past, person=person)
    enrolment = enrolled(series, person, at=now)
    later = now + timedelta(hours=1)
    assert withdraw(enrolment, at=later).state == withdraw(enrolment, at=later).state == "withdrawn"
    assert states(person) == {past.pk: "confirmed", coming.pk: "withdrawn"}
    again = enrolled(series, person, at=now + timedelta(hours=2))
    assert again.pk == enrolment.pk
    assert sorted(person.registrations.filter(event=coming).values_list("state", flat=True)) == [
        "confirmed",
        "withdrawn",
    ]


def test_withdrawing_leaves_a_place_that_the_series_did_not_give(now):
    series, other = SeriesFactory(), SeriesFactory()
    mine, shared = session(series, 5), session(series, 6)
    SeriesSessionFactory(series=other, event=shared)
    own = RegistrationFactory(event=mine)
    first, second = (enrolled(it, own.person, at=now) for it in (series, other))
    withdraw(first, at=now)
    assert states(own.person) == {mine.pk: "confirmed", shared.pk: "confirmed"}
    withdraw(second, at=now)
    assert states(own.person) == {mine.pk: "confirmed", shared.pk: "withdrawn"}


def test_who_gave_one_session_back_is_not_registered_for_it_again(now):
    series, person = SeriesFactory(), PersonFactory()
    coming = session(series, 5)
    enrolment = enrolled(series, person, at=now)
    withdraw_registration(person.registrations.get(), at=now)
    added = session(series, 6)
    assert [it.event for it in take_places(enrolment, at=now)] == [added]
    assert states(person) == {coming.pk: "withdrawn", added.pk: "confirmed"}


def test_withdrawn_consent_ends_what_is_not_over(now):
    enrolment, over = EnrolmentFactory(), EnrolmentFactory()
    session(enrolment.series, 5)
    session(over.series, -5)
    for it in (enrolment, over):
        Enrolment.objects.filter(pk=it.pk).update(person=enrolment.person)
    consent_withdrawn.send(None, person=enrolment.person, purpose="registration", at=now)
    assert list(Enrolment.objects.order_by("pk").values_list("state", flat=True)) == ["withdrawn", "enrolled"]


def test_an_erased_person_frees_their_place_without_a_mail(now):
    enrolment = EnrolmentFactory(series__capacity=1)
    over = EnrolmentFactory(person=enrolment.person)
    session(over.series, -5)
    anonymise(enrolment.person, by=None, at=now, reason="asked")
    assert list(Enrolment.objects.order_by("pk").values_list("state", flat=True)) == ["withdrawn", "enrolled"]
    assert OutgoingMail.objects.count() == 0
    assert enrolled(enrolment.series, at=now).state == "enrolled"


def material(series, event=None, **fields):
    given = {"url": "https://example.org/read", "title": "Read me", "days": 3} | fields
    return Material.objects.create(series=series, event=event, **given)


class TestMaterials:
    def test_late_enrolment_gets_everything_in_one_mail(self, now):
        series, person = SeriesFactory(), PersonFactory(language="ru")
        past, coming = session(series, -2), session(series, 2)
        cancelled = session(series, 3, cancelled_at=now)
        due = [material(series), material(series, coming), material(series, past, is_before=False, days=0)]
        for it in (material(series, coming, days=1), material(series, is_before=False), material(series, cancelled)):
            assert it not in due
        enrolment = enrolled(series, person, at=now)
        assert [it.material for it in enrolment.sent_materials.all()] == due
        mail = OutgoingMail.objects.get(addressee=person.pk, kind="series_materials")
        assert (mail.text.count("https://example.org/read"), "/ru/learning/" in mail.text) == (3, True)

    def test_nobody_gets_the_same_twice(self, now):
        series, person = SeriesFactory(), PersonFactory()
        coming = session(series, 5)
        material(series, coming)
        enrolled(series, person, at=now)
        withdrawn = withdraw(enrolled(series, at=now), at=now)
        assert mails(person) == ["series_enrolled"]
        for hours in (72, 73):
            look_after(series, at=now + timedelta(hours=hours))
        assert mails(person) == ["series_enrolled", "series_materials"]
        assert "series_materials" not in mails(withdrawn.person)


def test_a_quiz_that_closes_soon_is_reminded_of_once(now):
    series, person = SeriesFactory(), PersonFactory()
    session(series, 1)
    QuizFactory(series=series, kind="pre", closes_at=now + timedelta(days=2), questions=0)
    QuizFactory(series=series, closes_at=now + timedelta(days=20), questions=0)
    enrolled(series, person, at=now)
    look_after(series, at=now)
    look_after(series, at=now + timedelta(hours=1))
    assert mails(person) == ["series_enrolled", "series_quiz"]
