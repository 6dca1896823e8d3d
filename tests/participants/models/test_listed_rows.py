"""Rows that are refused, each with its sentence, and what is left out with a note."""

import pytest

from participants.models import read_people
from tests.factories.places import CountryFactory
from tests.factories.spreadsheets import csv

pytestmark = pytest.mark.django_db

HEADER = "ФИО;Страна;Пол;Организация;E-mail;Телефон;Дата рождения"
SEXES = {
    "female": "Ж|ж.|жен.|Женский|Женщина|женский пол|F|Female|FEMALE|Ms|Mrs.|W|аёл|ayol|әйел|qadın",
    "male": "М|M|м|муж|Мужской|Мужчина|m|Male|Mr|эркак|erkak|ер|kişi|М (мужской)",
    "not_stated": "|-|не указан|n/a|prefer not to say",
}
GOOD = {"ФИО": "Иванова Анна", "Страна": "РК"}


def read(**changes: str):
    """The only person of a list with this row."""
    CountryFactory()
    row = GOOD | changes
    (person,) = read_people("list.csv", csv(f"{HEADER}\n{';'.join(row.get(it, '') for it in HEADER.split(';'))}\n"))
    return person


@pytest.mark.parametrize(
    ("column", "text", "sentence"),
    [
        ("ФИО", "", "Row 2: there is no name."),
        ("ФИО", "-", "Row 2: there is no name."),
        ("ФИО", "Иванова", "Row 2: “Иванова” is a family name alone; the given name is missing."),
        ("ФИО", "Анна", "Row 2: “Анна” has no family name."),
        ("ФИО", "Анна Петровна", "Row 2: “Анна Петровна” has no family name."),
        ("ФИО", "12345", "Row 2: “12345” is no name: a name has letters alone."),
        ("ФИО", "Anna evil.example", "Row 2: “Anna evil.example” is no name: a name has letters alone."),
        ("ФИО", "=cmd|calc", "Row 2, column “ФИО”: the text begins like a formula: “=cmd|calc”."),
        ("ФИО", "#REF!", "Row 2, column “ФИО”: the cell holds the error #REF!."),
        ("ФИО", "<b>Анна</b>", "Row 2, column “ФИО”: the text holds HTML: “<b>Анна</b>”. Write it as plain text."),
        ("Страна", "", "Row 2: there is no country."),
        ("Страна", "Wakanda", "Row 2, column “Страна”: “Wakanda” is no country that is known here."),
        ("Страна", "Монголия", "Row 2, column “Страна”: “Монголия” is not among the countries of the programme."),
        ("Страна", "=A1", "Row 2, column “Страна”: the text begins like a formula: “=A1”."),
        ("Пол", "1", "Row 2, column “Пол”: “1” says neither female nor male."),
        ("Пол", "м/ж", "Row 2, column “Пол”: “м/ж” says neither female nor male."),
        ("Организация", "@SUM(1)", "Row 2, column “Организация”: the text begins like a formula: “@SUM(1)”."),
        ("Организация", "-2+3", "Row 2, column “Организация”: the text begins like a formula: “-2+3”."),
        (
            "Организация",
            "Минфин <script>",
            "Row 2, column “Организация”: the text holds HTML: “Минфин <script>”. Write it as plain text.",
        ),
        (
            "Организация",
            "М" * 201,
            f"Row 2, column “Организация”: “{'М' * 57}…” has 201 characters; at most 200 are kept.",
        ),
        ("E-mail", "anna.example.org", "Row 2, column “E-mail”: “anna.example.org” is no e-mail address."),
        ("E-mail", "анна@example.org", "Row 2, column “E-mail”: “анна@example.org” is no e-mail address."),
        ("Дата рождения", "31.02.1985", "Row 2, column “Дата рождения”: “31.02.1985” is no possible date of birth."),
        ("Дата рождения", "1785", "Row 2, column “Дата рождения”: “1785” is no possible date of birth."),
    ],
)  # fmt: skip
def test_a_row_that_is_refused_says_why(column, text, sentence):
    person = read(**{"E-mail": "anna@example.org"} | {column: text})
    assert (person.details, list(person.refusals)) == (None, [sentence])


def test_two_sexes_are_refused():
    person = read(ФИО="г-жа Иванова Анна", Пол="М")
    assert list(person.refusals) == ["Row 2: the sex is stated as female in one place and as male in another."]


@pytest.mark.parametrize(("text", "sex"), [(text, sex) for sex, texts in SEXES.items() for text in texts.split("|")])
def test_sex_in_the_words_of_lists(text, sex):
    assert read(Пол=text).details.sex == sex


@pytest.mark.parametrize(
    ("column", "text", "field", "value", "note"),
    [
        ("Телефон", "12-34-56", "phone", "", "“12-34-56” is no phone number of this country and is left out."),
        (
            "Телефон",
            "8 701 123 45 67, 8 702 765 43 21",
            "phone",
            "+77011234567",
            "Not kept beside the first: +77027654321.",
        ),
        (
            "E-mail",
            "a@example.org; b@example.org",
            "email",
            "a@example.org",
            "Not kept beside the first: b@example.org.",
        ),
        (
            "E-mail",
            "аnna@example.org",
            "email",
            "anna@example.org",
            "In the e-mail address Cyrillic letters were replaced by the Latin ones they look like.",
        ),
        (
            "ФИО",
            "Иванова Aннa",
            "given_name",
            "Анна",
            "“Иванова Aннa”: letters of another script that look the same were replaced.",
        ),
        ("ФИО", "Иванова (Петрова) Анна", "given_name", "Анна", "Left out of the name: “Петрова”."),
    ],
)  # fmt: skip
def test_what_was_put_right_or_left_out_is_noted(column, text, field, value, note):
    person = read(**{column: text})
    assert (getattr(person.details, field), list(person.notes)) == (value, [note])


def test_contacts_in_each_others_columns():
    person = read(**{"E-mail": "anna@example.org, 8 701 123 45 67"})
    assert (person.details.email, person.details.phone) == ("anna@example.org", "+77011234567")
    person = read(Телефон="anna@example.org")
    assert (person.details.email, person.details.phone) == ("anna@example.org", "")
