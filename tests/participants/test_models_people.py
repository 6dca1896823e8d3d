from datetime import UTC, datetime

import pytest
from django.db import IntegrityError

from participants.models import Consent, Institution, Person
from tests.factories.people import PersonDetailsFactory, PersonFactory
from tests.factories.places import CountryFactory, InstitutionFactory

AT = datetime(2022, 6, 1, 6, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def test_recognise_makes_a_person_once():
    details = PersonDetailsFactory(email="Aigul@Example.org")
    first = Person.objects.recognise(details, at=AT)
    second = Person.objects.recognise(PersonDetailsFactory(email="aigul@example.ORG", given_name="АЙГҮЛ"), at=AT)
    assert (first, first.email, Person.objects.count()) == (second, "aigul@example.org", 1)


def test_recognise_does_not_overwrite_what_is_known():
    person = PersonFactory(given_name="Aigul", family_name="Sarsenova", email="a@example.org", position="Director")
    details = PersonDetailsFactory(
        given_name="Aigul", family_name="Sarsenova", email="a@example.org", position="Typist", sex=Person.Sex.MALE
    )
    assert Person.objects.recognise(details, at=AT) == person
    person.refresh_from_db()
    assert (person.position, person.sex) == ("Director", Person.Sex.FEMALE)


def test_people_who_share_an_address_are_two():
    Person.objects.recognise(PersonDetailsFactory(given_name="Aigul", email="office@example.org"), at=AT)
    Person.objects.recognise(PersonDetailsFactory(given_name="Bolat", email="office@example.org"), at=AT)
    assert Person.objects.count() == 2


def test_institution_is_recognised_in_either_language_and_any_case():
    known = InstitutionFactory(name="Civil Service Agency", name_ru="Агентство по делам государственной службы")
    for written in ("civil  service AGENCY", "АГЕНТСТВО по делам государственной службы."):
        assert Institution.objects.recognise(known.country, written) == known
    other = Institution.objects.recognise(CountryFactory(iso2="AM", report_code="ARM"), "Civil Service Agency")
    assert other != known


def test_only_institutions_that_staff_have_checked_are_suggested():
    checked = InstitutionFactory()
    Institution.objects.recognise(checked.country, "Ministry of Somebody's Jokes")
    assert list(Institution.objects.suggested()) == [checked]


@pytest.mark.parametrize("query", ["сәрс", "СӘРС", "sarsenova Aigul", "AIGUL", "aigul@example", "айгүл сәрс"])
def test_named_finds_by_any_name_in_any_case(query):
    PersonFactory(given_name="Bolat", given_name_latin="Bolat", family_name="Ким", family_name_latin="Kim")
    person = PersonFactory(family_name="Сәрсенова", email="aigul@example.org")
    assert list(Person.objects.named(query)) == [person]


def test_named_needs_every_word():
    PersonFactory(given_name_latin="Aigul", family_name_latin="Sarsenova")
    assert not Person.objects.named("Aigul Kim").exists()


def test_person_is_refused_twice_under_one_address_and_name():
    PersonFactory(given_name="A", family_name="B", email="a@example.org")
    with pytest.raises(IntegrityError):
        PersonFactory(given_name="b", family_name="a", email="a@example.org")


def test_consent_is_never_changed():
    consent = Consent.objects.create(
        person=PersonFactory(), purpose="registration", is_given=True, text="I agree.", language="en", source="", at=AT
    )
    consent.is_given = False
    with pytest.raises(TypeError):
        consent.save()
