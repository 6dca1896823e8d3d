"""A whole list registered at once: the same rules as for one, in a fixed number of statements."""

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from events.actions.registration import RegistrationRefused, register_all
from events.models import Registration
from participants.models import Consent
from portal.core.models import OutgoingMail
from tests.factories.events import EventPageFactory, PastEventPageFactory, RegistrationFactory
from tests.factories.people import PersonFactory, UserFactory

pytestmark = pytest.mark.django_db

State = Registration.State
NOW = timezone.now()


def enrol(event, people, **kwargs):
    return register_all(
        event, people, consent_text="They agreed.", consent_language="en", at=NOW, **{"by": None} | kwargs
    )


def states(event) -> list[tuple[str, str]]:
    return list(event.registrations.order_by("pk").values_list("state", "source"))


def test_everybody_is_confirmed_with_a_consent_and_an_entry_in_the_log():
    event, people, staff = PastEventPageFactory(), [PersonFactory(), PersonFactory(language="ru")], UserFactory()
    registrations = enrol(event, people, by=staff)
    assert list(registrations) == [person.pk for person in people]
    fields = ("person", "state", "source", "language", "registered_at", "decided_at", "decided_by")
    assert list(event.registrations.order_by("pk").values_list(*fields)) == [
        (people[0].pk, "confirmed", "imported", "en", NOW, NOW, staff.pk),
        (people[1].pk, "confirmed", "imported", "ru", NOW, NOW, staff.pk),
    ]
    assert sorted(Consent.objects.values_list("person", "text", "language", "source", "at")) == [
        (people[0].pk, "They agreed.", "en", "imported", NOW),
        (people[1].pk, "They agreed.", "en", "imported", NOW),
    ]
    assert sorted(ModelLogEntry.objects.values_list("action", "label", "user", "object_id")) == sorted(
        ("events.registration.register", row.code, staff.pk, str(row.pk)) for row in registrations.values()
    )


def test_twice_writes_nothing_the_second_time():
    event, people = EventPageFactory(capacity=2), [PersonFactory(), PersonFactory()]
    first = enrol(event, people)
    assert enrol(event, people) == first
    assert (Registration.objects.count(), Consent.objects.count()) == (2, 2)


def test_who_waited_for_a_decision_is_confirmed_and_told_while_the_event_is_to_come():
    waiting = RegistrationFactory(state=State.APPLIED)
    assert enrol(waiting.event, [waiting.person]) == {waiting.person_id: waiting}
    assert states(waiting.event) == [("confirmed", "self")]
    assert list(OutgoingMail.objects.values_list("kind", "recipient")) == [
        ("registration_confirmed", waiting.person.email)
    ]


def test_who_waited_for_a_decision_gets_no_mail_after_the_event():
    waiting = RegistrationFactory(state=State.APPLIED, event=PastEventPageFactory())
    enrol(waiting.event, [waiting.person])
    assert (states(waiting.event), OutgoingMail.objects.count()) == ([("confirmed", "self")], 0)


def test_who_withdrew_is_registered_again():
    gone = RegistrationFactory(state=State.WITHDRAWN)
    enrol(gone.event, [gone.person])
    assert states(gone.event) == [("withdrawn", "self"), ("confirmed", "imported")]


def test_list_with_somebody_who_was_declined_is_refused_whole():
    declined = RegistrationFactory(state=State.DECLINED)
    name = declined.person.full_name
    with pytest.raises(RegistrationRefused) as refusal:
        enrol(declined.event, [PersonFactory(), declined.person])
    sentence = f"The programme declined the registration of {name}. Confirm it first, or take the row out."
    assert str(refusal.value) == sentence
    assert (states(declined.event), Consent.objects.count()) == ([("declined", "self")], 0)


@pytest.mark.parametrize(
    ("capacity", "sentence"),
    [(2, "The list needs 2 places; the event has 1 left of 2."), (1, "The only place is taken.")],
)
def test_list_longer_than_the_free_places_is_refused_whole(capacity, sentence):
    event = EventPageFactory(capacity=capacity)
    RegistrationFactory(event=event)
    with pytest.raises(RegistrationRefused) as refusal:
        enrol(event, [PersonFactory(), PersonFactory()])
    assert (str(refusal.value), event.registrations.count()) == (sentence, 1)


def test_statements_do_not_grow_with_the_list(django_assert_num_queries):
    event = EventPageFactory()
    for size in (1, 30):
        people = PersonFactory.create_batch(size)
        with django_assert_num_queries(9):
            enrol(event, people)
