from dataclasses import replace
from math import inf, nan

import pytest

from allocation_demo.engine import errors
from allocation_demo.engine.checks import check_inputs
from allocation_demo.engine.inputs import Criterion, Gate, Inputs, Outcome, Parameters, Provider

PROVIDER = Provider("p", 10, {"c": 1.0})
INPUTS = Inputs((PROVIDER,), (Criterion("c", 0, 1),), {"c": 1.0}, 100, Parameters())


def with_provider(**changed):
    return replace(INPUTS, providers=(replace(PROVIDER, **changed),))


def with_parameters(**changed):
    return replace(INPUTS, parameters=Parameters(**changed))


def with_criterion(worst, best):
    return replace(INPUTS, criteria=(Criterion("c", worst, best),))


GATE = Gate("premises", Outcome.PASSED)
REFUSED = [
    (replace(INPUTS, budget=-1), errors.NegativeNumber, "The budget is -1; it cannot be negative."),
    (replace(INPUTS, budget=inf), errors.InfiniteNumber, "The budget is infinite; it must be a finite number."),
    (replace(INPUTS, budget=nan), errors.NotANumber, "The budget is not a number."),
    (replace(INPUTS, budget=10.5), errors.NotWhole, "The budget is 10.5; it must be a whole number."),
    (
        with_provider(children=-3),
        errors.NegativeNumber,
        "The number of children of provider p is -3; it cannot be negative.",
    ),
    (
        with_provider(last_year=-1),
        errors.NegativeNumber,
        "The amount of last year of provider p is -1; it cannot be negative.",
    ),
    (
        with_provider(place_cost=-1),
        errors.NegativeNumber,
        "The cost of a place at provider p is -1; it cannot be negative.",
    ),
    (
        with_provider(need=-0.5),
        errors.OutsideRange,
        "The need of provider p is -0.5; it must lie between 0 and 100.",
    ),
    (
        with_provider(values={"c": inf}),
        errors.InfiniteNumber,
        "The value of c of provider p is infinite; it must be a finite number.",
    ),
    (with_provider(values={"c": nan}), errors.NotANumber, "The value of c of provider p is not a number."),
    (
        with_provider(values={"d": 1.0}),
        errors.UnknownCriterion,
        "Provider p names the criterion d, which is not among the criteria.",
    ),
    (with_provider(gates=(GATE, GATE)), errors.RepeatedName, "The gate at provider p premises is given twice."),
    (
        replace(INPUTS, providers=(PROVIDER, PROVIDER)),
        errors.RepeatedName,
        "The provider p is given twice.",
    ),
    (
        replace(INPUTS, criteria=INPUTS.criteria * 2),
        errors.RepeatedName,
        "The criterion c is given twice.",
    ),
    (
        with_criterion(4, 4),
        errors.SameGoalposts,
        "Both goalposts of the criterion c are 4; the worst and the best must differ.",
    ),
    (with_criterion(nan, 1), errors.NotANumber, "The worst value of the criterion c is not a number."),
    (
        with_criterion(-1.7e308, 1.7e308),
        errors.InfiniteNumber,
        "The distance between the goalposts of c is infinite; it must be a finite number.",
    ),
    (
        with_parameters(base_score=1.5),
        errors.OutsideRange,
        "The base score is 1.5; it must lie between 0 and 1.",
    ),
    (
        with_parameters(largest_fall=-0.1),
        errors.OutsideRange,
        "The largest fall is -0.1; it must lie between 0 and 1.",
    ),
    (
        with_parameters(largest_rise=inf),
        errors.InfiniteNumber,
        "The largest rise is infinite; it must be a finite number.",
    ),
]


@pytest.mark.parametrize(("inputs", "error", "sentence"), REFUSED)
def test_bad_input_is_refused_with_its_sentence(inputs, error, sentence):
    with pytest.raises(errors.InputRefused) as refused:
        check_inputs(inputs)
    assert (type(refused.value), str(refused.value)) == (error, sentence)


def test_a_value_below_zero_is_a_value():
    check_inputs(with_provider(values={"c": -4.0}))
