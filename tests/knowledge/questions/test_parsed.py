import pytest

from knowledge.questions.parsed import ParsedQuestion, with_own_names

LONG = "x" * 150


@pytest.mark.parametrize(
    ("names", "own"),
    [
        (["A", "A", "A"], ["A", "A (2)", "A (3)"]),
        (["A", "A", "A (2)"], ["A", "A (3)", "A (2)"]),
        (["A (2)", "A", "A", "A"], ["A (2)", "A", "A (3)", "A (4)"]),
        ([LONG, LONG + "y"], [LONG, "x" * 142 + " (2)"]),
    ],
)
def test_each_question_of_a_file_has_a_name_of_its_own(names, own):
    questions = [ParsedQuestion(1, "free_text", name, "Why?") for name in names]
    assert [it.name for it in with_own_names(questions)] == own
