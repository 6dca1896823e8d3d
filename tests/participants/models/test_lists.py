"""Whole lists, from the bytes of a file to people."""

import pytest

from participants.models import read_people
from tests.factories.places import CountryFactory
from tests.factories.spreadsheets import csv, xlsx

NAMES = {
    "AM": ("ARM", "Armenia"),
    "AZ": ("AZE", "Azerbaijan"),
    "GE": ("GEO", "Georgia"),
    "KZ": ("KAZ", "Kazakhstan"),
    "KG": ("KYR", "Kyrgyzstan"),
    "TJ": ("TAJ", "Tajikistan"),
    "UZ": ("UZB", "Uzbekistan"),
    "KR": ("KOR", "Republic of Korea"),
}


@pytest.fixture(autouse=True)
def countries(db):
    return {iso2: CountryFactory(iso2=iso2, report_code=code, name=name) for iso2, (code, name) in NAMES.items()}


def understood(content: bytes, **options) -> dict[int, dict]:
    """For each row what was understood, without what is empty, and the refusals."""
    return {
        person.number: {name: value for name, value in person.understood.items() if value}
        | ({"refused": list(person.refusals)} if person.refusals else {})
        for person in read_people("list", content, **options)
    }


def test_a_list_with_a_title_and_a_total():
    content = csv(
        "Список участников семинара;;;;;;\n12.09.2024;;;;;;\n"
        "№;Ф.И.О.;Страна;Пол;Место работы, должность;Эл. почта;Тел.\n"
        "1;Иванова Анна Петровна;РК;Ж;Министерство финансов, главный специалист;anna@example.org;8 701 123 45 67\n"
        "2;Иванова;Грузия;1;;nino@example;\n"
        "Итого: 2;;;;;;\n"
    )
    assert understood(content) == {
        4: {
            "country": "KZ",
            "given": "Анна",
            "family": "Иванова",
            "patronymic": "Петровна",
            "sex": "female",
            "institution": "Министерство финансов",
            "position": "главный специалист",
            "email": "anna@example.org",
            "phone": "+77011234567",
        },
        5: {
            "country": "GE",
            "family": "Иванова",
            "sex": "not_stated",
            "refused": [
                "Row 5: “Иванова” is a family name alone; the given name is missing.",
                "Row 5, column “Пол”: “1” says neither female nor male.",
                "Row 5, column “Эл. почта”: “nino@example” is no e-mail address.",
            ],
        },
    }


def test_merged_cells_and_a_header_of_two_lines():
    rows = [
        ["Participant", None, "Country", "Contacts", None],
        ["Name", "Surname", None, "E-mail", "Phone"],
        ["Anna", "Ivanova", "Armenia", "anna@example.org", 37491123456.0],
        ["Aram", "Petrosyan", None, "=A1", None],
    ]
    assert understood(xlsx(rows, merged=["A1:B1", "C3:C4", "D1:E1"])) == {
        3: {
            "country": "AM",
            "given": "Anna",
            "family": "Ivanova",
            "sex": "not_stated",
            "email": "anna@example.org",
            "phone": "+37491123456",
        },
        4: {
            "country": "AM",
            "given": "Aram",
            "family": "Petrosyan",
            "sex": "not_stated",
            "refused": ["Row 4, column “E-mail”: the cell holds a formula. Write its value there."],
        },
    }
