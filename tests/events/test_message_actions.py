from uuid import uuid4

import pytest

from events.message_forms import MessageForm
from portal.core.models import OutgoingMail
from tests.factories.events import EventPageFactory, RegistrationFactory
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db

MESSAGE = "/admin/bulk/events/registration/message/"


def written(**changes) -> dict[str, str]:
    fields = {"number": str(uuid4()), "subject_en": "Visa for {event}", "text_en": "Dear {name}, hurry."}
    return fields | changes


def test_message_is_written_looked_at_and_sent_once(staff):
    event = EventPageFactory(title="Open data")
    person = PersonFactory(given_name="Aigul", family_name="Kim")
    one, gone = RegistrationFactory(event=event, person=person), RegistrationFactory(event=event, state="withdrawn")
    address = f"{MESSAGE}?id={one.pk}&id={gone.pk}&next=/admin/registrations/"
    empty = staff.get(address).content.decode()
    assert ("1 person gets the message" in empty, "The registration is “withdrawn”." in empty) == (True, True)
    assert ('name="send"' in empty, OutgoingMail.objects.count()) == (False, 0)

    fields = written()
    shown = staff.post(address, fields | {"preview": ""}).content.decode()
    assert [
        it for it in ("What Aigul Kim will read", "Visa for Open data", 'name="send"', "sandbox") if it not in shown
    ] == []
    assert ("Dear Aigul Kim, hurry." in shown, OutgoingMail.objects.count()) == (True, 0)
    assert fields["number"] in shown

    for _click in range(2):
        page = staff.post(address, fields | {"send": ""}, follow=True).content.decode()
        assert "The message goes to 1 person." in page
    assert OutgoingMail.objects.get().subject == "Visa for Open data"


def test_nobody_writes_who_does_not_decide(client_of):
    registration = RegistrationFactory()
    client_of("Logistics").post(f"{MESSAGE}?id={registration.pk}&next=/admin/", written(send=""))
    assert not OutgoingMail.objects.exists()


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"subject_en": "", "text_en": ""}, {"__all__": ["Write the message in English, in Russian, or in both."]}),
        ({"subject_en": ""}, {"subject_en": ["A message has a subject and a text."]}),
        ({"subject_ru": "Виза"}, {"subject_ru": ["A message has a subject and a text."]}),
        (
            {"text_en": "Dear {nome}"},
            {"text_en": ["Unknown here: {nome}. You may write {name}, {event}, {dates}, {time}, {place}, {link}."]},
        ),
    ],
    ids=["empty", "no subject", "no text", "unknown placeholder"],
)
def test_message_that_cannot_be_sent_is_refused_in_words(changes, errors):
    form = MessageForm(written(**changes))
    assert (form.is_valid(), form.errors) == (False, errors)
