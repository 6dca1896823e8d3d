from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.db import DatabaseError
from django.db.models.signals import pre_save
from wagtail.models import ModelLogEntry

from events.actions.messaging import Message, preview, send_message, why_none
from portal.core.models import OutgoingMail
from tests.factories.events import EventPageFactory, RegistrationFactory
from tests.factories.people import PersonFactory, UserFactory

pytestmark = pytest.mark.django_db

AT = datetime(2022, 5, 2, 6, tzinfo=UTC)
BOTH = Message(
    {"en": "Visa for {event}", "ru": "Виза: {event}"}, {"en": "Dear {name}, <b>hurry</b>.", "ru": "{name}, поспешите."}
)


@pytest.fixture
def event():
    return EventPageFactory(title="Open data", title_ru="Открытые данные", contact_email="events@example.org")


def sent() -> list[tuple[str, str, int]]:
    return list(OutgoingMail.objects.order_by("pk").values_list("subject", "kind", "addressee"))


def test_each_reads_their_own_language_and_what_the_preview_showed(event):
    english, russian = (RegistrationFactory(event=event, language=language) for language in ("en", "ru"))
    letters = [preview(registration, BOTH) for registration in (english, russian)]
    assert send_message([english, russian], BOTH, number=uuid4(), by=UserFactory(), at=AT) == 2
    assert sent() == [
        ("Visa for Open data", "event_message", english.person_id),
        ("Виза: Открытые данные", "event_message", russian.person_id),
    ]
    rows = OutgoingMail.objects.order_by("pk")
    assert "/registrations/…/" in letters[0].text  # who holds the link can act as the person
    assert [row.text.split("/registrations/")[0] for row in rows] == [
        it.text.split("/registrations/")[0] for it in letters
    ]
    assert rows[0].text.startswith(f"Dear {english.person.full_name}, <b>hurry</b>.\n\nOpen data\n")
    assert "&lt;b&gt;hurry&lt;/b&gt;" in rows[0].html
    assert rows[0].reply_to == "events@example.org"


def test_message_in_one_language_goes_to_everybody(event):
    russian = RegistrationFactory(event=event, language="ru")
    send_message([russian], Message({"en": "Visa"}, {"en": "Hurry."}), number=uuid4(), by=UserFactory(), at=AT)
    assert sent() == [("Visa", "event_message", russian.person_id)]


def test_second_click_is_the_same_message_and_another_number_another_one(event):
    registrations, officer, number = RegistrationFactory.create_batch(2, event=event), UserFactory(), uuid4()
    counts = [send_message(registrations, BOTH, number=it, by=officer, at=AT) for it in (number, number, uuid4())]
    assert (counts, OutgoingMail.objects.count()) == ([2, 2, 2], 4)
    assert list(ModelLogEntry.objects.values_list("action", flat=True)) == ["events.registration.message"] * 4


def test_who_gets_none_is_said_and_left_out(event):
    states = ("withdrawn", "declined", "confirmed")
    registrations = [RegistrationFactory(event=event, state=state) for state in states]
    registrations.append(RegistrationFactory(event=event, person=PersonFactory(email="")))
    assert [why_none(registration) for registration in registrations] == [
        "The registration is “withdrawn”.",
        "",
        "",
        "There is no e-mail address.",
    ]
    assert send_message(registrations, BOTH, number=uuid4(), by=UserFactory(), at=AT) == 2


def test_failing_half_way_leaves_nothing(event):
    def fail_at_the_second(sender, **kwargs):
        if OutgoingMail.objects.exists():
            raise DatabaseError

    registrations = RegistrationFactory.create_batch(2, event=event)
    pre_save.connect(fail_at_the_second, sender=OutgoingMail)
    try:
        with pytest.raises(DatabaseError):
            send_message(registrations, BOTH, number=uuid4(), by=UserFactory(), at=AT)
    finally:
        pre_save.disconnect(fail_at_the_second, sender=OutgoingMail)
    assert (OutgoingMail.objects.count(), ModelLogEntry.objects.count()) == (0, 0)
