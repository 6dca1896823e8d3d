from decimal import Decimal

import pytest

from indicators.rules import Figure, State, Stated, compare

D = Decimal


def figure(computed: Decimal | str | None, **more: object) -> Figure:
    return Figure("a.figure", "what it counts", "a-rule", computed, **more)


def verdict(computed: Figure, *claims: Decimal | str) -> tuple[State, Decimal | None]:
    checked = compare(computed, [Stated(claim, "a report") for claim in claims])
    return checked.state, checked.difference


@pytest.mark.parametrize(
    ("computed", "claims", "expected"),
    [
        (figure(D(50)), [D(50)], (State.AGREES, D(0))),
        (figure(D(50)), [D("50.0"), D(60)], (State.OPEN, D(10))),
        (figure(D(50)), [D(40), D(55)], (State.OPEN, D(-10))),
        (figure(D(0)), [], (State.AGREES, None)),
        (figure(None), [D(0)], (State.OPEN, None)),  # a zero where there is nothing is not the same as nothing
        (figure("behind"), ["on track"], (State.OPEN, None)),
        (figure("behind"), ["behind"], (State.AGREES, None)),
        (figure(D(1)), ["one"], (State.OPEN, None)),
        (figure(None, is_computable=False), [D(327)], (State.NOT_COMPUTABLE, None)),
        (figure(D("10.00"), tolerance=D("0.01")), [D("10.01")], (State.ROUNDING, D("0.01"))),
        (figure(D("10.00"), tolerance=D("0.01")), [D("10.02")], (State.OPEN, D("0.02"))),
        (figure(D(100), ceiling=True), [D(99)], (State.AGREES, D(-1))),
        (figure(D(100), ceiling=True), [D(20), D(101)], (State.OPEN, D(1))),
    ],
)
def test_compare(computed, claims, expected):
    assert verdict(computed, *claims) == expected


@pytest.mark.parametrize(
    ("claim", "state"),
    [
        ("62.9", State.AGREES),
        ("62.8", State.ROUNDING),
        ("63", State.ROUNDING),
        ("62.7", State.OPEN),
        ("62", State.OPEN),
    ],
)
def test_a_share_may_be_off_by_less_than_a_unit_of_what_is_printed(claim, state):
    share = figure(D("62.9"), decimals=1, exact=D(110) / D(175) * 100, unit_tolerance=True)
    assert verdict(share, D(claim))[0] is state


def test_what_the_rule_demands_stands_before_what_documents_state():
    demanded, claimed = Stated(D(3), "the rule"), Stated(D(2), "a report")
    checked = compare(figure(D(2), demands=(demanded,)), [claimed])
    assert (checked.claims, checked.published, checked.state) == ((demanded, claimed), (claimed,), State.OPEN)
