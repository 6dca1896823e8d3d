"""Full names in one cell. A line: the cell, what its column says of the order, given | patronymic | family | sex."""

import pytest

from participants.lists.names import column_order, is_name, other_people, read_full_name

FIO, FULL_NAME = 1.0, -0.2
NAMES = [
    ("Иванова Анна Петровна", FIO, "Анна | Петровна | Иванова |"),
    ("ИВАНОВА АННА ПЕТРОВНА", FIO, "Анна | Петровна | Иванова |"),
    ("Анна Петровна Иванова", FIO, "Анна | Петровна | Иванова |"),
    ("Иванова\nАнна Петровна", FIO, "Анна | Петровна | Иванова |"),
    ("1. Иванова Анна", FIO, "Анна | | Иванова |"),
    ("Иванова А.П.", FIO, "А. | П. | Иванова |"),
    ("Иванова А. П.", FULL_NAME, "А. | П. | Иванова |"),
    ("А.П. Иванова", FIO, "А. | П. | Иванова |"),
    ("г-жа Иванова А.П.", FIO, "А. | П. | Иванова | female"),
    ("Господин Ахметов Нурлан", FIO, "Нурлан | | Ахметов | male"),
    ("Анна Иванова", FIO, "Анна | | Иванова |"),
    ("Ким Марина", FIO, "Марина | | Ким |"),
    ("Цой Регина Викторовна", FIO, "Регина | Викторовна | Цой |"),
    ("Абрамович Роман Аркадьевич", FIO, "Роман | Аркадьевич | Абрамович |"),
    ("Роман Абрамович", FULL_NAME, "Роман | | Абрамович |"),
    ("Анна Петровна", FIO, "Анна | Петровна | |"),
    ("Иванова", FIO, "| | Иванова |"),
    ("Aннa Иванова", FIO, "Анна | | Иванова |"),
    ("Anna Ivanova", FULL_NAME, "Anna | | Ivanova |"),
    ("Anna IVANOVA", FULL_NAME, "Anna | | Ivanova |"),
    ("IVANOVA Anna", FULL_NAME, "Anna | | Ivanova |"),
    ("ANNA IVANOVA", FULL_NAME, "Anna | | Ivanova |"),
    ("anna ivanova", FULL_NAME, "Anna | | Ivanova |"),
    ("Ivanova, Anna", FULL_NAME, "Anna | | Ivanova |"),
    ("Ms. Anna Ivanova", FULL_NAME, "Anna | | Ivanova | female"),
    ("Ms.Anna Ivanova", FULL_NAME, "Anna | | Ivanova | female"),
    ("H.E. Mr. Ivan Petrov", FULL_NAME, "Ivan | | Petrov | male"),
    ("Anna Ivanova (Ms)", FULL_NAME, "Anna | | Ivanova | female"),
    ("Anna Ivanova, PhD", FULL_NAME, "Anna | | Ivanova |"),
    ("Anna Ivanova, Head of Department", FULL_NAME, "Anna | | Ivanova |"),
    ("Anna Ivanova*", FULL_NAME, "Anna | | Ivanova |"),
    ("Anna Maria Ivanova", FULL_NAME, "Anna Maria | | Ivanova |"),
    ("Anna-Maria van der Berg", FULL_NAME, "Anna-Maria | | van der Berg |"),
    ("Mr Əli Əliyev Vəli oğlu", FULL_NAME, "Əli | Vəli oğlu | Əliyev | male"),
    ("ƏLİYEV ƏLİ VƏLİ OĞLU", FULL_NAME, "Əli | Vəli oğlu | Əliyev |"),
    ("Məmmədli Leyla Rauf qızı", FULL_NAME, "Leyla | Rauf qızı | Məmmədli |"),
    ("Aygün Məmmədova", FULL_NAME, "Aygün | | Məmmədova |"),
    ("Հակոբյան Անի", FULL_NAME, "Անի | | Հակոբյան |"),
    ("Անի Հակոբյան", FIO, "Անի | | Հակոբյան |"),
    ("ნინო ბერიძე", FULL_NAME, "ნინო | | ბერიძე |"),
    ("Kapanadze Davit", FULL_NAME, "Davit | | Kapanadze |"),
    ("Nino Gelashvili", FIO, "Nino | | Gelashvili |"),
    ("Ахметов Нұрлан Болатұлы", FIO, "Нұрлан | Болатұлы | Ахметов |"),
    ("СЕЙІТҚЫЗЫ АЙГҮЛ", FIO, "Айгүл | | Сейітқызы |"),
    ("Асан уулу Бакыт", FIO, "Бакыт | | Асан уулу |"),
    ("Мамытов Бакыт Асан уулу", FIO, "Бакыт | Асан уулу | Мамытов |"),
    ("Раҳимзода Фаррух", FIO, "Фаррух | | Раҳимзода |"),
    ("Farrukh Rahimzoda", FIO, "Farrukh | | Rahimzoda |"),
    ("G'ULOMOV SHAVKAT O'KTAM O'G'LI", FIO, "Shavkat | O'ktam o'g'li | G'ulomov |"),
    ("Karimova Dilnoza Baxtiyor qizi", FIO, "Dilnoza | Baxtiyor qizi | Karimova |"),
    ("O‘ktam G‘ulomov", FULL_NAME, "O‘ktam | | G‘ulomov |"),
    ("Жанар Ибраева Болатовна", FIO, "Жанар | Болатовна | Ибраева |"),
    ("Аскар Жания Маратовна", FULL_NAME, "Жания | Маратовна | Аскар |"),
    ("Рахимов Фаррух Саид", FIO, "Фаррух | Саид | Рахимов |"),
    ("Akopyan Ani Gagiki", FULL_NAME, "Ani | Gagiki | Akopyan |"),
    ("Արամ Գագիկի Հակոբյան", FULL_NAME, "Արամ | Գագիկի | Հակոբյան |"),
    ("Ли Сун Хи", FIO, "Сун Хи | | Ли |"),
    ("Tokayeva Zh. K.", FULL_NAME, "Zh. | K. | Tokayeva |"),
    ("Anna M. Ivanova", FULL_NAME, "Anna | M. | Ivanova |"),
    ("Kim Minji", FULL_NAME, "Minji | | Kim |"),
    ("PARK Ji-hoon", FULL_NAME, "Ji-hoon | | Park |"),
]  # fmt: skip


@pytest.mark.parametrize(("cell", "order", "parts"), NAMES)
def test_a_name_taken_apart(cell, order, parts):
    name = read_full_name(cell, order)
    assert [name.given, name.patronymic, name.family, name.sex] == [part.strip() for part in parts.split("|")]


@pytest.mark.parametrize(
    ("cell", "left_out"),
    [
        ("Иванова (Петрова) Анна", ("Петрова",)),
        ("Иванова Анна Петровна, начальник отдела", ("начальник отдела",)),
        ("Anna Ivanova - Head of Department", ("Head of Department",)),
        ("Иванова Анна / Ivanova Anna", ("Ivanova Anna",)),
        ("Anna Ivanova", ()),
    ],
)
def test_what_is_no_part_of_a_name(cell, left_out):
    assert read_full_name(cell).left_out == left_out


@pytest.mark.parametrize(
    "cell", ["Иванова Анна и Петров Иван", "Иванова Анна, Петров Иван", "Anna Ivanova; Ivan Petrov"]
)
def test_two_people_in_a_cell(cell):
    assert len(other_people(read_full_name(cell))) == 1


def test_names_that_show_their_order_decide_for_those_that_do_not():
    family_first = ["Karimova Anora", "Petrosyan Aram", "Beridze Nino"]
    given_first = ["Anora Karimova", "Aram Petrosyan", "Nino Beridze"]
    name = "Nazar Sultan"
    orders = [column_order([*names, name]) for names in (family_first, given_first)]
    assert [(read_full_name(name, order).given, read_full_name(name, order).family) for order in orders] == [
        ("Sultan", "Nazar"),
        ("Nazar", "Sultan"),
    ]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Anna-Maria O'Neill", True),
        ("А. П.", True),
        ("Һәсәнов", True),
        ("12", False),
        ("Anna2", False),
        ("evil.example", False),
        ("<b>", False),
        ("", False),
    ],
)
def test_what_a_name_is(text, is_one):
    assert is_name(text) is is_one
