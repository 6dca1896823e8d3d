import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from allauth.mfa.models import Authenticator
from axes.models import AccessAttempt
from django.db import connection

from participants.actions.accounts import (
    ClaimRefused,
    claim_person,
    confirm_address,
    remove_second_factor,
    unlock,
)
from participants.models import Person, PersonEmail, User
from tests.factories.people import PersonDetailsFactory, PersonFactory, UserFactory
from tests.factories.places import CountryFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 1, tzinfo=UTC)
ADDRESS = "aigul@example.org"


@pytest.fixture(autouse=True)
def _queue(broker):
    """Candidates are looked for in a folder of the test's own."""


@pytest.fixture
def account():
    return UserFactory(email=ADDRESS)


@pytest.fixture
def details():
    return PersonDetailsFactory(country=CountryFactory(), email=ADDRESS)


def verified() -> list[tuple[str, int]]:
    return list(PersonEmail.objects.exclude(verified_at=None).values_list("address", "person_id"))


def test_account_of_somebody_new_makes_a_person(account, details):
    person = claim_person(account, details, at=NOW)
    account.refresh_from_db()
    assert (account.person, str(account), person.email) == (person, "Айгүл Сәрсенова", ADDRESS)
    assert (Person.objects.count(), verified()) == (1, [(ADDRESS, person.pk)])


@pytest.mark.parametrize(("given", "family"), [("Айгүл", "Сәрсенова"), ("АЙГҮЛ", "сәрсенова"), ("Aigul", "Sarsenova")])
def test_account_finds_the_person_who_gave_this_address_in_any_script(account, details, given, family):
    known = PersonFactory(given_name=given, family_name=family, email=ADDRESS, country=details.country)
    assert claim_person(account, details, at=NOW) == known
    account.refresh_from_db()
    assert (Person.objects.count(), str(account), verified()) == (1, "Айгүл Сәрсенова", [(ADDRESS, known.pk)])


def test_person_is_found_by_an_address_that_is_not_the_first(account, details):
    known = PersonFactory(given_name="Айгүл", family_name="Сәрсенова", country=details.country)
    PersonEmail.objects.create(person=known, address=ADDRESS)
    assert claim_person(account, details, at=NOW) == known


def test_colleague_at_the_same_address_stays_another_person(account, details):
    names = {"given_name": "Бекзат", "family_name": "Оспанов", "given_name_latin": "", "family_name_latin": ""}
    colleague = PersonFactory(**names, email=ADDRESS, country=details.country)
    assert claim_person(account, details, at=NOW) != colleague
    assert Person.objects.count() == 2


def test_namesake_with_another_address_stays_another_person(account, details):
    namesake = PersonFactory(given_name="Айгүл", family_name="Сәрсенова", country=details.country)
    assert claim_person(account, details, at=NOW) != namesake


def test_address_of_the_account_counts_not_the_one_that_was_written(account, details):
    victim = PersonFactory(given_name="Айгүл", family_name="Сәрсенова", email="v@example.org", country=details.country)
    person = claim_person(account, replace(details, email="v@example.org"), at=NOW)
    assert (person == victim, person.email) == (False, ADDRESS)


def refused(account: User, details, sentence: str) -> None:
    before = list(User.objects.values_list("pk", "person")), Person.objects.count(), verified()
    with pytest.raises(ClaimRefused, match=sentence):
        claim_person(account, details, at=NOW)
    assert (list(User.objects.values_list("pk", "person")), Person.objects.count(), verified()) == before


def test_account_that_belongs_to_somebody_is_not_linked_anew(details):
    refused(UserFactory(email=ADDRESS, person=PersonFactory()), details, "belongs to a person already")


def test_unverified_address_links_nobody(details):
    PersonFactory(given_name="Айгүл", family_name="Сәрсенова", email=ADDRESS, country=details.country)
    refused(UserFactory(email=ADDRESS, verified=False), details, "Verify your e-mail address first")


def test_person_with_another_account_is_not_taken_from_it(account, details):
    known = PersonFactory(given_name="Айгүл", family_name="Сәрсенова", email=ADDRESS, country=details.country)
    UserFactory(person=known)
    refused(account, details, "has an account with another address")


def test_claim_made_twice_is_one(account, details):
    first = claim_person(account, details, at=NOW)
    assert claim_person(account, details, at=NOW) == first
    refused(account, replace(details, given_name="Бекзат"), "belongs to a person already")


def test_claim_that_fails_half_way_leaves_nothing(account, details, monkeypatch):
    def fail(*args, **kwargs):
        raise OSError

    monkeypatch.setattr("participants.actions.accounts.confirm_address", fail)
    with pytest.raises(OSError):  # noqa: PT011  just this one
        claim_person(account, details, at=NOW)
    account.refresh_from_db()
    assert (account.person, Person.objects.count()) == (None, 0)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_claims_at_once_of_one_account_make_one_person(account, details):
    outcomes = at_once(*[lambda: claim_person(User.objects.get(pk=account.pk), details, at=NOW).pk] * 4)
    assert (len(set(outcomes)), Person.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_accounts_that_claim_one_person_at_once_share_nothing(details):
    known = PersonFactory(given_name="Айгүл", family_name="Сәрсенова", email="a@example.org", country=details.country)
    PersonEmail.objects.create(person=known, address="b@example.org")
    accounts = [UserFactory(email=address) for address in ("a@example.org", "b@example.org")]
    outcomes = at_once(*(lambda user=user: claim_person(user, details, at=NOW).pk for user in accounts))
    assert sorted(outcomes, key=str) == [known.pk, "refused"]
    assert User.objects.filter(person=known).count() == 1


def at_once(*calls):
    start = threading.Barrier(len(calls))

    def run(call):
        try:
            start.wait(timeout=30)
            return call()
        except ClaimRefused:
            return "refused"
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def test_verified_address_goes_from_who_had_it_to_who_has_it():
    former, present = PersonFactory(), PersonFactory()
    for person in (former, present, present):
        confirm_address(person, ADDRESS, at=NOW)
    assert verified() == [(ADDRESS, present.pk)]
    assert former.emails.filter(address=ADDRESS).exists()


def test_verifying_again_keeps_the_first_time():
    person = PersonFactory()
    confirm_address(person, ADDRESS, at=NOW)
    confirm_address(person, ADDRESS, at=datetime(2026, 4, 1, tzinfo=UTC))
    assert person.emails.get(address=ADDRESS).verified_at == NOW


def test_unlocking_forgets_the_attempts_with_this_address_alone(account):
    for address in (ADDRESS, ADDRESS, "other@example.org"):
        AccessAttempt.objects.create(
            username=address, ip_address="192.0.2.1", user_agent=str(AccessAttempt.objects.count()),
            failures_since_start=10,
        )  # fmt: skip
    assert [unlock(ADDRESS, by=account), unlock(ADDRESS, by=account)] == [2, 0]
    assert list(AccessAttempt.objects.values_list("username", flat=True)) == ["other@example.org"]


def test_second_factor_is_removed_from_one_account_alone(account):
    for user in (account, UserFactory()):
        Authenticator.objects.create(user=user, type="totp", data={})
    assert [remove_second_factor(account), remove_second_factor(account)] == [1, 0]
    assert Authenticator.objects.count() == 1
