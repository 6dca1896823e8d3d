"""The demo's files agree with each other before any app loads them."""

import csv
import re
import unicodedata
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# The letters in which names are written in each country, as Unicode names them.
SCRIPTS = {
    "ARM": "ARMENIAN",
    "AZE": "LATIN",
    "GEO": "GEORGIAN",
    "KAZ": "CYRILLIC",
    "KYR": "CYRILLIC",
    "TAJ": "CYRILLIC",
    "UZB": "LATIN",
}
UZBEK_APOSTROPHES = "ʻʼ"  # part of the letters oʻ and gʻ, and of the tutuq belgisi


def read(path: str) -> list[dict[str, str]]:
    with (ROOT / path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def people() -> list[dict[str, str]]:
    return read("participants/demo_data/people_2022.csv")


def attendance() -> list[dict[str, str]]:
    return read("events/demo_data/attendance_2022.csv")


def scripts_of(text: str) -> set[str]:
    letters = text.replace(" ", "")
    for apostrophe in UZBEK_APOSTROPHES:
        letters = letters.replace(apostrophe, "")
    return {unicodedata.name(letter).split()[0] for letter in letters}


def test_attendance_of_2022_is_216_of_175_people():
    pairs = {(row["person"], row["event"]) for row in attendance()}
    assert (len(attendance()), len(pairs), len({person for person, _ in pairs})) == (216, 216, 175)


def test_every_person_has_one_row_with_the_sex_and_country_of_the_attendance():
    def facts(rows):
        return {(row["person"], row["sex"], row["country"]) for row in rows}

    assert len(people()) == 175
    assert facts(people()) == facts(attendance())


def test_attendance_gives_the_published_tables():
    counted = Counter((r["event"], r["sex"], r["country"]) for r in attendance())
    counted.update(("unique_people", r["sex"], r["country"]) for r in people())
    published = {
        (r["table"], r["sex"], r["country"]): int(r["people"])
        for r in read("tests/data/participants_published_2022.csv")
    }
    assert {cell: counted[cell] for cell in published} == published
    assert set(counted) <= set(published)


def test_names_are_written_in_the_script_of_their_country():
    wrong = [
        row["person"]
        for row in people()
        for field in ("given_name", "family_name", "patronymic")
        if scripts_of(row[field]) - {SCRIPTS[row["country"]]}
    ]
    assert wrong == []


def test_latin_names_are_plain_letters():
    plain = re.compile(r"[A-Z][a-z]*(?:'[a-z]+)*(?: (?:uulu|kyzy))?")
    wrong = [
        row["person"]
        for row in people()
        for field in ("given_name_latin", "family_name_latin")
        if not plain.fullmatch(row[field])
    ]
    assert wrong == []


def test_no_two_people_share_a_name_or_an_address():
    rows = people()
    assert len({(row["given_name"], row["family_name"]) for row in rows}) == 175
    assert len({(row["given_name_latin"], row["family_name_latin"]) for row in rows}) == 175
    assert len({row["email"] for row in rows}) == 175
    assert [r["email"] for r in rows if not re.fullmatch(r"[a-z.]+@example\.org", r["email"])] == []


def test_people_work_in_an_institution_of_their_own_country():
    iso2 = {r["report_code"]: r["iso2"] for r in read("participants/demo_data/countries.csv")}
    country = {r["key"]: r["country"] for r in read("participants/demo_data/institutions.csv")}
    wrong = [r["person"] for r in people() if country.get(r["institution"]) != iso2[r["country"]]]
    assert wrong == []
    assert {row["language"] for row in people()} == {"en", "ru"}
