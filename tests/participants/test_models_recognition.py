from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from participants.matching import blocking_keys, prepare
from participants.models import Institution, MatchKey, Person, PersonEmail
from tests.factories.people import PersonDetailsFactory, PersonFactory
from tests.factories.places import CountryFactory, InstitutionFactory

AT = datetime(2022, 6, 1, 6, tzinfo=UTC)
LATER = datetime(2023, 6, 1, 6, tzinfo=UTC)
CYRILLIC = {"given_name": "Гульнара", "family_name": "Ахметова"}
LATIN = {"given_name": "Gulnara", "family_name": "Akhmetova"}

pytestmark = pytest.mark.django_db


def person_of(email="gulnara@example.org", **names):
    return PersonFactory(**(names or CYRILLIC), given_name_latin="", family_name_latin="", email=email)


def verify(person, address):
    PersonEmail.objects.update_or_create(person=person, address=address, defaults={"verified_at": AT})


def keys_of(person):
    return set(MatchKey.objects.filter(person=person).values_list("key", flat=True))


def queries_of(work):
    with CaptureQueriesContext(connection) as captured:
        work()
    return len(captured)


def test_recognise_is_certain_of_a_verified_address_and_a_name_in_another_script():
    known = person_of()
    verify(known, "gulnara@example.org")
    details = PersonDetailsFactory(**LATIN, email="gulnara@example.org")
    assert (Person.objects.recognise(details, at=AT), Person.objects.count()) == (known, 1)


def test_recognise_makes_a_new_person_where_the_address_is_not_verified_and_the_name_in_another_script():
    known = person_of()
    details = PersonDetailsFactory(**LATIN, email="gulnara@example.org")
    found = Person.objects.recognise(details, at=AT)
    assert (found == known, Person.objects.recognise(details, at=AT)) == (False, found)


def test_recognise_takes_nobody_for_the_owner_of_a_verified_address_who_has_another_name():
    verify(person_of(email="office@example.org"), "office@example.org")
    details = PersonDetailsFactory(given_name="Bolat", family_name="Kim", sex="male", email="office@example.org")
    Person.objects.recognise(details, at=AT)
    assert Person.objects.count() == 2


def test_recognise_knows_a_person_by_any_of_their_addresses():
    known = person_of()
    PersonEmail.objects.create(person=known, address="g.akhmetova@example.org")
    assert Person.objects.recognise(PersonDetailsFactory(**CYRILLIC, email="g.akhmetova@example.org"), at=AT) == known


def test_recognise_gives_the_person_into_whom_the_written_one_was_merged():
    kept, middle, dropped = person_of(), person_of("b@example.org", **LATIN), person_of("c@example.org", **LATIN)
    Person.objects.filter(pk=dropped.pk).update(merged_into=middle)
    Person.objects.filter(pk=middle.pk).update(merged_into=kept)
    assert Person.objects.recognise(PersonDetailsFactory(**LATIN, email="c@example.org"), at=AT) == kept


def test_recognise_takes_namesakes_without_an_address_for_two_people():
    details = PersonDetailsFactory(**CYRILLIC, email="")
    assert Person.objects.recognise(details, at=AT) != Person.objects.recognise(details, at=AT)


def test_recognise_notes_the_last_activity_and_never_an_earlier_one():
    details = PersonDetailsFactory()
    for at in (AT, LATER, AT):
        person = Person.objects.recognise(details, at=at)
    person.refresh_from_db()
    assert (person.created_at, person.last_active_at) == (AT, LATER)


def test_matches_say_who_how_much_why_and_whether_it_is_certain():
    known, office = person_of(), person_of("office@example.org", given_name="Bolat", family_name="Kim")
    verify(known, "gulnara@example.org")
    verify(office, "office@example.org")
    one, another, nobody = Person.objects.matches_of(
        [
            PersonDetailsFactory(**LATIN, email="gulnara@example.org"),
            PersonDetailsFactory(**LATIN, email="office@example.org"),
            PersonDetailsFactory(given_name="Tigran", family_name="Sahakyan"),
        ]
    )
    assert [(it.person, it.is_proposed, it.is_certain) for it in one] == [(known, True, True)]
    assert 0.9 < one[0].score <= 1
    assert set(one[0].reasons[:2]) == {"same_name", "same_email"}
    assert [(it.person, it.is_certain) for it in another] == [(known, False)]
    assert nobody == []


def test_matches_know_an_institution_in_either_language():
    agency = InstitutionFactory(name="Agency of Statistics", name_ru="Агентство по статистике")
    known = PersonFactory(**CYRILLIC, institution=agency, email="")
    written = PersonDetailsFactory(**LATIN, institution="агентство по СТАТИСТИКЕ", email="")
    [[match]] = Person.objects.matches_of([written])
    assert (match.person, "same_institution" in match.reasons) == (known, True)


def test_matches_leave_out_who_was_merged_or_anonymised():
    kept, dropped, erased = person_of(), person_of("b@example.org"), person_of("c@example.org")
    dropped.merged_into = kept
    dropped.save()
    erased.given_name = erased.family_name = erased.email = ""
    erased.anonymised_at = AT
    erased.save()
    [matches] = Person.objects.matches_of([PersonDetailsFactory(**LATIN, email="c@example.org")])
    assert ([it.person for it in matches], keys_of(dropped), keys_of(erased)) == ([kept], set(), set())


@pytest.mark.parametrize(("rows", "queries"), [(1, 6), (300, 6), (600, 12)])
def test_matches_take_as_many_queries_for_one_row_as_for_a_batch(rows, queries):
    country = CountryFactory()
    for number in range(3):
        person_of(f"g{number}@example.org")
    details = [PersonDetailsFactory(**LATIN, country=country) for _ in range(rows)]
    assert queries_of(lambda: Person.objects.matches_of(details)) == queries


def test_keys_follow_a_person_who_is_corrected():
    person = person_of()
    PersonEmail.objects.create(person=person, address="other@example.org")
    before = keys_of(person)
    person.family_name = "Сарсенова"
    person.save()
    assert keys_of(person) == blocking_keys(prepare(Person.objects.get(pk=person.pk).identity)) != before
    assert {"e:gulnara@example.org", "e:other@example.org"} <= before & keys_of(person)


def test_a_person_saved_without_a_change_is_not_looked_for_again(commits):
    person = person_of()
    with commits() as callbacks:
        person.position = "Director"
        person.save()
        person.save(update_fields=["position"])
    assert callbacks == []


def test_a_person_who_is_new_or_corrected_is_looked_for_after_the_commit(commits, broker):
    with commits() as callbacks:
        person = person_of()
        person.birth_years = 1985
        person.save()
    assert (len(callbacks), len(list(broker.glob("*.msg")))) == (2, 2)


def test_a_person_saved_by_some_fields_keeps_the_derived_ones():
    person = person_of()
    person.family_name = "Сарсенова"
    person.save(update_fields=["family_name"])
    person.refresh_from_db()
    assert person.name_key == "гульнара сарсенова"


def test_enter_all_gives_a_person_for_each_row_and_knows_those_who_are_known():
    known, owner = person_of(), person_of("aigul@example.org", given_name="Айгүл", family_name="Сәрсенова")
    verify(owner, "aigul@example.org")
    new = PersonDetailsFactory(**LATIN, email="New@Example.org", institution="Agency of Roads", phone="+77011234567")
    written = [
        PersonDetailsFactory(**CYRILLIC, email="gulnara@example.org"),
        PersonDetailsFactory(given_name="Aigul", family_name="Sarsenova", email="aigul@example.org"),
        new,
        replace(new, given_name="GULNARA"),
        replace(new, email=""),
        replace(new, email=""),
    ]
    people = Person.objects.enter_all(written, at=LATER)
    assert (people[:2], people[2] == people[3], len({it.pk for it in people})) == ([known, owner], True, 5)
    entered = Person.objects.get(pk=people[2].pk)
    assert (entered.email, entered.institution.name, entered.phone) == (
        "new@example.org",
        "Agency of Roads",
        "+77011234567",
    )
    assert (entered.created_at, entered.last_active_at, entered.name_key) == (LATER, LATER, "akhmetova gulnara")
    assert keys_of(entered) == blocking_keys(prepare(entered.identity))
    assert list(entered.emails.values_list("address", flat=True)) == ["new@example.org"]
    assert Institution.objects.filter(name="Agency of Roads").count() == 1


def test_enter_all_enters_all_or_nobody():
    written = [PersonDetailsFactory(), PersonDetailsFactory(phone="no number")]
    with pytest.raises(IntegrityError):
        Person.objects.enter_all(written, at=AT)
    assert (Person.objects.count(), PersonEmail.objects.count(), MatchKey.objects.count()) == (0, 0, 0)


def test_enter_all_takes_few_queries_and_one_task_for_a_long_list(commits, broker):
    country = CountryFactory()
    written = [PersonDetailsFactory(country=country, institution="") for _ in range(30)]
    with commits():
        assert queries_of(lambda: Person.objects.enter_all(written, at=AT)) < 20
    assert (Person.objects.count(), len(list(broker.glob("*.msg")))) == (30, 1)
