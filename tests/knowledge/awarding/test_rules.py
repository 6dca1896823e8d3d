from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.awarding.rules import (
    Achieved,
    Kind,
    Part,
    RuleRefused,
    Verdict,
    as_data,
    checked_rule,
    evaluate,
    from_data,
    sessions_for,
)

WHOLE = {
    "sessions": 3,
    "share": 80,
    "minutes": 540,
    "score": {"quiz": "final", "at_least": 70},
    "feedback": True,
}
DONE = Achieved(sessions=3, in_all=4, minutes=540, scores={"final": Decimal("72.5")}, feedback=True)


def test_each_part_is_told_in_order_with_what_is_there_and_what_is_needed():
    assert evaluate(WHOLE, DONE) == Verdict(
        (
            Part(Kind.SESSIONS, Decimal(3), Decimal(3), in_all=4),
            Part(Kind.SHARE, Decimal(3), Decimal(4), in_all=4),
            Part(Kind.MINUTES, Decimal(540), Decimal(540)),
            Part(Kind.SCORE, Decimal("72.5"), Decimal(70), quiz="final"),
            Part(Kind.FEEDBACK, Decimal(1), Decimal(1)),
        )
    )
    assert [part.kind for part in evaluate(WHOLE, DONE).missing] == [Kind.SHARE]


def test_a_test_that_nobody_took_is_missing():
    verdict = evaluate({"score": {"quiz": "final", "at_least": 1}}, Achieved(sessions=4, in_all=4))
    assert (verdict.is_met, verdict.parts[0].has) == (False, None)


@pytest.mark.parametrize(
    ("share", "in_all", "needed"), [(80, 4, 4), (80, 5, 4), (75, 4, 3), (100, 3, 3), (1, 10, 1), (80, 0, 1)]
)
def test_a_share_is_a_number_of_sessions_rounded_up(share, in_all, needed):
    assert sessions_for(share, in_all) == needed


@pytest.mark.parametrize(
    "rule",
    [
        {},
        None,
        [],
        {"sesions": 3},
        {"sessions": 0},
        {"sessions": True},
        {"sessions": "3"},
        {"share": 101},
        {"minutes": 1.5},
        {"feedback": False},
        {"score": 70},
        {"score": {"quiz": "final"}},
        {"score": {"quiz": "exam", "at_least": 70}},
        {"score": {"quiz": "final", "at_least": 0}},
        {"sessions": 3, "always": True},
    ],
)
def test_what_is_no_rule_is_refused(rule):
    with pytest.raises(RuleRefused):
        checked_rule(rule)


def test_nobody_meets_a_rule_without_parts():
    assert not Verdict(()).is_met


RULES = st.fixed_dictionaries(
    {},
    optional={
        "sessions": st.integers(1, 30),
        "share": st.integers(1, 100),
        "minutes": st.integers(1, 5000),
        "score": st.fixed_dictionaries({"quiz": st.sampled_from(["pre", "final"]), "at_least": st.integers(1, 100)}),
        "feedback": st.just(True),
    },
).filter(bool)
PERCENT = st.decimals(0, 100, places=4)


@st.composite
def achieved(draw):
    in_all = draw(st.integers(0, 30))
    return Achieved(
        sessions=draw(st.integers(0, in_all)),
        in_all=in_all,
        minutes=draw(st.integers(0, 6000)),
        scores=draw(st.dictionaries(st.sampled_from(["pre", "final"]), PERCENT)),
        feedback=draw(st.booleans()),
    )


@given(RULES, achieved())
def test_doing_more_never_loses_a_certificate(rule, done):
    more = Achieved(
        sessions=done.in_all,
        in_all=done.in_all,
        minutes=done.minutes + 1,
        scores={**done.scores, "final": Decimal(100)},
        feedback=True,
    )
    assert evaluate(rule, more).is_met or not evaluate(rule, done).is_met


@given(RULES, achieved())
def test_a_verdict_is_the_same_after_it_was_frozen(rule, done):
    verdict = evaluate(rule, done)
    assert from_data(as_data(verdict)) == verdict


@given(st.integers(1, 100), st.integers(1, 400))
def test_a_share_is_reached_by_its_number_and_not_by_one_less(share, in_all):
    needed = sessions_for(share, in_all)
    assert needed * 100 >= share * in_all
    assert needed == 1 or (needed - 1) * 100 < share * in_all
