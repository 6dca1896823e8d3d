import pytest

from participants.lists.scripts import cyrillic_as_latin, in_name_case, mended_scripts, one_line


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("ИВАНОВА-ПЕТРОВА", "Иванова-Петрова"),
        ("O'G'ULOV", "O'g'ulov"),
        ("MCDONALD", "McDonald"),
        ("İBRAHİMOVA ANNA", "İbrahimova Anna"),
        ("ƏLIYEV", "Əliyev"),
        ("VƏLİ OĞLU", "Vəli oğlu"),
        ("ՀԱԿՈԲՅԱՆ", "Հակոբյան"),
        ("ᲜᲘᲜᲝ", "ნინო"),
        ("anna", "Anna"),
        ("IVANOVa", "IVANOVa"),
        ("А. П.", "А. П."),
        ("McArthur", "McArthur"),
    ],
)
def test_names_typed_in_capitals(typed, written):
    assert in_name_case(typed) == written


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("Aннa", "Анна"),
        ("Ivanоvа", "Ivanova"),
        ("Әliyev", "Əliyev"),
        ("Ержанi", "Ержані"),
        ("Аннаwq", "Аннаwq"),
        ("Анна", "Анна"),
    ],
)
def test_letters_of_another_script(typed, written):
    assert mended_scripts(typed) == written


def test_what_nobody_sees():
    assert one_line("\u200bAnna\u00a0\u202eIvanova\ufeff\r\n \u00adKim") == "Anna Ivanova Kim"


def test_an_address_in_latin_letters():
    assert [cyrillic_as_latin(text) for text in ("аnna@example.org", "анна")] == ["anna@example.org", "анна"]
