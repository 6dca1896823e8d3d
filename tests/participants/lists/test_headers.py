"""Headers that colleagues really write, and what their columns hold."""

from pathlib import Path

import pytest

from participants.lists.headers import column_of, find_header

TABLE = Path(__file__).parents[2] / "data" / "list_headers.txt"


def cases() -> list[tuple[str, str]]:
    lines = [line.partition(": ") for line in TABLE.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    return [(header.replace("\\n", "\n"), field) for field, _colon, headers in lines for header in headers.split(" | ")]


@pytest.mark.parametrize(("header", "field"), cases())
def test_what_a_column_holds(header, field):
    column = column_of(0, header)
    assert column is not None
    assert column.field == field


@pytest.mark.parametrize("header", ["Дата", "Astana", "12", "", "Семинар по цифровизации"])
def test_words_that_name_no_column(header):
    assert column_of(0, header) is None


@pytest.mark.parametrize(
    ("header", "order", "is_latin", "day"),
    [
        ("ФИО", "family", False, None),
        ("Фамилия Имя Отчество", "family", False, None),
        ("Name and surname", "given", False, None),
        ("Full name", "", False, None),
        ("ФИО на английском (как в паспорте)", "family", True, None),
        ("Day 2", "", False, 2),
        ("1-й день", "", False, 1),
    ],
)
def test_what_else_a_header_says(header, order, is_latin, day):
    column = column_of(0, header)
    assert (column.order, column.is_latin, column.day) == (order, is_latin, day)


def found(*rows):
    header = find_header(rows)
    return header and (header.last, [(column.index, column.field) for column in header.columns])


def test_the_header_below_titles():
    rows = (["СПИСОК участников семинара", None, None], ["Астана, 12.09.2024", None, None], ["№", "ФИО", "Страна"])
    assert found(*rows, [1, "Иванова Анна", "РК"]) == (2, [(0, "ignored"), (1, "full_name"), (2, "country")])


def test_a_header_of_two_lines():
    rows = (["№", "Participant", None, "Country"], [None, "Name", "Surname", None], [1, "Anna", "Ivanova", "Armenia"])
    assert found(*rows) == (1, [(0, "ignored"), (1, "given"), (2, "family"), (3, "country")])


def test_a_lone_name_is_the_full_name():
    assert found(["Name", "Country"], ["Anna Ivanova", "Armenia"]) == (0, [(0, "full_name"), (1, "country")])


def test_a_list_of_names_alone():
    assert found(["ФИО"], ["Иванова Анна"]) == (0, [(0, "full_name")])


def test_no_header():
    assert found(["Anna Ivanova", "Armenia"], ["Aram Petrosyan", "Armenia"]) is None
