import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.questions.items import Choice, Item, Tally, TooFew, keys_of


def tally(answers):
    gathered = Tally()
    for part, rest, key in answers:
        gathered.add(part, rest, [key])
    return gathered


# Ten people: who chose b (right) and who a, with the points of the rest of the test.
ANSWERS = [(1, 9, "b"), (1, 8, "b"), (1, 7, "b"), (1, 9, "b"), (1, 6, "b"), (0, 5, "a"), (0, 4, "a"), (0, 6, "a")]
ANSWERS += [(0, 3, "c"), (0, 5, "c")]


def test_a_question_that_ten_people_answered():
    """By hand: means 7.8 and 4.6 of the rest, its standard deviation 1.9391: (7.8 - 4.6) / 1.9391 * 0.5 = 0.8251."""
    assert tally(ANSWERS).item("abcd") == Item(
        10,
        0.5,
        pytest.approx(0.8251, abs=1e-4),
        (Choice("a", 3, 5.0), Choice("b", 5, 7.8), Choice("c", 2, 4.0), Choice("d", 0, None)),
    )


def test_nine_people_are_too_few():
    assert tally(ANSWERS[:9]).item("abcd") == TooFew(9)


def test_where_all_are_right_nothing_goes_together_with_it():
    assert tally([(1, rest, "b") for rest in range(10)]).item().correlation is None
    assert tally([(rest % 2, 5, "b") for rest in range(10)]).item().correlation is None


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 100), st.sampled_from("abc")), min_size=10, max_size=40))
def test_whatever_is_answered_the_figures_stay_in_their_bounds(answers):
    item = tally(answers).item("abc")
    assert 0 <= item.facility <= 1 + 1e-9
    assert item.correlation is None or -1 <= item.correlation <= 1
    assert sum(choice.people for choice in item.choices) == len(answers)


@pytest.mark.parametrize(
    ("value", "keys"),
    [("b", ["b"]), ("", []), (["a", "c"], ["a", "c"]), ({"l1": "r2", "l2": ""}, ["l1 r2"]), (4, []), (None, [])],
)
def test_the_options_of_an_answer(value, keys):
    assert keys_of(value) == keys
