import pytest

from participants.matching.names import Name, split_name


@pytest.mark.parametrize(
    ("given", "family"),
    [
        ("Иван", "Петров"),
        ("Петров", "Иван"),
        ("", "Петров Иван"),
        ("Иван Петров", ""),
        ("г-н Иван", "ПЕТРОВ"),
        ("Mr. Ivan", "Petrov"),
        ("Ivan", "Petrov Ivan"),
    ],
)
def test_a_name_is_the_same_in_whatever_column_it_stands(given, family):
    assert split_name(given, family) == Name(("ivan",), ("petrov",))


@pytest.mark.parametrize(
    ("given", "family"),
    [
        ("Anar Rəşid oğlu", "Vəliyev"),
        ("Anar", "Vəliyev Rəşid oğlu"),
        ("", "Vəliyev Anar Rəşid oğlu"),
        ("Anar Rəşid oğlu Vəliyev", ""),
    ],
)
def test_a_fathers_name_is_found_wherever_it_stands(given, family):
    assert split_name(given, family) == Name(("anar",), ("vAliev",), "rASid", "male")


@pytest.mark.parametrize(
    ("given", "family", "name"),
    [
        ("Иван Петрович", "Сидоров", Name(("ivan",), ("sidorov",), "petr", "male")),
        ("Айгуль Сериковна", "Омарова", Name(("aigul",), ("omarova",), "serik", "female")),
        ("Oʻktam", "Gʻaniyev Karim oʻgʻli", Name(("Oktam",), ("ganiev",), "karim", "male")),
        ("Արամ", "Հակոբյան Գագիկի", Name(("aram",), ("hakobian",), "gagik")),
        ("Нұрлан Әбішұлы", "Қасымов", Name(("nurlan",), ("kasimov",), "AbiS", "male")),
        ("Нұрлан", "Әбішұлы", Name(("nurlan",), ("AbiS",), "AbiS", "male", is_fathers=True)),
        ("Бакыт", "Асан уулу", Name(("bakit",), ("asan",), "asan", "male", is_fathers=True)),
        ("", "Асан уулу Бакыт", Name(("bakit",), ("asan",), "asan", "male", is_fathers=True)),
        ("И.П.", "Сидоров", Name(("i.",), ("sidorov",), "p.")),
        ("", "Сидоров И. П.", Name(("i.",), ("sidorov",), "p.")),
        ("Ivan P.", "Sidorov", Name(("ivan",), ("sidorov",), "p.")),
        ("Roman", "Abramovich", Name(("roman",), ("abramoviC",))),
        ("Anna-Maria", "Ivanova-Petrova", Name(("ana", "maria"), ("ivanova", "petrova"))),
        ("Nigar", "Aliyeva (Rzazade)", Name(("nigar",), ("alieva", "rzazade"))),
        ("Анна", "", Name(("ana",), ())),
        ("", "", Name((), ())),
    ],
)
def test_parts_of_a_name(given, family, name):
    assert split_name(given, family) == name


def test_a_patronymic_of_its_own_column():
    assert split_name("Иван", "Петров", "Сергеевич") == Name(("ivan",), ("petrov",), "serg", "male")
    assert split_name("Anar", "Mammadov", "Rashid") == Name(("anar",), ("mamadov",), "raSid")
