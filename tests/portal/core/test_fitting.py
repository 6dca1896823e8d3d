import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core.fitting import largest_that_fits, width_of

WORDS = st.lists(st.text("aWщ김ლմİ", min_size=1, max_size=30), max_size=6).map(" ".join)
BOX = {"width": 89, "height": 34, "largest": 30, "smallest": 7}


@pytest.mark.parametrize(
    ("text", "lines", "expected"),
    [
        ("Ani", 1, 30),
        ("", 1, 30),
        ("김지훈", 1, 30),
        ("Ани Анина", 1, 30),
        ("Ани Анинаева-Длиннофамильная", 1, 12.5),
        ("Анинаева-Длиннофамильная", 2, 22.5),
    ],
)
def test_a_short_text_is_as_large_as_allowed_and_a_long_one_smaller(text, lines, expected):
    assert largest_that_fits(text, **BOX, lines=lines) == expected


def test_more_lines_allow_a_larger_size():
    text = "Ани Анинаева-Длиннофамильная"
    assert largest_that_fits(text, **BOX) > largest_that_fits(text, **BOX, lines=1)


def test_what_never_fits_gets_the_smallest_size():
    assert largest_that_fits("W" * 300, **BOX) == 7


@given(WORDS)
def test_at_its_size_each_word_fits_a_line_or_the_size_is_the_smallest(text):
    size = largest_that_fits(text, **BOX)
    widest = max((width_of(word) for word in text.replace("-", "- ").split()), default=0) * size * 25.4 / 72
    assert 7 <= size <= 30
    assert widest <= BOX["width"] or size == 7
