from dataclasses import replace
from datetime import date

import pytest

from knowledge.listed_texts import Fault
from knowledge.listed_works import ListedAuthor, ListedEdition, ListedFile, ListedWork, read_list

LANGUAGES = ("en", "ru", "kk")
WHOLE = {
    "id": 7,
    "language": "en",
    "title": " Open  data ",
    "abstract": "What it takes.",
    "type": "Case study",
    "year": "2023",
    "authors": [
        "Aigul Omarova",
        "Lee, Min-jun",
        "Astana Civil Service Hub",
        {"family": "Karimov", "given": "Jasur", "orcid": "https://orcid.org/0000-0002-1825-0097"},
    ],
    "topics": ["Open data", "Open data", {"name": "Services"}],
    "countries": ["kz"],
    "files": ["open.pdf", {"path": "data.xlsx", "role": "data"}],
    "unknown key": 1,
}


def test_an_entry_with_everything():
    edition = ListedEdition(
        1, "en", "Open data", "What it takes.", files=(ListedFile("open.pdf"), ListedFile("data.xlsx", "data"))
    )
    authors = (
        ListedAuthor("Omarova", "Aigul"),
        ListedAuthor("Lee", "Min-jun"),
        ListedAuthor(organisation="Astana Civil Service Hub"),
        ListedAuthor("Karimov", "Jasur", orcid="0000-0002-1825-0097"),
    )
    work = ListedWork(
        "7",
        "case_study",
        date(2023, 1, 1),
        authors=authors,
        topics=("Open data", "Services"),
        countries=("KZ",),
        editions=(edition,),
        is_number=True,
    )
    assert read_list([WHOLE], LANGUAGES) == ([work], [], [])


def test_the_least_that_an_entry_says():
    works, faults, notices = read_list({"works": [{"id": "a", "language": "ru-RU", "title": "Да"}]}, LANGUAGES)
    assert (works, faults, notices) == ([ListedWork("a", editions=(ListedEdition(1, "ru", "Да"),))], [], [])


def test_the_same_id_in_another_language_is_an_edition_of_the_same_work():
    works, _, _ = read_list(
        [
            {"id": 1, "language": "en", "title": "Data", "authors": "A. Omarova; UNDP"},
            {"id": 2, "language": "en", "title": "Other"},
            {"id": "1", "language": "kaz", "title": "Деректер", "topics": ["Data"], "year": 2024},
        ],
        LANGUAGES,
    )
    assert [(it.source_id, [edition.language for edition in it.editions]) for it in works] == [
        ("1", ["en", "kk"]),
        ("2", ["en"]),
    ]
    assert (works[0].published_on, works[0].topics, works[0].authors) == (
        date(2024, 1, 1),
        ("Data",),
        (ListedAuthor("Omarova", "A."), ListedAuthor(organisation="UNDP")),
    )


def test_a_list_of_editions_in_one_entry():
    editions = [{"language": "en", "title": "Data"}, {"language": "ru", "title": "Данные", "pages": ["один"]}]
    works, _, _ = read_list([{"id": 1, "editions": editions}], LANGUAGES)
    assert works[0].editions == (ListedEdition(1, "en", "Data"), ListedEdition(1, "ru", "Данные", texts=((1, "один"),)))


@pytest.mark.parametrize(
    "pages",
    [
        {"pages": ["one", "", "three"]},
        {"page_texts": [{"number": 3, "text": "three"}, {"page": "1", "text": "one\x00"}]},
        {"pages": {"1": "one", "3": "three"}},
        {"pages": 3, "page_texts": ["one", None, "three"]},
        {"pages": "3 pp.", "texts": ["one", "", "three"]},
        {"page_texts": [], "pages": ["one", "", "three"]},
        {"pages": [{"page_number": 1, "content": "one"}, {"page": 3.0, "body": "three"}]},
        {"pages": [{"text": "one"}, {"text": ""}, {"text": "three"}]},
        {"pages": {"1": {"text": "one"}, "3": {"content": "three"}}},
    ],
)
def test_page_texts_keep_their_numbers(pages):
    works, faults, notices = read_list([{"id": 1, "language": "en", "title": "Data"} | pages], LANGUAGES)
    assert (works[0].editions[0].texts, faults, notices) == (((1, "one"), (3, "three")), [], [])


@pytest.mark.parametrize(
    "told",
    [
        {"text": "one"},
        {"full_text": "one"},
        {"page_texts": "one"},
        {"pages": 24, "text": "one"},
        {"pages": {"text": "one"}},
        {"pages": [{"number": 0, "text": "one"}]},
    ],
)
def test_one_text_is_that_of_page_1(told):
    works, faults, notices = read_list([{"id": 1, "language": "en", "title": "Data"} | told], LANGUAGES)
    assert (works[0].editions[0].texts, faults, notices) == (((1, "one"),), [], [])


def test_no_text_is_lost_without_a_word():
    pages = [{"number": 2, "text": "x"}, {"number": 2, "text": "y"}, {"number": 3, "words": "z"}, ["w"]]
    works, faults, notices = read_list([{"id": 1, "language": "en", "title": "Data", "pages": pages}], LANGUAGES)
    assert (works[0].editions[0].texts, faults) == (((2, "x\ny"),), [])
    assert notices == [
        "entry 1 (id 1), left out: page 3 has no text",
        "entry 1 (id 1), left out: page 4 is no text",
    ]


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        ("Data", "entry 1: is no object"),
        ({"title": "Data", "language": "en"}, "entry 1: has no id"),
        ({"id": True, "title": "Data", "language": "en"}, "entry 1 (id True): has no id"),
        ({"id": 1, "language": "en"}, "entry 1 (id 1): has no title"),
        ({"id": 1, "language": "en", "title": "x" * 501}, "entry 1 (id 1): title is longer than 500 characters"),
        ({"id": 1, "language": "en", "title": ["x"]}, "entry 1 (id 1): title is no text"),
        ({"id": 1, "title": "Data"}, "entry 1 (id 1): has no language"),
        ({"id": 1, "title": "Data", "language": "fr"}, "entry 1 (id 1): the language 'fr' is none of en, ru, kk"),
    ],
)
def test_a_faulty_entry_is_named_and_the_others_are_taken(entry, sentence):
    works, faults, _ = read_list([entry, {"id": "b", "language": "en", "title": "Good"}], LANGUAGES)
    assert ([it.source_id for it in works], faults) == (["b"], [sentence])


@pytest.mark.parametrize(
    ("more", "left", "sentence"),
    [
        ({"year": "soon"}, {"published_on": None}, "'soon' is no year, and no day as 2023-05-17"),
        ({"date": "2023-02-30"}, {}, "'2023-02-30' is no year, and no day as 2023-05-17"),
        ({"authors": 5}, {"authors": ()}, "authors is no list"),
        ({"authors": ["Aigul Omarova", 5, []]}, {"authors": (ListedAuthor("Omarova", "Aigul"), ListedAuthor("5"))},
            "author is no text"),
        ({"type": "report"}, {"kind": "article"},
            "the type 'report' is none of guide, knowledge_product, case_study, article, study"),
        ({"topics": ["x" * 81]}, {"topics": ()}, "topics is longer than 80 characters"),
        ({"licence": "MIT"}, {"licence": "reserved"}, "the licence 'MIT' is not known, so all rights are reserved"),
        ({"licence": "CC BY 3.0"}, {"licence": "reserved"},
            "the licence 'CC BY 3.0' is not known, so all rights are reserved"),
        ({"doi": "none"}, {}, "'none' is no DOI"),
    ],
)  # fmt: skip
def test_a_side_of_a_work_that_cannot_be_read_is_left_out(more, left, sentence):
    (whole,), _, _ = read_list([WHOLE], LANGUAGES)
    assert read_list([WHOLE | more], LANGUAGES) == (
        [replace(whole, **left)],
        [],
        [f"entry 1 (id 7), left out: {sentence}"],
    )


def test_files_of_which_the_path_or_the_role_cannot_be_read():
    entry = {"id": 1, "language": "en", "title": "Data", "files": [{"file": "a.pdf", "role": "cover"}, {}]}
    (work,), faults, notices = read_list([entry], LANGUAGES)
    assert (work.editions[0].files, faults) == ((ListedFile("a.pdf"),), [])
    assert notices == [
        "entry 1 (id 1), left out: the role 'cover' of a file is none of main, annex, slides, data",
        "entry 1 (id 1), left out: a file has no path",
    ]


@pytest.mark.parametrize(
    ("told", "read"),
    [
        ({"year": 2023.0}, {"published_on": date(2023, 1, 1)}),
        ({"year": "", "publication_year": 2022}, {"published_on": date(2022, 1, 1)}),
        ({"published": "17.05.2023"}, {"published_on": date(2023, 5, 17)}),
        ({"countries": ["kz", "Kazakhstan"]}, {"countries": ("KZ", "Kazakhstan")}),
        ({"licence": "CC BY-NC 4.0"}, {"licence": "CC-BY-NC-4.0"}),
        ({"license": "https://creativecommons.org/licenses/by-sa/4.0/"}, {"licence": "CC-BY-SA-4.0"}),
        ({"licence": "cc-by"}, {"licence": "CC-BY-4.0"}),
        ({"licence": "All rights reserved, ACSH"}, {"licence": "reserved"}),
        ({"doi": "https://doi.org/10.1234/a"}, {"doi": "10.1234/a"}),
        ({"doi": "doi:10.1234/a"}, {"doi": "10.1234/a"}),
        ({"id": 7.0}, {}),
    ],
)
def test_ways_in_which_the_same_is_told(told, read):
    (least,), _, _ = read_list([{"id": 7, "language": "en", "title": "Data"}], LANGUAGES)
    assert read_list([{"id": 7, "language": "en", "title": "Data"} | told], LANGUAGES) == (
        [replace(least, **read)],
        [],
        [],
    )


@pytest.mark.parametrize(
    ("told", "code"),
    [("Russian", "ru"), ("русский", "ru"), ("kz", "kk"), ("KAZ", "kk"), ("қазақша", "kk"), ("en_US", "en")],
)
def test_languages_by_name_and_code(told, code):
    (work,), _, _ = read_list([{"id": 7, "language": told, "title": "Data"}], LANGUAGES)
    assert work.editions[0].language == code


def test_the_same_id_and_language_twice():
    works, faults, _ = read_list([WHOLE, WHOLE], LANGUAGES)
    assert (len(works), faults) == (1, ["entry 2 (id 7): repeats entry 1: the same id and language"])


def test_what_is_no_list():
    with pytest.raises(Fault):
        read_list({"title": "Data"}, LANGUAGES)
