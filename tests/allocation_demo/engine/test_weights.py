from math import inf, nan

import pytest

from allocation_demo.engine import errors
from allocation_demo.engine.inputs import Criterion
from allocation_demo.engine.weights import weights_in_parts

CRITERIA = [Criterion(name, 0, 1) for name in "abc"]


@pytest.mark.parametrize(
    ("weights", "parts"),
    [
        ({"a": 50, "b": 30, "c": 20}, {"a": 500_000, "b": 300_000, "c": 200_000}),
        ({"a": 0.5, "b": 0.3, "c": 0.2}, {"a": 500_000, "b": 300_000, "c": 200_000}),
        ({"a": 1 / 3, "b": 1 / 3, "c": 1 / 3}, {"a": 333_334, "b": 333_333, "c": 333_333}),
        ({"a": 100, "b": 0, "c": 0}, {"a": 1_000_000, "b": 0, "c": 0}),
    ],
)
def test_weights_in_parts(weights, parts):
    assert weights_in_parts(weights, CRITERIA) == parts


@pytest.mark.parametrize(
    ("weights", "error", "sentence"),
    [
        (
            {"a": 50, "b": 30, "c": 15},
            errors.WeightsDoNotSum,
            "The weights add up to 95; they must add up to 1 or to 100.",
        ),
        (
            {"a": 0, "b": 0, "c": 0},
            errors.WeightsDoNotSum,
            "The weights add up to 0; they must add up to 1 or to 100.",
        ),
        ({"a": 110, "b": -10, "c": 0}, errors.NegativeNumber, "The weight of b is -10; it cannot be negative."),
        ({"a": nan, "b": 0, "c": 0}, errors.NotANumber, "The weight of a is not a number."),
        ({"a": inf, "b": 0, "c": 0}, errors.InfiniteNumber, "The weight of a is infinite; it must be a finite number."),
        ({"a": 50, "b": 50}, errors.MissingWeight, "The criterion c has no weight; give it one, or 0."),
        (
            {"a": 50, "b": 50, "c": 0, "d": 0},
            errors.UnknownCriterion,
            "A weight names the criterion d, which is not among the criteria.",
        ),
    ],
)
def test_bad_weights_are_refused_with_their_sentence(weights, error, sentence):
    with pytest.raises(errors.InputRefused) as refused:
        weights_in_parts(weights, CRITERIA)
    assert (type(refused.value), str(refused.value)) == (error, sentence)
