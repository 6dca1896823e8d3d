from random import Random

import pytest

from knowledge.drawing import Candidate, Part, TooFewQuestions, as_shown, draw, is_enough, points_of

ONE_TO_SIX = [Candidate(number, 100 + number, 1 if number < 5 else 2, "single", ("a", "b")) for number in range(1, 7)]


def numbers(parts, seed=1) -> list[int]:
    return [it.question for it in draw(parts, ONE_TO_SIX, Random(seed))]


def test_fixed_questions_keep_their_places_and_nothing_is_asked_twice():
    parts = [Part(fixed=(6, 2)), Part(bank=1, draw=2), Part(bank=1, draw=1)]
    asked = numbers(parts)
    assert (asked[:2], sorted(asked[2:])) == ([6, 2], [1, 3, 4])


def test_draw_is_by_chance_and_repeatable():
    parts = [Part(bank=1, draw=2)]
    assert len({tuple(numbers(parts, seed)) for seed in range(40)}) == 12
    assert numbers(parts, 7) == numbers(parts, 7)


@pytest.mark.parametrize(
    ("parts", "enough"),
    [
        ([], False),
        ([Part()], False),
        ([Part(fixed=(1,))], True),
        ([Part(fixed=(9,))], False),
        ([Part(bank=1, draw=4)], True),
        ([Part(bank=1, draw=5)], False),
        ([Part(bank=3, draw=1)], False),
        ([Part(fixed=(1,)), Part(bank=1, draw=4)], False),
        ([Part(bank=1, draw=2), Part(bank=1, draw=3)], False),
        ([Part(bank=1, draw=2), Part(bank=2, draw=2)], True),
    ],
)
def test_whether_questions_suffice(parts, enough):
    assert is_enough(parts, {it.question: it.bank for it in ONE_TO_SIX}) is enough
    if not enough:
        with pytest.raises(TooFewQuestions):
            draw(parts, ONE_TO_SIX, Random(1))


def shown(kind, *options) -> set[tuple[str, ...]]:
    return {tuple(as_shown(Candidate(1, 1, 1, kind, options), Random(seed))) for seed in range(60)}


def test_options_are_shuffled_unless_their_order_means_something():
    assert len(shown("single", "c", "a", "b")) == 6
    assert shown("true_false", "false", "true") == {("true", "false")}
    assert shown("true_false") == {("true", "false")}
    assert shown("scale", "2", "1") == {("1", "2")}
    assert shown("matching", "r1", "l2", "r2", "l1") == {("l1", "l2", "r1", "r2"), ("l1", "l2", "r2", "r1")}
    assert shown("numeric") == {()}


def test_what_is_not_graded_is_worth_nothing():
    assert [points_of(kind) for kind in ("single", "scale", "free_text")] == ["1", "0", "0"]
