import pytest
from django.urls import reverse

from participants.models import Person
from tests.factories.people import PersonFactory
from tests.factories.places import InstitutionFactory

pytestmark = pytest.mark.django_db

FIELDS = ("given_name", "family_name", "sex", "position", "email", "language")


def form_of(person, **changes):
    answers = {name: getattr(person, name) for name in FIELDS}
    return answers | {"country": person.country_id, "institution": person.institution_id} | changes


def test_people_are_found_in_any_case(staff):
    PersonFactory(given_name="Bolat", given_name_latin="Bolat")
    wanted = PersonFactory(given_name="Зарина", given_name_latin="Zarina")
    assert list(staff.get("/admin/people/?q=зарина").context["object_list"]) == [wanted]


def test_who_was_anonymised_is_not_listed(staff):
    gone, wanted = PersonFactory(), PersonFactory()
    blanks = {"given_name": "", "family_name": "", "email": "", "phone": "", "name_key": ""}
    Person.objects.filter(pk=gone.pk).update(**blanks, anonymised_at=gone.created_at)
    assert list(staff.get("/admin/people/").context["object_list"]) == [wanted]


def test_name_is_corrected_and_found_under_its_new_form(staff):
    person = PersonFactory(email="zarina@example.org")
    answer = staff.post(
        reverse("person:edit", args=[person.pk]), form_of(person, given_name="Зарина", email="Zarina@Example.org")
    )
    assert answer.status_code == 302
    assert list(Person.objects.named("зарина")) == [person]
    assert Person.objects.get().email == "zarina@example.org"


def test_what_people_are_told_apart_by_is_corrected(staff):
    person = PersonFactory(country__iso2="KZ")
    changes = {"patronymic": "Бекетовна", "birth_years": "1985", "phone": "8 701 123 45 67"}
    assert staff.post(reverse("person:edit", args=[person.pk]), form_of(person, **changes)).status_code == 302
    assert list(Person.objects.values_list(*changes)) == [("Бекетовна", 1985, "+77011234567")]
    page = staff.post(reverse("person:edit", args=[person.pk]), form_of(person, phone="call me"))
    assert "This is no phone number." in page.content.decode()


def test_one_person_does_not_become_another(staff):
    PersonFactory(given_name="Anna", family_name="Kim", email="anna@example.org")
    person = PersonFactory(email="zarina@example.org")
    changes = {"given_name": "ANNA", "family_name": "kim", "email": "anna@example.org"}
    page = staff.post(reverse("person:edit", args=[person.pk]), form_of(person, **changes))
    assert "There is another person of this name with this e-mail address." in page.content.decode()
    assert Person.objects.filter(email="anna@example.org").count() == 1


@pytest.mark.parametrize("path", ["new/", "delete/{}/"])
def test_nobody_adds_or_deletes_people_by_hand(client_of, path):
    person = PersonFactory()
    assert client_of("Administrator").get("/admin/people/" + path.format(person.pk)).status_code == 404


@pytest.mark.parametrize("query", ["AGENCY", "агентство"])
def test_institutions_are_found_in_either_language_and_any_case(staff, query):
    InstitutionFactory(name="Academy", name_ru="Академия")
    wanted = InstitutionFactory(name="Civil Service Agency", name_ru="Агентство госслужбы")
    assert list(staff.get(f"/admin/institutions/?q={query}").context["object_list"]) == [wanted]


def test_institution_is_refused_twice_in_one_country(staff):
    known = InstitutionFactory(name="Civil Service Agency")
    answers = {"name": "CIVIL service agency", "name_ru": "", "country": known.country_id, "level": "central"}
    page = staff.post(reverse("institution:add"), answers)
    assert "This country has an institution of this name already." in page.content.decode()


@pytest.mark.parametrize("path", ["/admin/people/", "/admin/institutions/"])
@pytest.mark.parametrize("number", [1, 3])
def test_lists_ask_the_same_queries_for_one_and_for_three(staff, path, number, django_assert_num_queries):
    for _ in range(number):
        PersonFactory()
    staff.get(path)
    with django_assert_num_queries(13):
        staff.get(path)
