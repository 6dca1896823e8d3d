from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from participants.actions.own_data import OwnDataRefused, correct_own, withdraw_consent
from participants.models import Consent, DataRequest, Institution, Person
from tests.factories.events import EventPageFactory, PastEventPageFactory, RegistrationFactory
from tests.factories.people import PersonFactory, UserFactory

pytestmark = pytest.mark.django_db

AT = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture
def user():
    return UserFactory(person=PersonFactory(phone="+77011234567", position="Head"))


def given(person, at=AT):
    return Consent.objects.create(
        person=person, purpose="registration", is_given=True, text="I agree.", language="en", source="self", at=at
    )


def withdraw(user, at=AT + timedelta(days=1)):
    return withdraw_consent(
        user.person, purpose="registration", by=user, at=at, language="en", text="I withdraw my consent."
    )


def test_phone_position_institution_and_language_are_corrected_at_once(user):
    changed = correct_own(
        user.person, phone="", position="Head", institution="Ministry of Finance", language="ru", by=user, at=AT
    )
    person = Person.objects.get()
    assert changed == ["phone", "institution", "language"]
    assert (person.phone, person.position, person.institution.name, person.language) == (
        "",
        "Head",
        "Ministry of Finance",
        "ru",
    )
    assert person.last_active_at == AT
    entry = ModelLogEntry.objects.get()
    assert (entry.action, entry.user, entry.data) == ("participants.correct_own", user, {"fields": changed})


def test_nothing_new_leaves_no_trace(user):
    person = user.person
    same = {"phone": person.phone, "position": person.position, "language": person.language}
    assert correct_own(person, **same, institution=person.institution.name, by=user, at=AT) == []
    assert not ModelLogEntry.objects.exists()
    assert Institution.objects.count() == 1


def test_institution_may_be_left_empty(user):
    correct_own(user.person, phone="", position="", institution="", language="en", by=user, at=AT)
    assert Person.objects.get().institution is None


def test_closed_entry_is_not_corrected(user):
    Person.objects.filter(pk=user.person.pk).update(merged_into=PersonFactory())
    with pytest.raises(OwnDataRefused, match="closed"):
        correct_own(user.person, phone="", position="", institution="", language="en", by=user, at=AT)


def test_withdrawing_adds_a_row_ends_registrations_to_come_and_asks_for_erasure(user):
    given(user.person)
    coming = RegistrationFactory(person=user.person, event=EventPageFactory())
    past = RegistrationFactory(person=user.person, event=PastEventPageFactory())
    row = withdraw(user, at=timezone.now())
    assert (row.is_given, row.text, row.source) == (False, "I withdraw my consent.", "my_data")
    assert Consent.objects.count() == 2
    states = {registration.refresh_from_db() or registration.state for registration in (coming,)}
    past.refresh_from_db()
    assert (states, past.state) == ({"withdrawn"}, "confirmed")
    assert list(DataRequest.objects.values_list("kind", "state", "asked_by")) == [("erasure", "open", user.pk)]


def test_withdrawn_twice_is_one_row(user):
    given(user.person)
    assert withdraw(user) == withdraw(user)
    assert (Consent.objects.count(), DataRequest.objects.count()) == (2, 1)


def test_consent_given_again_counts_again(user):
    given(user.person)
    first = withdraw(user)
    given(user.person, at=AT + timedelta(days=2))
    assert withdraw(user, at=AT + timedelta(days=3)) != first
    assert [consent.is_given for consent in Consent.objects.order_by("at")] == [True, False, True, False]


def test_what_was_not_given_is_not_withdrawn(user):
    with pytest.raises(OwnDataRefused, match="No such consent"):
        withdraw(user)
    assert not Consent.objects.exists()


def test_failing_half_way_leaves_nothing(user, monkeypatch):
    given(user.person)
    registration = RegistrationFactory(person=user.person, event=EventPageFactory())
    Person.objects.filter(pk=user.person.pk).update(merged_into=PersonFactory())
    with pytest.raises(OwnDataRefused):
        withdraw(user, at=timezone.now())
    registration.refresh_from_db()
    assert (registration.state, Consent.objects.count()) == ("confirmed", 1)
