"""Explanations beside the figures of today."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.utils.translation import override

from indicators.figures.standing import sides, standings
from indicators.models import Discrepancy
from indicators.rules import Checked, Figure, State, Stated, compare
from tests.factories.people import UserFactory
from tests.factories.periods import AT

pytestmark = pytest.mark.django_db

ACTUAL = Figure("indicator.1.2.actual.2022", "actual", "actual-from-evidence", Decimal(50))
TARGET = Figure("indicator.1.1.target.2022", "target", "target-in-force", None, missing="no target in 2022")


def explained(it: Checked) -> None:
    left, right = sides(it)
    seen = {"left": left, "right": right, "severity": "error", "found_at": AT, "checked_at": AT}
    why = {"state": "explained", "explanation": "As agreed.", "explained_at": AT, "explained_by": UserFactory()}
    Discrepancy.objects.create(year=2022, rule=it.figure.rule, figure=it.figure.name, **seen, **why)


def states(*checked: Checked) -> list[State]:
    return [it.state for it in standings(2022, checked)]


def test_an_explanation_is_of_the_two_sides_that_somebody_saw():
    stated = [Stated(Decimal(60), "framework table"), Stated(Decimal(50), "activity section")]
    actual, target = compare(ACTUAL, stated), compare(TARGET, [Stated(Decimal(1), "framework table")])
    explained(actual)
    explained(target)
    assert states(actual, target) == [State.EXPLAINED, State.EXPLAINED]
    with override("ru"):
        in_russian = compare(replace(TARGET, missing="цели на 2022 год нет"), [Stated(Decimal(1), "таблица")])
        assert states(actual, in_russian) == [State.EXPLAINED, State.EXPLAINED]
    changed = [
        compare(replace(ACTUAL, computed=Decimal(51)), stated),
        compare(replace(ACTUAL, computed=None, missing="not reported"), stated),
        compare(ACTUAL, [Stated(Decimal(61), "framework table"), *stated[1:]]),
        compare(replace(TARGET, computed=Decimal(2), missing=""), [Stated(Decimal(1), "framework table")]),
    ]
    assert states(*changed) == [State.OPEN] * 4
