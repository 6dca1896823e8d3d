from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from participants.actions.data_requests import (
    DataRequestRefused,
    ask_correction,
    ask_erasure,
    cancel,
    carry_out,
    refuse,
)
from participants.models import DataRequest, Person
from participants.signals import AnonymisingRefused
from portal.core.models import OutgoingMail
from tests.dump import everything
from tests.factories.events import EventPageFactory, RegistrationFactory
from tests.factories.people import PersonFactory, UserFactory

pytestmark = pytest.mark.django_db

AT = datetime(2026, 3, 1, tzinfo=UTC)
LATER = AT + timedelta(days=3)
State = DataRequest.State


@pytest.fixture
def person():
    return PersonFactory(language="ru", given_name="Анна", family_name="Ким", email="anna@example.org")


@pytest.fixture
def by():
    return UserFactory()


def correction(person, **changes):
    options = {"text": "My family name", "proposed": "Ли", "by": None, "at": AT} | changes
    return ask_correction(person, **options)


def erasure(person, **changes):
    return ask_erasure(person, **{"text": "", "by": None, "at": AT} | changes)


def kinds_of_mail():
    return list(OutgoingMail.objects.order_by("pk").values_list("kind", "recipient", "language"))


def test_request_is_kept_and_confirmed_in_the_language_of_the_person(person):
    request = correction(person)
    assert (request.state, request.text, request.proposed, request.asked_at) == (State.OPEN, "My family name", "Ли", AT)
    assert kinds_of_mail() == [("data_request_received", "anna@example.org", "ru")]
    assert "/ru/my/data/" in OutgoingMail.objects.get().text


def test_asked_twice_is_one_request(person):
    assert correction(person) == correction(person, at=LATER)
    assert erasure(person) == erasure(person, text="please", at=LATER)
    assert correction(person, text="My sex") != correction(person)
    assert DataRequest.objects.count() == OutgoingMail.objects.count() == 3


def test_correction_is_done_with_an_answer(person, by):
    request = carry_out(correction(person), answer="Done, thank you.", by=by, at=LATER)
    assert (request.state, request.answer, request.decided_by, request.decided_at) == (
        State.DONE,
        "Done, thank you.",
        by,
        LATER,
    )
    assert kinds_of_mail()[1:] == [("data_request_done", "anna@example.org", "ru")]
    assert "Done, thank you." in OutgoingMail.objects.get(kind="data_request_done").text
    assert carry_out(request, answer="again", by=by, at=LATER).answer == "Done, thank you."
    assert OutgoingMail.objects.count() == 2


def test_refusal_needs_its_reason_which_is_told(person, by):
    request = correction(person)
    with pytest.raises(DataRequestRefused, match="told why"):
        refuse(request, reason=" ", by=by, at=LATER)
    assert refuse(request, reason="It is the name in your passport.", by=by, at=LATER).state == State.REFUSED
    assert refuse(request, reason="again", by=by, at=LATER).answer == "It is the name in your passport."
    assert "It is the name in your passport." in OutgoingMail.objects.get(kind="data_request_refused").html
    assert OutgoingMail.objects.count() == 2


def test_erasure_is_done_and_told_by_a_mail_that_forgets_itself(person, by):
    request = carry_out(erasure(person, text="I retire"), answer="", by=by, at=LATER)
    [mail] = OutgoingMail.objects.all()
    assert (mail.kind, mail.recipient, mail.language, mail.is_last, mail.addressee) == (
        "data_request_erased",
        "anna@example.org",
        "ru",
        True,
        None,
    )
    mail.delete()
    request.refresh_from_db()
    assert (request.state, request.text, request.decided_by) == (State.DONE, "", by)
    assert Person.objects.get().anonymised_at == LATER
    assert [word for word in ("анна", "anna@example", "retire") if word in everything()] == []
    assert carry_out(request, answer="", by=by, at=LATER) == request
    assert not OutgoingMail.objects.exists()


def test_erasure_that_cannot_be_done_changes_nothing(person, by):
    request = erasure(person)
    RegistrationFactory(person=person, event=EventPageFactory(title="Open data"))
    before = everything()
    with pytest.raises(AnonymisingRefused, match="Open data"):
        carry_out(request, answer="", by=by, at=LATER.replace(year=2020))
    assert everything() == before


def test_own_request_is_taken_back(person, by):
    request = erasure(person)
    assert cancel(request, by=by, at=LATER).state == State.CANCELLED
    assert cancel(request, by=by, at=LATER + timedelta(days=1)).decided_at == LATER
    assert erasure(person, at=LATER) != request


def test_answered_request_is_answered_once(person, by):
    request = cancel(correction(person), by=by, at=LATER)
    for verb in (
        lambda: carry_out(request, answer="", by=by, at=LATER),
        lambda: refuse(request, reason="no", by=by, at=LATER),
    ):
        with pytest.raises(DataRequestRefused, match="answered already: cancelled"):
            verb()


@pytest.mark.parametrize("closed", [{"anonymised_at": AT}, {"merged": True}])
def test_closed_entry_takes_no_request(person, closed):
    if closed.pop("merged", False):
        Person.objects.filter(pk=person.pk).update(merged_into=PersonFactory())
    else:
        Person.objects.filter(pk=person.pk).update(
            given_name="", family_name="", email="", phone="", name_key="", **closed
        )
    with pytest.raises(DataRequestRefused, match="closed"):
        correction(person)
    assert not DataRequest.objects.exists()


def test_due_within_thirty_days_and_overdue_after(person):
    request = correction(person)
    assert request.due_on == datetime(2026, 3, 31, tzinfo=UTC).date()
    last = AT + timedelta(days=30)
    assert (request.is_overdue(last), request.is_overdue(last + timedelta(seconds=1))) == (False, True)
    assert list(DataRequest.objects.overdue(last)) == []
    assert list(DataRequest.objects.overdue(last + timedelta(seconds=1))) == [request]


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "done", "decided_at": AT},
        {"state": "open", "decided_at": AT},
        {"state": "refused"},
        {"state": "cancelled"},
    ],
)
def test_answer_has_its_time_and_its_name(person, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        DataRequest.objects.create(person=person, kind="erasure", asked_at=AT, **wrong)


def test_person_without_address_is_told_nothing(by):
    person = PersonFactory(email="")
    carry_out(correction(person), answer="", by=by, at=LATER)
    assert not OutgoingMail.objects.exists()
