import re

import pytest

from indicators.risk_matrix import LEVELS, MATRIX, Judgement, differs, level_by_matrix, trend


def test_a_level_never_falls_when_a_grade_rises():
    assert [len(row) for row in MATRIX] == [5] * 5
    columns = tuple(zip(*MATRIX, strict=True))
    assert [row for row in (*MATRIX, *columns) if list(row) != sorted(row)] == []


@pytest.mark.parametrize(
    ("likelihood", "impact", "level"),
    [(1, 1, "low"), (5, 1, "low"), (1, 5, "moderate"), (3, 3, "moderate"), (2, 5, "moderate"), (3, 4, "substantial"),
     (5, 3, "substantial"), (4, 4, "high"), (5, 5, "high")],
)  # fmt: skip
def test_likelihood_and_impact_give_a_level(likelihood, impact, level):
    assert level_by_matrix(likelihood, impact) == level


@pytest.mark.parametrize(("likelihood", "impact", "grade"), [(0, 1, 0), (1, 6, 6), (-1, 9, -1)])
def test_a_grade_outside_one_to_five_is_refused(likelihood, impact, grade):
    with pytest.raises(ValueError, match=f"^{re.escape(f'A grade is from 1 to 5, not {grade}')}$"):
        level_by_matrix(likelihood, impact)


def test_people_may_give_another_level_than_the_matrix():
    assert [differs(Judgement(1, 5, level)) for level in LEVELS] == [True, False, True, True]


@pytest.mark.parametrize(
    ("now", "word"),
    [
        (Judgement(3, 3, "moderate"), "same"),
        (Judgement(3, 3, "substantial"), "up"),
        (Judgement(5, 5, "low"), "down"),  # the level that people gave goes before the figures
        (Judgement(3, 4, "moderate"), "up"),
        (Judgement(1, 5, "moderate"), "down"),
        (Judgement(1, 9, "moderate"), "same"),
    ],
)
def test_trend_goes_by_the_level_and_then_by_the_figures(now, word):
    assert trend(Judgement(3, 3, "moderate"), now) == word
