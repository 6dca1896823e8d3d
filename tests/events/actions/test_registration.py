from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.db.models.signals import pre_save
from django.utils import timezone
from wagtail.models import ModelLogEntry

from events.actions.registration import RegistrationRefused, confirm, decline, register, withdraw
from events.models import EventPage, Registration
from participants.models import Consent, Institution, Person
from portal.core.models import OutgoingMail
from tests.factories.events import EventPageFactory, RegistrationFactory
from tests.factories.people import PersonDetailsFactory, PersonFactory, UserFactory

pytestmark = pytest.mark.django_db

State = Registration.State
NOW = timezone.now()
HOUR = timedelta(hours=1)
CONSENT = "I agree."


def enrol(event, details=None, **kwargs):
    options = {"consent_text": CONSENT, "language": "en", "at": NOW} | kwargs
    return register(event, details or PersonDetailsFactory(), **options)


def rows() -> dict[str, int]:
    """How much there is of everything that a registration writes."""
    models = (Registration, Person, Institution, Consent, OutgoingMail)
    return {model.__name__: model.objects.count() for model in models}


NOTHING = {"Registration": 0, "Person": 0, "Institution": 0, "Consent": 0, "OutgoingMail": 0}
ONE_OF_EACH = dict.fromkeys(NOTHING, 1)


def mails() -> list[str]:
    return list(OutgoingMail.objects.order_by("pk").values_list("kind", flat=True))


def facts(registration):
    registration.refresh_from_db()
    return registration.state, registration.reason, registration.decided_at, registration.decided_by


@pytest.fixture
def broken_outbox():
    """The database fails when the mail is written, which is the last thing that an action does."""

    def fail(sender, **kwargs):
        raise DatabaseError

    pre_save.connect(fail, sender=OutgoingMail)
    yield
    pre_save.disconnect(fail, sender=OutgoingMail)


class TestRegister:
    def test_open_admission_confirms_at_once(self):
        registration = enrol(EventPageFactory(), PersonDetailsFactory(email="Aigul@Example.org"))
        assert facts(registration) == (State.CONFIRMED, "", NOW, None)
        assert rows() == ONE_OF_EACH
        assert mails() == ["registration_confirmed"]
        assert registration.person.email == "aigul@example.org"

    def test_approval_leaves_it_to_be_decided(self):
        registration = enrol(EventPageFactory(admission=EventPage.Admission.APPROVAL))
        assert facts(registration) == (State.APPLIED, "", None, None)
        assert mails() == ["registration_applied"]

    def test_consent_is_kept_in_the_words_that_were_read(self):
        registration = enrol(EventPageFactory(), consent_text="Я согласна.", language="ru")
        kept = Consent.objects.values_list("person", "purpose", "is_given", "text", "language", "source", "at")
        assert list(kept) == [(registration.person_id, "registration", True, "Я согласна.", "ru", "self", NOW)]

    def test_twice_is_one_registration_and_one_mail(self):
        event, details = EventPageFactory(), PersonDetailsFactory()
        assert enrol(event, details) == enrol(event, details)
        assert rows() == ONE_OF_EACH

    def test_twice_for_the_last_place_is_no_refusal(self):
        event, details = EventPageFactory(capacity=1), PersonDetailsFactory()
        assert enrol(event, details) == enrol(event, details)

    @pytest.mark.parametrize(
        ("event", "sentence"),
        [
            ({"registration_opens_at": NOW + HOUR}, "Registration is not open yet. It opens on "),
            ({"registration_closes_at": NOW}, "Registration is over. It closed on "),
            ({"starts_on": NOW.date() - timedelta(days=2)}, "Registration is over: the event began on "),
            ({"cancelled_at": NOW}, "The event was cancelled."),
            ({"admission": "nomination"}, "Participants are nominated by their countries."),
        ],
    )
    def test_closed_event_refuses_and_nothing_is_written(self, event, sentence):
        with pytest.raises(RegistrationRefused) as refusal:
            enrol(EventPageFactory(**event))
        assert str(refusal.value).startswith(sentence)
        assert rows() == NOTHING

    def test_full_event_lets_the_next_wait(self):
        event = EventPageFactory(capacity=2)
        assert [enrol(event).state for _ in range(3)] == [State.CONFIRMED, State.CONFIRMED, State.WAITING]
        assert mails() == ["registration_confirmed", "registration_confirmed", "registration_waiting"]
        assert facts(event.registrations.waiting().get()) == (State.WAITING, "", None, None)

    def test_undecided_registrations_take_no_place(self):
        event = EventPageFactory(capacity=1, admission=EventPage.Admission.APPROVAL)
        enrol(event)
        assert enrol(event).state == State.APPLIED

    def test_declined_person_does_not_come_in_by_registering_again(self):
        registration = enrol(EventPageFactory())
        decline(registration, reason="", by=UserFactory(), at=NOW)
        with pytest.raises(RegistrationRefused, match=r"^The programme has already decided"):
            enrol(registration.event, PersonDetailsFactory(email=registration.person.email))

    def test_who_has_withdrawn_may_register_again(self):
        registration = enrol(EventPageFactory(capacity=1))
        withdraw(registration, at=NOW)
        again = enrol(registration.event, PersonDetailsFactory(email=registration.person.email))
        assert (again.state, again.pk != registration.pk) == (State.CONFIRMED, True)

    def test_failure_half_way_leaves_nothing(self, broken_outbox):
        with pytest.raises(DatabaseError):
            enrol(EventPageFactory())
        assert rows() == NOTHING

    def test_imported_list_comes_after_the_event_is_confirmed_and_sends_no_mail(self):
        event = EventPageFactory(starts_on=NOW.date() - timedelta(days=9), admission=EventPage.Admission.APPROVAL)
        staff = UserFactory()
        registration = enrol(event, source=Registration.Source.IMPORTED, by=staff)
        assert facts(registration) == (State.CONFIRMED, "", NOW, staff)
        assert mails() == []

    def test_imported_list_takes_no_more_than_the_places(self):
        event = EventPageFactory(capacity=1)
        enrol(event, source=Registration.Source.IMPORTED)
        with pytest.raises(RegistrationRefused, match=r"^The only place is taken\.$"):
            enrol(event, source=Registration.Source.IMPORTED)


class TestConfirm:
    def test_undecided_becomes_confirmed_with_mail_and_log(self):
        registration, staff = RegistrationFactory(state=State.APPLIED), UserFactory()
        confirm(registration, by=staff, at=NOW)
        assert facts(registration) == (State.CONFIRMED, "", NOW, staff)
        assert mails() == ["registration_confirmed"]
        logged = ModelLogEntry.objects.values_list("action", "user", "object_id", "label")
        assert list(logged) == [
            ("events.registration.confirmed", staff.pk, str(registration.pk), registration.code)
        ]  # fmt: skip

    def test_twice_changes_nothing_and_sends_nothing_more(self):
        registration, staff = RegistrationFactory(state=State.APPLIED), UserFactory()
        confirm(registration, by=staff, at=NOW)
        confirm(registration, by=UserFactory(), at=NOW + HOUR)
        assert facts(registration) == (State.CONFIRMED, "", NOW, staff)
        assert mails() == ["registration_confirmed"]

    def test_declined_may_be_confirmed_after_all(self):
        registration, staff = RegistrationFactory(state=State.DECLINED, reason="Late."), UserFactory()
        confirm(registration, by=staff, at=NOW)
        assert facts(registration) == (State.CONFIRMED, "", NOW, staff)

    def test_no_place_left_refuses(self):
        full = RegistrationFactory(event=EventPageFactory(capacity=1)).event
        registration = RegistrationFactory(event=full, state=State.APPLIED)
        with pytest.raises(RegistrationRefused, match=r"^The only place is taken\.$"):
            confirm(registration, by=UserFactory(), at=NOW)
        assert facts(registration) == (State.APPLIED, "", None, None)
        assert mails() == []

    def test_withdrawn_stays_withdrawn(self):
        registration = RegistrationFactory(state=State.WITHDRAWN)
        with pytest.raises(
            RegistrationRefused, match=r"^The registration is “withdrawn” and cannot become “confirmed”"
        ):
            confirm(registration, by=UserFactory(), at=NOW)

    def test_failure_half_way_leaves_it_undecided(self, broken_outbox):
        registration = RegistrationFactory(state=State.APPLIED)
        with pytest.raises(DatabaseError):
            confirm(registration, by=UserFactory(), at=NOW)
        assert facts(registration) == (State.APPLIED, "", None, None)


class TestDecline:
    def test_reason_is_kept_and_told(self):
        registration, staff = RegistrationFactory(state=State.APPLIED), UserFactory()
        decline(registration, reason="The seminar is for <judges>.", by=staff, at=NOW)
        assert facts(registration) == (State.DECLINED, "The seminar is for <judges>.", NOW, staff)
        mail = OutgoingMail.objects.get()
        assert mail.kind == "registration_declined"
        assert "Reason: The seminar is for <judges>." in mail.text
        assert "The seminar is for &lt;judges&gt;." in mail.html

    def test_declining_the_confirmed_frees_the_place(self):
        event = EventPageFactory(capacity=1)
        decline(RegistrationFactory(event=event), reason="", by=UserFactory(), at=NOW)
        assert enrol(event).state == State.CONFIRMED

    def test_twice_changes_nothing_and_sends_nothing_more(self):
        registration, staff = RegistrationFactory(state=State.APPLIED), UserFactory()
        decline(registration, reason="One.", by=staff, at=NOW)
        decline(registration, reason="Two.", by=staff, at=NOW + HOUR)
        assert facts(registration) == (State.DECLINED, "One.", NOW, staff)
        assert mails() == ["registration_declined"]

    def test_declined_confirmed_and_declined_again_sends_each_mail(self):
        registration, staff = RegistrationFactory(state=State.APPLIED), UserFactory()
        for hours, action in enumerate([decline, confirm, decline]):
            reason = {"reason": ""} if action is decline else {}
            action(registration, by=staff, at=NOW + hours * HOUR, **reason)
        assert mails() == ["registration_declined", "registration_confirmed", "registration_declined"]

    def test_withdrawn_is_refused(self):
        with pytest.raises(RegistrationRefused, match=r"cannot become “declined”"):
            decline(RegistrationFactory(state=State.WITHDRAWN), reason="", by=UserFactory(), at=NOW)


class TestWithdraw:
    def test_place_is_free_again(self):
        registration = RegistrationFactory(event=EventPageFactory(capacity=1))
        withdraw(registration, at=NOW)
        assert facts(registration) == (State.WITHDRAWN, "", NOW, None)
        assert mails() == ["registration_withdrawn"]
        assert enrol(registration.event).state == State.CONFIRMED

    def test_twice_changes_nothing_and_sends_nothing_more(self):
        registration = RegistrationFactory()
        withdraw(registration, at=NOW)
        withdraw(registration, at=NOW + HOUR)
        assert facts(registration) == (State.WITHDRAWN, "", NOW, None)
        assert mails() == ["registration_withdrawn"]

    def test_begun_event_refuses(self):
        registration = RegistrationFactory()
        with pytest.raises(RegistrationRefused, match=r"^The event has begun"):
            withdraw(registration, at=registration.event.starts_at)
        assert registration.state == State.CONFIRMED

    def test_declined_is_refused(self):
        with pytest.raises(RegistrationRefused, match=r"cannot become “withdrawn”"):
            withdraw(RegistrationFactory(state=State.DECLINED), at=NOW)


def test_mail_is_in_the_language_of_the_registration_with_its_link():
    registration = RegistrationFactory(
        person=PersonFactory(given_name="Айгүл", family_name="О'Нил"),
        event=EventPageFactory(title_ru="Открытые данные & люди"),
        state=State.APPLIED,
        language="ru",
    )
    confirm(registration, by=UserFactory(), at=NOW)
    mail = OutgoingMail.objects.get()
    assert (mail.recipient, mail.language) == (registration.person.email, "ru")
    assert mail.subject.endswith("Открытые данные & люди")
    assert "Айгүл О'Нил" in mail.text
    assert "http://testserver/ru/registrations/" in mail.text
    assert f"http://testserver/ru/events/{registration.event.slug}/" in mail.text
    assert "Открытые данные &amp; люди" in mail.html
