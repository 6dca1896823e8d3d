"""Whole lists, from the bytes of a file to people. A person is written as one line; `!` begins a refusal."""

from datetime import date

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
SHOWN = ("given", "patronymic", "family", "country", "sex", "institution", "position", "email", "phone", "birth_years")
SHOWN += ("seniority", "language", "given_latin", "family_latin")


@pytest.fixture(autouse=True)
def countries(db):
    return {iso2: CountryFactory(iso2=iso2, report_code=code, name=name) for iso2, (code, name) in NAMES.items()}


def line(person) -> str:
    parts = [person.understood.get(name) for name in SHOWN]
    known = [str(part) for part in parts if part and part != "not_stated"]
    return " | ".join([str(person.number), *known, *(f"! {refusal}" for refusal in person.refusals)])


def lines(content: bytes, **options) -> list[str]:
    return [line(person) for person in read_people("list", content, **options)]


def test_a_list_with_a_title_and_a_total():
    content = csv(
        "Список участников семинара;;;;;;\n12.09.2024;;;;;;\n"
        "№;Ф.И.О.;Страна;Пол;Место работы, должность;Эл. почта;Тел.\n"
        "1;Иванова Анна Петровна;РК;Ж;Министерство финансов, эксперт;anna@example.org;8 701 123 45 67\n"
        "2;Иванова;Грузия;1;;nino@example;\n"
        "3;;;;;;\n"
        "Итого: 2;;;;;;\n"
    )
    assert lines(content) == [
        (
            "4 | Анна | Петровна | Иванова | KZ | female | Министерство финансов | эксперт | anna@example.org"
            " | +77011234567"
        ),
        (
            "5 | Иванова | GE | ! Row 5: “Иванова” is a family name alone; the given name is missing."
            " | ! Row 5, column “Пол”: “1” says neither female nor male."
            " | ! Row 5, column “Эл. почта”: “nino@example” is no e-mail address."
        ),
    ]


def test_merged_cells_and_a_header_of_two_lines():
    rows = [
        ["Participant", None, "Country", "Contacts", None],
        ["Name", "Surname", None, "E-mail", "Phone"],
        ["Anna", "Ivanova", "Armenia", "anna@example.org", 37491123456.0],
        ["Aram", "Petrosyan", None, "=A1", None],
    ]
    assert lines(xlsx(rows, merged=["A1:B1", "C3:C4", "D1:E1"])) == [
        "3 | Anna | Ivanova | AM | anna@example.org | +37491123456",
        "4 | Aram | Petrosyan | AM | ! Row 4, column “E-mail”: the cell holds a formula. Write its value there.",
    ]


def test_countries_as_headings_empty_numbered_lines_and_a_footer():
    rows = [
        ["№", "Ф.И.О.", "Должность", "E-mail"],
        ["АРМЕНИЯ", None, None, None],
        [1, "Петросян Арам Гагикович", "главный специалист", "aram@example.org"],
        ["КАЗАХСТАН (1 чел.)", None, None, None],
        [2, "Ахметов Нурлан Болатұлы", "директор", "=HYPERLINK(A1)"],
        [3, None, None, None],
        ["Итого: 2 участника", None, None, None],
        ["Исполнитель: Петров П.П.", None, None, None],
    ]
    assert lines(xlsx(rows, merged=["A2:D2"])) == [
        "3 | Арам | Гагикович | Петросян | AM | главный специалист | aram@example.org",
        (
            "5 | Нурлан | Болатұлы | Ахметов | KZ | директор"
            " | ! Row 5, column “E-mail”: the cell holds a formula. Write its value there."
        ),
    ]


def test_institutions_as_headings(countries):
    rows = [
        ["УТВЕРЖДАЮ"],
        ["№ п/п", "Фамилия, имя, отчество", "Занимаемая должность", "Год рожд.", "Контакты (тел., e-mail)"],
        ["Министерство финансов Республики Казахстан"],
        [1, "АХМЕТОВ Нурлан Болатович", "главный эксперт", 1985, "8 701 123 45 67 nurlan@example.org"],
        ["Агентство РК по делам государственной службы"],
        [2, "Ким В.А.", "руководитель управления", None, "8-702-765-43-21"],
        ["Всего: 2 чел."],
    ]
    assert lines(xlsx(rows, merged=["A3:E3", "A5:E5"]), default_country=countries["KZ"]) == [
        (
            "4 | Нурлан | Болатович | Ахметов | KZ | Министерство финансов Республики Казахстан | главный эксперт"
            " | nurlan@example.org | +77011234567 | 1985"
        ),
        (
            "6 | В. | А. | Ким | KZ | Агентство РК по делам государственной службы | руководитель управления"
            " | +77027654321"
        ),
    ]


def test_titles_positions_and_contacts_together():
    rows = [
        ["Country", "Name of participant", "Position, organization", "Contacts"],
        ["Armenia", "Ms. Ani HAKOBYAN", "Head of Department, Ministry of Economy", "+374 91 123456, ani@example.org"],
        [None, "Mr. Tigran SARGSYAN", "Chief Specialist; Civil Service Office", "tigran@example.org"],
        ["Georgia", "Ms. Nino KAPANADZE", "Expert", "nino@example.org"],
        ["Georgia", None, None, None],
    ]
    assert lines(xlsx(rows, merged=["A2:A3"])) == [
        "2 | Ani | Hakobyan | AM | female | Ministry of Economy | Head of Department | ani@example.org | +37491123456",
        "3 | Tigran | Sargsyan | AM | male | Civil Service Office | Chief Specialist | tigran@example.org",
        "4 | Nino | Kapanadze | GE | female | Expert | nino@example.org",
    ]


def test_a_country_that_stands_only_where_it_begins():
    content = csv(
        "Страна;ФИО\nАрмения;Петросян Арам\n;Акопян Ани\n;Саркисян Карине\nГрузия;Беридзе Нино\n;Ломидзе Гиорги\n"
    )
    people = read_people("list.csv", content)
    assert [(line(person), person.notes) for person in people] == [
        ("2 | Арам | Петросян | AM", ()),
        ("3 | Ани | Акопян | AM", ("The country is that of the rows above.",)),
        ("4 | Карине | Саркисян | AM", ("The country is that of the rows above.",)),
        ("5 | Нино | Беридзе | GE", ()),
        ("6 | Гиорги | Ломидзе | GE", ("The country is that of the rows above.",)),
    ]


def test_a_country_that_one_row_lacks_is_not_taken_from_its_neighbour():
    content = csv("Страна;ФИО\nАрмения;Петросян Арам\nАрмения;Акопян Ани\n;Саркисян Карине\nГрузия;Беридзе Нино\n")
    assert lines(content)[2] == "4 | Карине | Саркисян | ! Row 4: there is no country."


def test_the_country_of_whom_the_list_names_none(countries):
    assert lines(csv("ФИО\nИванова Анна\n"), default_country=countries["KZ"]) == ["2 | Анна | Иванова | KZ"]


def test_names_in_each_others_columns():
    content = csv("Name,Surname,Country\nIvanova,Anna,Kazakhstan\nPetrosyan,Aram,Armenia\nKim,Minji,Korea\n")
    assert lines(content) == ["2 | Anna | Ivanova | KZ", "3 | Aram | Petrosyan | AM", "4 | Minji | Kim | KR"]


def test_a_name_in_three_columns_below_one_heading():
    rows = [["№", "ФИО", None, None, "Страна"], [1, "Иванова", "Анна", "Петровна", "РК"]]
    assert lines(xlsx(rows, merged=["B1:D1"])) == ["2 | Анна | Петровна | Иванова | KZ"]


def test_names_in_two_kinds_of_letters():
    one = csv("ФИО;Full name (as in passport);Страна\nИванова Анна Петровна;Anna IVANOVA;KAZ\n")
    parts = csv("Фамилия;Имя;Surname;Name;Страна\nИванова;Анна;Ivanova;Anna;KAZ\n")
    cell = csv("ФИО;Страна\nИванова Анна / Ivanova Anna;KAZ\n")
    assert [lines(content) for content in (one, parts, cell)] == [
        ["2 | Анна | Петровна | Иванова | KZ | Anna | Ivanova"],
        ["2 | Анна | Иванова | KZ | Anna | Ivanova"],
        ["2 | Анна | Иванова | KZ | Anna | Ivanova"],
    ]


def test_answers_of_an_online_form():
    content = csv(
        "Timestamp,Email Address,What is your full name?,What is your gender?,Country,Your organization,Your position\n"
        '2024/09/01,A@example.org,Anna Ivanova,Female,Kazakhstan,"Ministry of Finance, Budget",Chief expert\n'
        "2024/09/01,b@example.org,Bakyt Asan uulu,Male,Kyrgyzstan,Civil Service Agency,Head\n"
    )
    assert lines(content) == [
        "2 | Anna | Ivanova | KZ | female | Ministry of Finance, Budget | Chief expert | a@example.org",
        "3 | Bakyt | Asan uulu | KG | male | Civil Service Agency | Head | b@example.org",
    ]


def test_headers_within_the_list_and_signs_for_the_same():
    content = csv(
        "№;ФИО;Страна;Организация\n1;2;3;4\n1;Иванова Анна;РК;МФ\n№;ФИО;Страна;Организация\n2;Петров Иван;-//-;то же\n"
    )
    assert lines(content) == ["3 | Анна | Иванова | KZ | МФ", "5 | Иван | Петров | KZ | МФ"]


def test_several_people_in_a_cell_and_a_position_below_a_name():
    content = csv('ФИО;Страна\n"Иванова Анна\nПетров Иван";РК\n"Иванова Анна Петровна\nначальник отдела";РК\n')
    assert lines(content) == [
        "2 | Анна | Иванова | KZ | ! Row 2: a cell holds several people: “Петров Иван”.",
        "3 | Анна | Петровна | Иванова | KZ | начальник отдела",
    ]


def test_sheets_of_countries_and_a_sheet_of_figures():
    content = xlsx(
        [["Country", "Participants"], ["Armenia", 12], ["Georgia", 5]],
        [["Name", "Email"], ["Ani Hakobyan", "ani@example.org"]],
        [["Name", "Email"], ["Nino Beridze", "nino@"]],
        titles=["Summary", "Armenia", "Georgia"],
    )
    assert lines(content) == [
        "2 | Ani | Hakobyan | AM | ani@example.org",
        "2 | Nino | Beridze | GE | ! Sheet “Georgia”, row 2, column “Email”: “nino@” is no e-mail address.",
    ]


def test_sexes_in_the_first_column():
    content = csv("Пол;ФИО;Страна\nЖ;Иванова Анна;РК\nM;Петров Иван;РК\nж/м;Сидоров Пётр;РК\nFemale;Ким Мария;РК\n")
    assert lines(content) == [
        "2 | Анна | Иванова | KZ | female",
        "3 | Иван | Петров | KZ | male",
        "4 | Пётр | Сидоров | KZ | ! Row 4, column “Пол”: “ж/м” says neither female nor male.",
        "5 | Мария | Ким | KZ | female",
    ]


def test_marks_of_attendance():
    days = (date(2024, 9, 12), date(2024, 9, 13))
    dated = xlsx([["Name", "Country", days[0], "13.09"], ["Anna Ivanova", "KZ", "V", "-"]])
    numbered = csv("Name,Country,Day 1,Day 2,Format\nAnna Ivanova,KZ,+,x,online\n")
    once = csv("Name,Country,Attended\nAnna Ivanova,KZ,yes\nAram Petrosyan,ARM,no\nNino Beridze,GEO,\n")
    people = [person for content in (dated, numbered, once) for person in read_people("list", content, days=days)]
    assert [(person.days, person.attended, person.mode) for person in people] == [
        (days[:1], None, ""),
        (days, None, "online"),
        ((), True, ""),
        ((), False, ""),
        ((), None, ""),
    ]


def test_what_goes_to_the_action(countries):
    content = csv("ФИО;Страна;Дата рождения;Телефон\nИванова Анна Петровна;РК;02.03.1987;87011234567\n")
    (person,) = read_people("list.csv", content)
    details = person.details
    assert (details.given_name, details.patronymic, details.family_name, details.country, details.sex) == (
        "Анна",
        "Петровна",
        "Иванова",
        countries["KZ"],
        "not_stated",
    )
    assert (details.birth_years, details.phone, details.language) == (1985, "+77011234567", "ru")
