from dataclasses import replace

import pytest

from allocation_demo.account import account_of, steps_of, words_for_bounds
from allocation_demo.division import Line
from allocation_demo.forms import DivisionForm
from allocation_demo.waterfall import Step


@pytest.fixture(scope="module")
def division():
    form = DivisionForm({})
    assert form.is_valid()
    return form.division


def test_the_account_of_a_provider(division):
    line = division.line("P001")
    terms = account_of(line, division.run.weights)
    assert steps_of(terms) == (
        Step("Equal share for 295 children", 3_606_040),
        Step("State of the facility", -3_183),
        Step("Reporting", 12_427),
        Step("Debts", -199_392),
        Step("Violations", -12_130),
        Step("Citizens' rating", -69_948),
        Step("Limits of the others", 36_479),
        Step("Rounding to whole tenge", 0),
    )
    assert sum(term.units for term in terms) == line.amount == 3_370_293
    assert [(term.value, term.weight) for term in terms if term.effect] == [
        *((61.0, 25), (85.0, 20), (9.9, 20), (2.0, 15), (3.0, 20))
    ]


def test_every_account_adds_up(division):
    for line in division.lines:
        assert sum(term.units for term in account_of(line, division.run.weights)) == line.amount


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "Raised to the limit of fall"),
        (500, "Limits of the others"),
        (1000, "Lowered to the limit of rise"),
    ],
)
def test_words_for_bounds(division, amount, words):
    line = division.line("P001")
    bounds = replace(line.allocation.bounds, floor=0, cap=1000)
    assert words_for_bounds(Line(line.entry, replace(line.allocation, amount=amount, bounds=bounds))) == words


def test_words_for_a_cap_of_all_places(division):
    line = division.line("P001")
    cost = line.entry.provider.children * line.entry.provider.place_cost
    bounds = replace(line.allocation.bounds, cap=cost)
    full = Line(line.entry, replace(line.allocation, amount=cost, bounds=bounds))
    assert words_for_bounds(full) == "Lowered to the cost of all its places"
