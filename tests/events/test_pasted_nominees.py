"""Tables as focal points copy them: with tabs or semicolons, in English or Russian, with slips."""

import pytest

from events.actions.nominating import Nominee
from events.pasted_nominees import read_pasted
from portal.core.file_kinds import Unreadable
from tests.factories.nominations import armenia, georgia

pytestmark = pytest.mark.django_db

ENGLISH = """Given name\tFamily name\tSex\tInstitution\tPosition\tE-mail
Ani\tTestyan\tF\tMinistry of Tests\tAdviser\tani@example.org
Davit \t Probyan\tmale\tMinistry of Tests\t\tDAVIT@EXAMPLE.ORG
"""
RUSSIAN = """№;Фамилия Имя;Пол;Место работы;Должность;Эл. почта
1;Тестян Ани;ж;Министерство проверок;советник;ani@example.org

2;Пробян Давид;м;Министерство проверок;;david@example.org
"""


def found(text: str, known=()) -> list[tuple]:
    pasted = read_pasted(text, country=armenia(), known=set(known))
    return [(row.number, row.name, row.email, row.outcome.value) for row in pasted.rows]


def test_table_with_tabs_in_english():
    rows = read_pasted(ENGLISH, country=armenia(), known=set())
    assert rows.new == [
        Nominee("Ani", "Testyan", "female", "Ministry of Tests", "ani@example.org", "Adviser"),
        Nominee("Davit", "Probyan", "male", "Ministry of Tests", "davit@example.org"),
    ]


def test_table_with_semicolons_in_russian():
    rows = read_pasted(RUSSIAN, country=armenia(), known=set()).new
    assert [(row.given_name, row.family_name, row.sex, row.email, row.language) for row in rows] == [
        ("Ани", "Тестян", "female", "ani@example.org", "ru"),
        ("Давид", "Пробян", "male", "david@example.org", "ru"),
    ]


def test_who_is_there_or_stands_twice_is_added_once():
    twice = ENGLISH + "Ani\tTestyan\tF\tMinistry of Tests\tAdviser\tani@example.org\n"
    assert [row[3] for row in found(twice, known=["davit@example.org"])] == ["new", "there", "there"]


def test_wrong_rows_are_named_with_their_reason():
    georgia()
    table = (
        "Name,Surname,Country,Institution,E-mail\n"
        "Ani,Testyan,Armenia,Ministry of Tests,ani@example.org\n"
        "Nino,Testadze,Georgia,Ministry of Tests,nino@example.org\n"
        "Davit,Probyan,Armenia,Ministry of Tests,\n"
        "Lusine,Mockyan,Armenia,,lusine@example.org\n"
        "Tigran,Fakeyan,Armenia,Ministry of Tests,no address\n"
        "=1+1,Fakeyan,Armenia,Ministry of Tests,t@example.org\n"
    )
    rows = read_pasted(table, country=armenia(), known=set()).rows
    assert [row.outcome.value for row in rows] == ["new", *["refused"] * 5]
    assert rows[1].reasons == ("Row 3: the person is of another country.",)
    assert rows[2].reasons == ("Row 4: there is no e-mail address.",)
    assert rows[3].reasons == ("Row 5: there is no institution.",)
    assert ["Row 6" in rows[4].reasons[0], "Row 7" in rows[5].reasons[0]] == [True, True]


@pytest.mark.parametrize("text", ["", " \n\t\n", "just a sentence", "a\tb\n1\t2\n", "\x00\x01\x02"])
def test_what_is_no_table_of_people_is_refused_in_words(text):
    with pytest.raises(Unreadable):
        read_pasted(text, country=armenia(), known=set())


def test_other_rows_have_another_digest():
    one, other = (read_pasted(text, country=armenia(), known=set()) for text in (ENGLISH, RUSSIAN))
    again = read_pasted(ENGLISH, country=armenia(), known=set())
    changed = read_pasted(ENGLISH, country=armenia(), known={"ani@example.org"})
    assert one.digest == again.digest
    assert len({one.digest, other.digest, changed.digest}) == 3
