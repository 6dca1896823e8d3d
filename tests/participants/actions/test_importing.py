"""A list of people against those on record: who is new, who is known, what a list may change about somebody."""

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from participants.actions.importing import import_people
from participants.models import Institution, MatchKey, Person, PersonEmail, plan_people, read_people
from portal.core.list_rows import ListRefused
from tests.factories.people import PersonFactory, UserFactory
from tests.factories.places import CountryFactory, InstitutionFactory

pytestmark = pytest.mark.django_db

NOW = timezone.now()
HEADER = "Given name,Family name,Patronymic,Sex,Country,Institution,Position,E-mail,Phone"


@pytest.fixture(autouse=True)
def countries(broker):
    CountryFactory()
    CountryFactory(iso2="UZ", report_code="UZB", name="Uzbekistan", name_ru="Узбекистан")


def aigul(**facts) -> Person:
    institution = InstitutionFactory(name="Civil Service Agency")
    facts = {"institution": institution, "given_name_latin": "", "family_name_latin": ""} | facts
    return PersonFactory(given_name="Aigul", family_name="Sarsenova", email="aigul@example.org", **facts)


def listed(*lines):
    return read_people("list.csv", "\n".join([HEADER, *lines]).encode())


def bring_in(*lines, **options):
    return import_people(listed(*lines), at=NOW, **{"by": None} | options)


def row_of(*lines):
    """Outcome and changes of the last of these lines."""
    row = plan_people(listed(*lines)).rows[-1]
    return row.outcome, dict(row.changes)


def test_new_person_is_entered_with_everything_that_the_list_says():
    plan = bring_in("Aigul,Sarsenova,Erlanovna,F,KZ,Civil Service Agency,Head,Aigul@Example.org,8 701 123 45 67")
    assert plan.counts == {"new": 1, "matched": 0, "changed": 0, "refused": 0, "duplicate": 0}
    fields = ("given_name", "family_name", "patronymic", "sex", "country", "institution__name", "position")
    assert Person.objects.values_list(*fields, "email", "phone").get() == (
        *("Aigul", "Sarsenova", "Erlanovna", "female", "KZ", "Civil Service Agency", "Head"),
        *("aigul@example.org", "+77011234567"),
    )
    assert PersonEmail.objects.count() == 1
    assert MatchKey.objects.exists()


def test_row_that_is_all_on_record_changes_nothing():
    aigul()
    assert row_of("Aigul,Sarsenova,,F,KZ,Civil Service Agency,,aigul@example.org,") == ("matched", {})


def test_list_fills_what_is_empty_and_brings_work_and_phone_up_to_date():
    person = aigul(position="Expert", phone="+77010000000", seniority="")
    line = "Aigul,Sarsenova,Erlanovna,F,KZ,Ministry of Finance,Head,aigul@example.org,+77011234567"
    assert row_of(line) == (
        "changed",
        {
            "patronymic": "Erlanovna",
            "position": "Head",
            "phone": "+77011234567",
            "institution": "Ministry of Finance",
        },
    )
    staff = UserFactory()
    bring_in(line, by=staff)
    person.refresh_from_db()
    assert (person.patronymic, person.position, person.phone, person.institution.name) == (
        *("Erlanovna", "Head", "+77011234567"),
        "Ministry of Finance",
    )
    entry = ModelLogEntry.objects.get(user=staff)
    assert (entry.action, entry.label, entry.data) == (
        "participants.changed_by_list",
        str(person.pk),
        {"fields": ["institution", "patronymic", "phone", "position"]},
    )


def test_country_on_record_stays_and_the_difference_is_told():
    aigul()
    plan = plan_people(listed("Aigul,Sarsenova,,F,Узбекистан,,,aigul@example.org,"))
    assert (plan.rows[0].outcome, plan.rows[0].reasons[1:]) == (
        "matched",
        ("Stays as on record: country, “Kazakhstan”; the list says “Uzbekistan”.",),
    )


def test_names_and_sex_on_record_stay_and_the_difference_is_told():
    person = aigul(phone="+77011234567", patronymic="Erlanovna")
    plan = bring_in("Айгуль,Сарсенова,Erlanovna,М,KZ,Civil Service Agency,,aigul@example.org,+77011234567")
    assert [row.outcome for row in plan.rows] == ["matched"]
    assert plan.rows[0].reasons[1:] == (
        "Stays as on record: name, “Aigul Sarsenova”; the list says “Айгуль Сарсенова”.",
        "Stays as on record: sex, “female”; the list says “male”.",
    )
    person.refresh_from_db()
    assert (person.full_name, person.sex, person.country_id) == ("Aigul Sarsenova", "female", "KZ")


def test_sex_that_nobody_had_stated_is_filled_in():
    aigul(sex="not_stated")
    assert row_of("Aigul,Sarsenova,,F,KZ,,,aigul@example.org,") == ("changed", {"sex": "female"})


def test_empty_cells_take_nothing_away():
    aigul(position="Expert", phone="+77011234567")
    assert row_of("Aigul,Sarsenova,,,KZ,,,,") == ("matched", {})


def test_institution_in_another_language_is_the_same():
    person = aigul()
    Institution.objects.filter(pk=person.institution_id).update(name_ru="Агентство", name_ru_key="агентство")
    assert row_of("Aigul,Sarsenova,,F,KZ,Агентство,,aigul@example.org,") == ("matched", {})


def test_further_address_is_kept_beside_the_first_and_known_the_next_time():
    person = aigul()
    line = "Aigul,Sarsenova,,F,KZ,Civil Service Agency,,a.sarsenova@example.org,"
    bring_in(line)
    person.refresh_from_db()
    assert (person.email, sorted(person.emails.values_list("address", flat=True))) == (
        "aigul@example.org",
        ["a.sarsenova@example.org", "aigul@example.org"],
    )
    assert row_of(line) == ("matched", {})


def test_match_that_is_not_certain_is_offered_and_a_certain_one_is_not():
    person = aigul()
    line = "Aigul,Sarsenova,,F,KZ,Civil Service Agency,,aigul@example.org,"
    likely = plan_people(listed(line)).rows[0]
    person.emails.update(verified_at=NOW)
    certain = plan_people(listed(line)).rows[0]
    assert (likely.offered, certain.offered) == ((person,), ())
    assert likely.reasons[0].startswith("Likely, not certain: on record as Aigul Sarsenova: ")
    assert certain.reasons[0].startswith("On record as Aigul Sarsenova: ")


def test_row_that_two_people_fit_equally_is_refused_and_names_both():
    one = aigul()
    two = PersonFactory(given_name="Aigul", family_name="Sarsenova", institution=one.institution)
    with pytest.raises(ListRefused) as refused:
        bring_in("Aigul,Sarsenova,,F,KZ,Civil Service Agency,,,")
    row = refused.value.plan.rows[0]
    assert (row.outcome, row.offered) == ("refused", (one, two))
    assert row.reasons[0].startswith(
        f"Matches several people on record about equally: Aigul Sarsenova ({one.pk}) and Aigul Sarsenova ({two.pk}). "
    )


def test_two_rows_that_fit_one_known_person_are_one_row_and_a_duplicate():
    aigul()
    plan = plan_people(listed("Aigul,Sarsenova,,F,KZ,,,aigul@example.org,", "Айгуль,Сарсенова,,,KZ,,,,"))
    assert [row.outcome for row in plan.rows] == ["matched", "duplicate"]
    assert plan.rows[1].reasons[0] == "Row 3 is the same person as row 2."


def test_namesakes_with_addresses_of_their_own_are_two_people():
    aigul()
    other = PersonFactory(given_name="Aigul", family_name="Sarsenova", email="aigul.sarsenova@example.org")
    plan = plan_people(
        listed("Aigul,Sarsenova,,F,KZ,,,aigul@example.org,", "Aigul,Sarsenova,,F,KZ,,,aigul.sarsenova@example.org,")
    )
    assert [row.outcome for row in plan.rows] == ["matched", "matched"]
    assert plan.rows[1].person == other


def test_who_was_anonymised_is_nobody_on_a_list():
    PersonFactory(
        given_name="", family_name="", email="", phone="", given_name_latin="", family_name_latin="", anonymised_at=NOW
    )
    assert row_of("Aigul,Sarsenova,,F,KZ,,,aigul@example.org,") == ("new", {})


def test_nothing_is_written_while_a_row_repeats_another_unless_it_is_left_out():
    lines = ["Aigul,Sarsenova,,F,KZ,,,aigul@example.org,"] * 2
    with pytest.raises(ListRefused) as refused:
        bring_in(*lines)
    assert str(refused.value) == (
        "1 row repeats an earlier one, so nothing is written. Take it out, or choose to leave duplicates out."
    )
    assert Person.objects.count() == 0
    bring_in(*lines, skip_duplicates=True)
    assert Person.objects.count() == 1


def test_name_in_latin_letters_is_filled_in_for_somebody_known_in_other_letters():
    names = {"given_name_latin": "", "family_name_latin": ""}
    PersonFactory(given_name="Айгүл", family_name="Сәрсенова", email="aigul@example.org", **names)
    assert row_of("Aigul,Sarsenova,,F,KZ,,,aigul@example.org,") == (
        "changed",
        {"given_name_latin": "Aigul", "family_name_latin": "Sarsenova"},
    )
