"""The demo's files agree with each other before any app loads them."""

import csv
import re
import unicodedata
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UPCOMING = "events/demo_data/events_upcoming.csv"

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
    return read("events/demo_data/people_2022.csv")


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


def test_every_text_is_there_in_english_and_russian():
    paths = [*ROOT.glob("*/demo_data/*_texts*.csv"), *ROOT.glob("*/demo_data/*_ru.csv"), ROOT / UPCOMING]
    rows = [row for path in paths for row in read(str(path))]
    online = {"city", "city_ru", "country_iso2"}  # a meeting online, and the visits through all of Korea, have no city
    assert len(paths) == 13
    assert [row for row in rows if not all(value for field, value in row.items() if field not in online)] == []
    russian = [value for row in rows for field, value in row.items() if field.endswith("_ru") and value]
    assert [text for text in russian if not re.search("[а-я]", text)] == []


def test_translations_cover_what_is_loaded():
    for key, source, translated in [
        ("event", "events/demo_data/events_2022.csv", "events/demo_data/event_texts_2022.csv"),
        ("title", "knowledge/demo_data/publications.csv", "knowledge/demo_data/publication_texts.csv"),
        ("indicator", "indicators/demo_data/results_framework.csv", "indicators/demo_data/indicators_ru.csv"),
        ("output", "indicators/demo_data/work_plan.csv", "indicators/demo_data/outputs_ru.csv"),
        ("activity", "indicators/demo_data/work_plan.csv", "indicators/demo_data/activities_ru.csv"),
        ("number", "indicators/demo_data/risks.csv", "indicators/demo_data/risks_ru.csv"),
        ("number", "indicators/demo_data/issues.csv", "indicators/demo_data/issues_ru.csv"),
        ("number", "indicators/demo_data/issues.csv", "indicators/demo_data/issue_dates_2022.csv"),
        ("number", "indicators/demo_data/risks.csv", "indicators/demo_data/risk_review_texts_2022.csv"),
    ]:
        assert {row[key] for row in read(translated)} == {row[key] for row in read(source)}
    places = {row["where"] for row in read("indicators/demo_data/published_figures_2022.csv")}
    tables = {"list of events", "tables of participants"}
    assert {row["where"] for row in read("indicators/demo_data/places_ru.csv")} == places | tables
    accounts = {row["account"] for row in read("indicators/demo_data/accounts_ru.csv")}
    ledger = {row["account"] for row in read("indicators/demo_data/ledger_as_printed.csv")}
    plan = {row["budget_account"] for row in read("indicators/demo_data/work_plan.csv")}
    assert accounts == ledger | plan


def test_upcoming_events_differ_in_type_and_in_what_registration_says():
    rows = read(UPCOMING)
    seats = {r["event"]: int(r["capacity"]) - int(r["confirmed"]) for r in rows}
    assert sorted(r["type"] for r in rows) == ["conference", "seminar", "study_visit", "webinar", "workshop"]
    assert [r["event"] for r in rows if int(r["registration_closes_day"]) < 0] == ["workshop-prototyping"]
    assert seats["study-visit-korea"] == 0
    assert seats["seminar-life-events"] == 3
    assert all(0 < int(r["start_day"]) <= int(r["end_day"]) for r in rows)
    assert all(int(r["registration_closes_day"]) < int(r["start_day"]) for r in rows)
