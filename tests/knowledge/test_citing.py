"""What is handed out is read back by the programs that readers use."""

import json
from dataclasses import replace
from datetime import date

import bibtexparser
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware, SeparateCoAuthors, SplitNameParts

from knowledge.citing import Cited, Name, bibtex, csl, in_words, ris

GUIDE = Cited(
    key="work12en",
    kind="methodological guide",
    title="Open data",
    language="en",
    authors=(Name("Kim", "Ji-won"), Name("Omarov", "Arman Serik")),
    published_on=date(2022, 12, 1),
    publisher="Astana Civil Service Hub",
    url="https://portal.example.org/library/12/",
    doi="10.1234/abcd_5",
    series="Guides",
    version="1.1",
    topics=("Data", "Law"),
)
TITLES = [
    "Государственные услуги: «одно окно»",
    "R&D at 100 % of 5 $ #1 under_score",
    "Braces {and} more } of { them, \"quotes\" and 'others'",
    "A title\nover two\r\n lines",
    r"C:\new ~tilde ^caret",
    "Հայաստան, საქართველო, Қазақстан, 대한민국",
]


def read_bibtex(text: str) -> dict[str, str]:
    library = bibtexparser.parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    assert library.failed_blocks == []
    [entry] = library.entries
    # TeX writes a caret as an accent of its own.
    values = {field.key: field.value.replace("ˆ", "^") for field in entry.fields}
    return values | {"type of entry": entry.entry_type, "key": entry.key}


def test_in_words():
    assert in_words(GUIDE) == (
        "Kim, J.-w., & Omarov, A. S. (2022). Open data (Version 1.1). Astana Civil Service Hub. "
        "https://doi.org/10.1234/abcd_5"
    )


def test_in_words_without_an_author_the_publisher_stands_first_and_once():
    bare = replace(GUIDE, authors=(), doi="", version="", translator="A. Petrova")
    assert in_words(bare) == (
        "Astana Civil Service Hub (2022). Open data (A. Petrova, Trans.). https://portal.example.org/library/12/"
    )


def test_in_words_names_twenty_people_at_most():
    many = replace(GUIDE, authors=tuple(Name(f"Author{n}") for n in range(1, 26)))
    assert in_words(many).startswith("Author1, Author2, ")
    assert "Author19, … Author25 (2022)" in in_words(many)


def test_bibtex_as_a_whole():
    assert bibtex(GUIDE) == (
        "@techreport{work12en,\n"
        "  author = {Kim, Ji-won and Omarov, Arman Serik},\n"
        "  title = {{Open data}},\n"
        "  type = {methodological guide},\n"
        "  institution = {Astana Civil Service Hub},\n"
        "  year = {2022},\n"
        "  month = {12},\n"
        "  series = {Guides},\n"
        "  version = {1.1},\n"
        "  language = {en},\n"
        "  doi = {10.1234/abcd\\_5},\n"
        "  url = {https://portal.example.org/library/12/},\n"
        "  keywords = {Data, Law},\n"
        "}\n"
    )


@pytest.mark.parametrize("title", TITLES)
def test_bibtex_is_read_back_with_any_title(title):
    found = read_bibtex(bibtex(replace(GUIDE, title=title, abstract=f"{title} {title}")))
    assert found["title"].strip("{}") == " ".join(title.split()).strip("{}")
    assert found["doi"] == "10.1234/abcd_5"
    assert (found["type of entry"], found["key"]) == ("techreport", "work12en")


def test_bibtex_keeps_names_apart():
    people = (
        Name("Қасымов", "Арман"),
        Name("Agency for Law and Order", is_body=True),
        Name("van der Berg", "A."),
        Name("Սարգսյան"),
    )
    splitting = [SeparateCoAuthors(), SplitNameParts()]
    library = bibtexparser.parse_string(bibtex(replace(GUIDE, authors=people)), append_middleware=splitting)
    assert [(name.first, name.last) for name in library.entries[0]["author"]] == [
        (["Арман"], ["Қасымов"]),
        ([], ["{Agency for Law and Order}"]),
        (["A."], ["{van der Berg}"]),
        ([], ["{Սարգսյան}"]),
    ]


@pytest.mark.parametrize("title", TITLES)
def test_ris_is_read_back_with_any_title(title):
    [entry] = rispy.loads(ris(replace(GUIDE, title=title, authors=(Name("Қасымов", "Арман"), *GUIDE.authors))))
    assert {name: entry[name] for name in ("type_of_reference", "title", "authors", "year", "doi", "language")} == {
        "type_of_reference": "RPRT",
        "title": " ".join(title.split()),
        "authors": ["Қасымов, Арман", "Kim, Ji-won", "Omarov, Arman Serik"],
        "year": "2022",
        "doi": "10.1234/abcd_5",
        "language": "en",
    }
    assert (entry["keywords"], entry["urls"]) == (["Data", "Law"], ["https://portal.example.org/library/12/"])


@pytest.mark.parametrize("title", TITLES)
def test_csl_is_read_back_with_any_title(title):
    people = (Name("Қасымов", "Арман"), Name("Agency for Law and Order", is_body=True))
    assert json.loads(csl(replace(GUIDE, title=title, authors=people))) == [
        {
            "id": "work12en",
            "type": "report",
            "genre": "methodological guide",
            "title": " ".join(title.split()),
            "author": [{"family": "Қасымов", "given": "Арман"}, {"literal": "Agency for Law and Order"}],
            "issued": {"date-parts": [[2022, 12, 1]]},
            "publisher": "Astana Civil Service Hub",
            "collection-title": "Guides",
            "version": "1.1",
            "language": "en",
            "keyword": "Data, Law",
            "DOI": "10.1234/abcd_5",
            "URL": "https://portal.example.org/library/12/",
        }
    ]
