import pytest

from knowledge.searching.words import Place, places, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ещё ЁЛКА", ["еще", "елка"]),
        ("oʻzbek o'zbek o‘zbek o`zbek Oʼzbek O’ZBEK", ["ozbek"] * 6),
        ("AÇIQ açıq DİL dil", ["açiq", "açiq", "dil", "dil"]),
        ("'quoted', “qonun’”", ["quoted", "qonun"]),
        ("e-government 2022", ["e", "government", "2022"]),
        ("со\u00adфт", ["софт"]),
        ("госу-\r\n дарство", ["государство", "госу", "дарство"]),
        ("госу\ufffeдарство", ["государство", "госу", "дарство"]),
        ("ﬁnance ５", ["finance", "5"]),
        ("й и\u0306", ["й", "й"]),
        ('*"():^ AND\x00OR 🙂 \u202eabc', ["and", "or", "abc"]),
        ("", []),
        ("a" * 100, ["a" * 60]),
    ],
)
def test_words(text, expected):
    assert words(text) == expected


def test_places_stand_where_the_word_is_written():
    assert list(places("Ёлка: госу-\nдарство")) == [Place(0, 4, "елка"), Place(6, 19, "государство")]
