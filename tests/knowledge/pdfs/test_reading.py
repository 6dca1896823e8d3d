from dataclasses import replace
from time import monotonic

import pytest

from knowledge.pdfs.child import clean
from knowledge.pdfs.reading import AT_A_GLANCE, Limits, Reading, read_pdf
from knowledge.searching.words import words
from tests.factories.pdfs import make_bomb, make_memory_bomb, make_pdf

MB = 2**20


@pytest.fixture
def read(tmp_path):
    def read(content: bytes, **limits) -> Reading:
        path = tmp_path / "a file.pdf"
        path.write_bytes(content)
        return read_pdf(path, Limits(**limits))

    return read


def test_what_a_pdf_says_of_itself_and_on_its_pages(read):
    found = read(make_pdf("Open data", "and more", title="Guide", author="A. Omarova", language="ru-KZ"))
    assert replace(found, thumbnail=b"", date="") == Reading(
        "read", "", 2, "Guide", "A. Omarova", "", "ru-KZ", ((1, "Open data"), (2, "and more"))
    )
    assert found.thumbnail[8:12] == b"WEBP"


@pytest.mark.parametrize(
    ("content", "reading"),
    [
        (b"<html>no PDF</html>", Reading("unreadable", "no_pdf")),
        (b"%PDF-1.7 nothing more", Reading("unreadable", "damaged")),
        (make_pdf("Hello")[:400], Reading("unreadable", "damaged")),
        (make_pdf("Hello", password="secret"), Reading("locked")),
    ],
    ids=["no PDF", "damaged", "cut off", "locked"],
)
def test_a_file_that_cannot_be_opened(read, content, reading):
    assert read(content) == reading


def test_a_scan_has_pages_and_a_first_page_but_no_text(read):
    found = read(make_pdf("", ""))
    assert (found.state, found.note, found.pages, found.texts) == ("scan", "", 2, ((1, ""), (2, "")))
    assert found.thumbnail


def test_a_file_half_of_whose_pages_are_empty_says_so(read):
    assert (read(make_pdf("One", "", "")).note, read(make_pdf("One", "", "Three")).note) == ("empty_pages", "")


def test_a_file_that_is_too_large_is_not_opened(read):
    assert read(make_pdf("Hello"), size=500) == Reading("unreadable", "too_large")


def test_a_bomb_in_time_keeps_the_pages_before_it(read):
    begun = monotonic()
    found = read(make_bomb("One", "Two"), seconds=1)
    assert (found.state, found.note, found.pages, found.texts) == ("partly", "too_much", 3, ((1, "One"), (2, "Two")))
    assert monotonic() - begun < 10


def test_a_bomb_on_the_first_page_leaves_nothing_but_the_number_of_pages(read):
    found = read(make_bomb(), clock=1.5)
    assert (found.state, found.note, found.pages, found.texts) == ("unreadable", "too_much", 1, ())


def test_a_bomb_in_memory_keeps_the_pages_before_it(read):
    found = read(make_memory_bomb("One", "Two"), memory=256 * MB)
    assert (found.state, found.note, found.texts) == ("partly", "too_much", ((1, "One"), (2, "Two")))


def test_more_pages_or_more_text_than_is_taken(read):
    assert [
        (it.state, it.texts)
        for it in (read(make_pdf("One", "Two"), most_pages=1), read(make_pdf("One", "Two"), output=120))
    ] == [
        ("partly", ((1, "One"),)),
        ("partly", ((1, "One"),)),
    ]


def test_the_first_pages_at_a_glance(tmp_path):
    path = tmp_path / "long.pdf"
    path.write_bytes(make_pdf("One", "Two", "Three", title="Long"))
    found = read_pdf(path, AT_A_GLANCE)
    assert (found.title, found.pages, len(found.texts), found.thumbnail) == ("Long", 3, 2, b"")


@pytest.mark.parametrize("divided", ["\x02\r\n", "\ufffe\n", "\x02"])
def test_a_word_divided_at_the_end_of_a_line_is_found_whole_and_by_its_parts(divided):
    text = clean(f"государственно{divided}частное")
    assert (text, words(text)) == (
        "государственно\u00ad\nчастное",
        ["государственночастное", "государственно", "частное"],
    )
