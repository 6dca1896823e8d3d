"""Who is anonymised stays so: nobody registers them, decides on them, or writes a row at the same moment."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.utils import timezone

from events.actions.registration import RegistrationRefused, confirm, register_all
from events.models import Registration
from participants.actions.anonymising import anonymise
from participants.actions.merging import merge
from participants.models import Person
from participants.signals import AnonymisingRefused, MergeRefused
from tests.factories.events import EventPageFactory, PastEventPageFactory, RegistrationFactory
from tests.factories.people import PersonFactory, UserFactory

AT = datetime(2026, 3, 1, tzinfo=UTC)
TIMES = 5


def enrol(event, person):
    return register_all(event, [person], consent_text="I agree.", consent_language="en", by=None, at=timezone.now())


def erase(person):
    return anonymise(person, by=None, at=timezone.now(), reason="three years")


def at_once(*calls):
    """Which refusal each call raises, or None, all started at one moment."""
    start = threading.Barrier(len(calls))

    def run(call):
        try:
            start.wait(timeout=30)
            call()
        except (RegistrationRefused, AnonymisingRefused, MergeRefused) as refusal:
            return type(refusal)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


@pytest.mark.django_db
def test_anonymised_person_is_not_registered():
    person = PersonFactory()
    erase(person)
    with pytest.raises(RegistrationRefused, match="anonymised"):
        enrol(EventPageFactory(), person)
    assert not Registration.objects.exists()


@pytest.mark.django_db
def test_declined_registration_of_an_anonymised_person_is_not_confirmed():
    registration = RegistrationFactory(event=EventPageFactory(), state="declined")
    erase(registration.person)
    with pytest.raises(RegistrationRefused, match="anonymised"):
        confirm(registration, by=UserFactory(), at=timezone.now())
    assert Registration.objects.get().state == "declined"


@pytest.mark.django_db
def test_anonymised_person_is_not_merged():
    person, other = PersonFactory(), PersonFactory()
    erase(person)
    for keep, drop in ((person, other), (other, person)):
        with pytest.raises(MergeRefused, match="anonymised"):
            merge(keep, drop, by=UserFactory(), reason="one", at=AT)
    assert not Person.with_merged.exclude(merged_into=None).exists()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_registered_or_anonymised_at_the_same_moment_but_never_both(broker):
    event = EventPageFactory()
    for _ in range(TIMES):
        person = PersonFactory()
        refusals = at_once(lambda person=person: enrol(event, person), lambda person=person: erase(person))
        person.refresh_from_db()
        is_registered = Registration.objects.filter(person=person).exists()
        assert (is_registered, bool(person.anonymised_at)) in {(True, False), (False, True)}
        assert sum(refusal is not None for refusal in refusals) == 1


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_merged_at_the_same_moment_leaves_no_name_behind(broker):
    """Either the merge came first, and both rows are erased; or it came too late, and the other row stays as it was."""
    by = UserFactory()
    RegistrationFactory(event=PastEventPageFactory())
    for _ in range(TIMES):
        keep, drop = PersonFactory(), PersonFactory(given_name="Болат")
        at_once(
            lambda keep=keep, drop=drop: merge(keep, drop, by=by, reason="one", at=AT),
            lambda keep=keep: erase(keep),
        )
        rows = {row.pk: row for row in Person.with_merged.filter(pk__in=(keep.pk, drop.pk))}
        if rows[keep.pk].anonymised_at:
            is_merged = rows[drop.pk].merged_into_id == keep.pk
            left = rows[drop.pk].given_name, bool(rows[drop.pk].anonymised_at)
            assert left == (("", True) if is_merged else ("Болат", False))
