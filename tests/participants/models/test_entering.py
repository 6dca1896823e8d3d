"""What a list changes about people who were corrected or erased between its planning and its writing."""

from datetime import UTC, datetime

import pytest

from participants.actions.anonymising import anonymise
from participants.models import Person, enter_people, plan_people, read_people
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db

AT = datetime(2026, 3, 1, tzinfo=UTC)
HEADER = "Given name,Family name,Sex,Country,E-mail address,Position,Phone\n"


def planned(*rows: tuple[Person, str, str]):
    """The plan of a list with a row for each of these people: the person, a position and a phone."""
    cells = [
        (it.given_name, it.family_name, "F", it.country_id, it.email, position, phone) for it, position, phone in rows
    ]
    return plan_people(read_people("list.csv", (HEADER + "\n".join(map(",".join, cells))).encode())).rows_to_write


@pytest.fixture
def anna():
    return PersonFactory(given_name="Анна", family_name="Ахметова", position="Expert")


@pytest.fixture
def gulnara():
    return PersonFactory(given_name="Гульнара", family_name="Бейсенова", position="Expert")


def test_a_row_writes_only_what_it_changes(anna, gulnara):
    rows = planned((anna, "Head", ""), (gulnara, "Expert", "+77011234567"))
    Person.objects.filter(pk=gulnara.pk).update(position="Corrected meanwhile")
    enter_people(rows, by=None, at=AT)
    assert list(Person.objects.order_by("pk").values_list("position", "phone")) == [
        ("Head", ""),
        ("Corrected meanwhile", "+77011234567"),
    ]


def test_who_was_erased_meanwhile_stays_erased(anna, gulnara):
    rows = planned((anna, "Head", "+77011234567"), (gulnara, "Head", ""))
    anonymise(anna, by=None, at=AT, reason="")
    enter_people(rows, by=None, at=AT)
    assert list(Person.objects.order_by("pk").values_list("search_key", "position", "phone", "emails__address")) == [
        ("", "", "", None),
        (Person.objects.get(pk=gulnara.pk).search_key, "Head", "", gulnara.email),
    ]
