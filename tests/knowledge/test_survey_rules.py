from decimal import Decimal

import pytest

from knowledge.survey_rules import STANDARD, Asked, Counted, counted

SCALE = Asked(1, "scale", "It was useful.", 1)
CHOICE = Asked(2, "choice", "How long?", 1, ("Short", "Right", "Long"))
TEXT = Asked(3, "free_text", "Why?", 1)


def test_scale():
    shares = (("1", 0), ("2", 0), ("3", 1), ("4", 2), ("5", 2))
    assert counted(SCALE, [5, 4, 4, 3, 5]) == Counted(SCALE, True, 5, shares, Decimal("4.2"))


def test_choice():
    shares = (("Short", 1), ("Right", 4), ("Long", 0))
    assert counted(CHOICE, [1, 1, 0, 1, 1]) == Counted(CHOICE, True, 5, shares)


def test_texts_stand_in_no_order_of_theirs():
    assert counted(TEXT, ["d", "b", "a", "e", "c"]) == Counted(TEXT, True, 5, texts=("a", "b", "c", "d", "e"))


@pytest.mark.parametrize("asked", [SCALE, CHOICE, TEXT])
def test_four_answers_show_nothing(asked):
    assert counted(asked, [1, 1, 1, 1]) == Counted(asked, is_shown=False)


def test_standard_questions_ask_all_levels_in_both_languages():
    rows = [row for questions in STANDARD.values() for row in questions]
    assert ({level for level, *_rest in rows}, [row for row in rows if not all(row)]) == ({1, 2, 3, 4}, [])
