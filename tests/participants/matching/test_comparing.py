from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from participants.matching import PROPOSE_AT, Comparison, Identity, Reason, Why, blocking_keys, compare, prepare

TIGRAN = Identity("Tigran", "Sahakyan", sex="male", country="AM", institution="Ministry of Finance", birth_year=1984)

name = st.one_of(
    st.text(max_size=20),
    st.sampled_from(["Иван", "Ivan", "Петров", "Aygün", "Հակոբյան", "ნინო", "Асан уулу", "И.", "", "Ali", "Karimova"]),
)
identity = st.builds(
    Identity,
    given=name,
    family=name,
    patronymic=name,
    sex=st.sampled_from(["female", "male", "not_stated", ""]),
    country=st.sampled_from(["AM", "AZ", "", "??"]),
    emails=st.frozensets(st.sampled_from(["a@example.org", "info@example.org", "", "@", "b@example.org"]), max_size=2),
    phones=st.frozensets(st.sampled_from(["+994501234567", "+994124400000", "12", "0 50 123 45 67"]), max_size=2),
    institution=st.one_of(st.text(max_size=20), st.sampled_from(["Ministry of Justice", "Минюст"])),
    birth_year=st.one_of(st.none(), st.integers(0, 9999)),
    birth_year_band=st.one_of(st.none(), st.sampled_from([1980, 1985])),
    latin=name,
)


def compared(left: Identity, right: Identity) -> Comparison:
    return compare(prepare(left), prepare(right))


def codes(comparison: Comparison) -> list[Why]:
    return [reason.code for reason in comparison.reasons]


@pytest.mark.parametrize(
    ("left", "right", "country"),
    [
        (("Tigran", "Sahakyan"), ("Տիգրան", "Սահակյան"), "AM"),
        (("Hovhannes", "Hovhannisyan"), ("Оганес", "Оганесян"), "AM"),
        (("Hüseyn", "Həsənov"), ("Гусейн", "Гасанов"), "AZ"),
        (("ნინო", "ხაჩიძე"), ("Nino", "Khachidze"), "GE"),
        (("Нұрлан", "Жұмабаев"), ("Nurlan", "Dzhumabaev"), "KZ"),
        (("Ҷамшед", "Раҳмонов"), ("Jamshed", "Rakhmonov"), "TJ"),
        (("Oʻktam", "Yoʻldoshev"), ("Уктам", "Юлдашев"), "UZ"),
    ],
)
def test_a_name_in_two_scripts_in_one_institution_is_one_person(left, right, country):
    def one(name):
        return Identity(*name, country=country, institution="Ministry of Justice")

    assert compared(one(left), one(right)).is_proposed


def test_every_reason_is_given_and_the_heaviest_first():
    found = compared(TIGRAN, replace(TIGRAN, given="Տիգրան", family="Սահակյան", birth_year=1990))
    assert codes(found) == [Why.OTHER_BIRTH_YEAR, Why.SAME_NAME, Why.SAME_INSTITUTION, Why.SAME_SEX]
    assert [reason.speaks_for for reason in found.reasons] == [False, True, True, True]
    assert not found.is_proposed


@pytest.mark.parametrize(
    "change",
    [
        {"birth_year": 1990},
        {"sex": "female"},
        {"given": "Taron"},
        {"given": "T.", "birth_year": 1970},
        {"family": "Sargsyan"},
        {"country": "KZ", "institution": "", "birth_year": None},
    ],
)
def test_a_contradiction_keeps_two_apart(change):
    assert not compared(TIGRAN, replace(TIGRAN, **change)).is_proposed


def test_different_fathers_keep_namesakes_apart():
    one, other = replace(TIGRAN, patronymic="Արամի"), replace(TIGRAN, patronymic="Gagikovich")
    assert not compared(one, other).is_proposed
    assert compared(one, TIGRAN).is_proposed


def test_a_common_name_alone_is_not_enough_and_a_rare_one_is():
    common = Identity("Sergey", "Ivanov", sex="male", country="KZ")
    rare = Identity("Platon", "Obolenski", sex="male", country="KZ")
    assert Why.COMMON_NAME in codes(compared(common, common))
    assert not compared(common, common).is_proposed
    assert compared(rare, rare).is_proposed


def test_an_address_of_an_office_makes_nobody_one():
    box, desk = frozenset({"info@example.org"}), frozenset({"+994124400000"})
    one = Identity("Aynur", "Mammadova", country="AZ", emails=box, phones=desk)
    other = Identity("Aygün", "Mammadova", country="AZ", emails=box, phones=desk)
    assert not compared(one, other).is_proposed


def test_a_woman_who_married_is_known_by_her_address():
    own = frozenset({"gunel.aliyeva@example.org"})
    one = Identity("Gunel", "Aliyeva", sex="female", country="AZ", emails=own)
    other = Identity("Günel", "Səfərova", sex="female", country="AZ", emails=own)
    assert compared(one, other).is_proposed
    assert codes(compared(one, other))[:3] == [Why.SAME_EMAIL, Why.SAME_GIVEN_NAME, Why.OTHER_FAMILY_NAME]


def test_the_latin_name_of_a_record_is_read_too():
    local = Identity("ჯონი", "ლომიძე", country="GE", institution="Revenue Service", latin="John Lomidze")
    assert compared(local, Identity("John", "Lomidze", country="GE", institution="Revenue Service")).is_proposed


def test_a_band_of_birth_years_agrees_with_a_year_in_it():
    band = replace(TIGRAN, birth_year=None, birth_year_band=1980)
    assert Reason(1.5, Why.SAME_BIRTH_YEAR) in compared(TIGRAN, band).reasons
    assert Why.OTHER_BIRTH_YEAR in codes(compared(replace(TIGRAN, birth_year=1970), band))


def test_nothing_known_is_nothing_proposed():
    assert compared(Identity("", ""), Identity("", "")).score < PROPOSE_AT


@given(identity, identity)
@example(Identity("", "", country="AM", latin="AA0B"), Identity("AA0B", "AA0B", country="AM"))
def test_comparing_is_symmetric_and_bounded(left, right):
    found = compared(left, right)
    assert 0 <= found.score <= 1
    assert found == compared(right, left)


@given(identity, identity)
def test_nobody_is_more_alike_than_oneself(left, right):
    assert compared(left, left).score >= compared(left, right).score


@given(identity)
def test_case_and_spaces_do_not_matter(person):
    spaced = replace(person, given=f"  {person.given} ", family=f"{person.family}  ", country=f" {person.country}")
    assert prepare(spaced) == prepare(person)
    shouted = replace(TIGRAN, given=TIGRAN.given.upper(), family=TIGRAN.family.upper())
    assert prepare(shouted) == prepare(TIGRAN)


@given(identity)
def test_keys_fit_into_their_column(person):
    assert all(0 < len(key) <= 40 and key.isprintable() for key in blocking_keys(prepare(person)))


def test_two_digits_of_a_birth_year_in_the_wrong_order_are_a_slip():
    with_address = replace(TIGRAN, emails=frozenset({"tigran@example.org"}), birth_year=1968)
    exchanged, another = (compared(with_address, replace(with_address, birth_year=year)) for year in (1986, 1987))
    assert exchanged.is_proposed
    assert exchanged.score > another.score
