import pytest

from allocation_demo.division import Choice, divide, the_oblast
from allocation_demo.engine.errors import FloorsAboveBudget
from allocation_demo.oblast import BUDGET, PARAMETERS, WEIGHTS

PUBLISHED = Choice(BUDGET, tuple(WEIGHTS.items()), PARAMETERS)


def test_every_total_is_exactly_the_budget():
    division = divide(PUBLISHED)
    assert division.amount == division.amount_paid + division.amount_held == BUDGET
    assert sum(total.amount for total in division.districts) == BUDGET
    assert sum(total.places for total in division.districts) == division.places
    assert sum(total.providers for total in division.districts) == len(division.lines) == 300


def test_districts_hold_all_lines_once():
    division = divide(PUBLISHED)
    lines = [line for total in division.districts for line in division.in_district(total.number)]
    assert sorted(line.id for line in lines) == [line.id for line in division.lines]


def test_an_excluded_line_names_the_gates_that_failed():
    line = divide(PUBLISHED).line("P011")
    assert (line.is_excluded, line.is_held, line.amount, line.places) == (True, False, 0, 0)
    assert [gate.name for gate in line.deciding_gates] == ["premises"]


def test_a_held_line_names_the_gates_that_are_open():
    held = divide(PUBLISHED).held
    assert all(gate.outcome == "unknown" for line in held for gate in line.deciding_gates)
    assert all(line.deciding_gates and line.amount > 0 for line in held)


def test_a_newcomer_has_no_change_and_others_stay_within_the_limits():
    lines = [line for line in divide(PUBLISHED).lines if not line.is_excluded]
    newcomers = [line for line in lines if not line.entry.provider.last_year]
    assert newcomers
    assert all(line.change is None for line in newcomers)
    assert all(-30.1 < line.change < 50.1 for line in lines if line not in newcomers)


def test_missing_values_are_named():
    lines = divide(PUBLISHED).lines
    missing = {line.id: line.missing for line in lines if line.missing}
    expected = {
        entry.provider.id: [name for name, value in entry.provider.values.items() if value is None]
        for entry in the_oblast().entries
        if None in entry.provider.values.values()
    }
    excluded = {line.id for line in lines if line.is_excluded}
    assert missing == {name: criteria for name, criteria in expected.items() if name not in excluded}


def test_no_such_line():
    assert divide(PUBLISHED).line("P999") is None


def test_the_same_choice_is_divided_once():
    assert divide(PUBLISHED) is divide(Choice(BUDGET, tuple(WEIGHTS.items()), PARAMETERS))


def test_a_choice_that_leaves_no_division_is_refused():
    with pytest.raises(FloorsAboveBudget):
        divide(Choice(1, tuple(WEIGHTS.items()), PARAMETERS))
