import random
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from allocation_demo.engine.bounds import Bounds
from allocation_demo.engine.errors import InfeasibleBounds, NobodyEligible
from allocation_demo.engine.explain import Effect, Explanation
from allocation_demo.engine.gates import Standing
from allocation_demo.engine.inputs import Criterion, Gate, Outcome, Parameters, Provider
from allocation_demo.engine.run import run

from .worlds import World, feasible_range, providers, worlds

CRITERIA = (Criterion("facility", worst=0, best=100), Criterion("debts", worst=20, best=0))
WEIGHTS = {"facility": 60.0, "debts": 40.0}
UNFIT = Gate("premises", Outcome.FAILED, reason="No second exit", source="Fire inspection", date="2026-03-14")
UNSEEN = Gate("premises", Outcome.UNKNOWN)


@given(worlds())
def test_amounts_are_integers_and_sum_to_the_budget(world):
    result = world.run()
    assert all(type(amount) is int for amount in result.amounts.values())
    assert sum(result.amounts.values()) == world.budget
    assert result.total(Standing.PAID) + result.total(Standing.HELD) == world.budget


@given(worlds())
def test_bounds_are_kept(world):
    for allocation in world.run().allocations:
        if allocation.standing == Standing.EXCLUDED:
            assert allocation.amount == 0
        else:
            assert allocation.bounds.floor <= allocation.amount <= allocation.bounds.cap


@given(worlds(), st.data())
def test_raising_a_criterion_never_lowers_the_amount(world, data):
    provider = data.draw(st.sampled_from(world.providers))
    criterion = data.draw(st.sampled_from(world.criteria))
    value = provider.values[criterion.name]
    start = criterion.worst if value is None else value
    better = start + data.draw(st.floats(0, 1)) * (criterion.best - criterion.worst)
    improved = replace(provider, values={**provider.values, criterion.name: better})
    assert world.with_provider(improved).run().amounts[provider.id] >= world.run().amounts[provider.id]


@given(worlds(), st.randoms(use_true_random=False))
def test_permuting_the_providers_permutes_the_amounts(world, rng):
    shuffled = rng.sample(world.providers, len(world.providers))
    assert replace(world, providers=tuple(shuffled)).run() == world.run()


@given(worlds(), st.integers(2, 80))
def test_scaling_what_is_shared_by_changes_nothing(world, factor):
    """Need multiplies the score, so this scales all powers alike."""
    scaled = replace(world, providers=tuple(replace(p, need=p.need * factor) for p in world.providers))
    assert scaled.run().amounts == world.run().amounts


@given(worlds(), st.integers(1, 50_000))
def test_a_larger_budget_lowers_nobody_by_more_than_the_unit_of_rounding(world, more):
    eligible = [p for p in world.providers if p.gates[0].outcome != Outcome.FAILED]
    assume(world.budget + more <= feasible_range(eligible, world.parameters)[1])
    before, after = world.run().amounts, replace(world, budget=world.budget + more).run().amounts
    assert all(after[name] >= before[name] - 1 for name in before)


@given(worlds(bounded=False), st.data())
def test_splitting_a_provider_in_two_gains_at_most_one_unit(world, data):
    part = data.draw(st.sampled_from([p for p in world.providers if p.gates[0].outcome != Outcome.FAILED]))
    whole = replace(part, children=part.children * 2)
    others = tuple(p for p in world.providers if p.id != part.id)
    together = replace(world, providers=(*others, whole)).run().amounts
    apart = replace(world, providers=(*others, replace(part, id="a"), replace(part, id="b"))).run().amounts
    assert apart["a"] + apart["b"] <= together[part.id] + 1


@given(worlds(bounded=False), st.data())
def test_removing_a_provider_leaves_the_scores_of_the_others(world, data):
    gone = data.draw(st.sampled_from(world.providers[1:] or [None]))
    assume(gone is not None)
    left = replace(world, providers=tuple(p for p in world.providers if p != gone))
    scores = {a.provider.id: a.score for a in world.run().allocations if a.provider != gone}
    assert {a.provider.id: a.score for a in left.run().allocations} == scores


@given(worlds())
def test_the_terms_of_an_explanation_add_up(world):
    for allocation in world.run().allocations:
        assert allocation.explanation.total == allocation.amount
        assert abs(allocation.explanation.rounding) <= 2 + len(world.criteria)


@given(worlds())
def test_the_same_input_gives_the_same_run_and_hash(world):
    again = World(
        tuple(replace(p, values=dict(reversed(p.values.items()))) for p in world.providers),
        world.criteria[:],
        {name: weight / 100 for name, weight in reversed(world.weights.items())},
        world.budget,
        world.parameters,
    )
    assert again.run().inputs_hash == world.run().inputs_hash
    assert again.run().amounts == world.run().amounts


@given(worlds(), st.data())
def test_a_failed_gate_leaves_the_others_as_if_the_provider_were_not_there(world, data):
    present = data.draw(providers(world.criteria, outcomes=(Outcome.PASSED,)))[0]
    excluded = replace(present, id="x", gates=(UNFIT,))
    amounts = replace(world, providers=(*world.providers, excluded)).run().amounts
    assert amounts == {**world.run().amounts, "x": 0}


@given(worlds(outcomes=(Outcome.PASSED, Outcome.FAILED)), st.data())
def test_escrow_holds_what_the_provider_would_be_paid(world, data):
    provider = data.draw(st.sampled_from([p for p in world.providers if p.gates[0].outcome == Outcome.PASSED]))
    unseen = world.with_provider(replace(provider, gates=(UNSEEN,))).run()
    assert unseen.amounts == world.run().amounts
    assert unseen.total(Standing.HELD) == unseen.amounts[provider.id]


def provider(name, children=100, facility=50.0, debts=10.0, **more):
    return Provider(name, children, {"facility": facility, "debts": debts}, **more)


def test_equal_providers_receive_equal_amounts():
    result = run([provider("a"), provider("b")], CRITERIA, WEIGHTS, 1000, Parameters())
    assert result.amounts == {"a": 500, "b": 500}


def test_the_whole_result_of_three_providers():
    best = provider("best", facility=100.0, debts=0.0)
    result = run(
        [best, provider("held", gates=(UNSEEN,)), provider("out", gates=(UNFIT,))],
        CRITERIA,
        WEIGHTS,
        1000,
        Parameters(),
    )
    # Scores 1 and 0.75, so shares of 571.43 and 428.57; the mean score is 0.875.
    assert [a.amount for a in result.allocations] == [571, 429, 0]
    assert [a.standing for a in result.allocations] == [Standing.PAID, Standing.HELD, Standing.EXCLUDED]
    assert [a.score for a in result.allocations] == [1.0, 0.75, None]
    assert [a.bounds for a in result.allocations] == [Bounds(0, 1000), Bounds(0, 1000), None]
    assert result.allocations[0].explanation == Explanation(
        equal_share=500,
        effects=(
            Effect("facility", units=43, position=1.0, mean_position=0.75, is_missing=False),
            Effect("debts", units=29, position=1.0, mean_position=0.75, is_missing=False),
        ),
        bounds=0,
        rounding=-1,
    )
    assert result.allocations[2].explanation == Explanation(0, (), 0, 0)


def test_a_missing_value_counts_as_the_worst_and_is_flagged():
    hidden, worst = provider("hidden", debts=None), provider("worst", debts=20.0)
    result = run([hidden, worst], CRITERIA, WEIGHTS, 1000, Parameters())
    assert result.amounts == {"hidden": 500, "worst": 500}
    assert [[e.is_missing for e in a.explanation.effects] for a in result.allocations] == [
        [False, True],
        [False, False],
    ]


def test_phase_in_moves_money_to_the_bounds():
    result = run(
        [provider("falls", last_year=900), provider("rises", facility=100.0, last_year=100)],
        CRITERIA,
        WEIGHTS,
        900,
        Parameters(largest_fall=0.2, largest_rise=1.0),
    )
    # Without bounds 409 and 491: scores of 0.75 and 0.9.
    assert result.amounts == {"falls": 720, "rises": 180}
    assert [a.explanation.bounds for a in result.allocations] == [311, -311]


def test_three_ways_to_give_the_same_weights_have_one_hash():
    ways = ({"facility": 60, "debts": 40}, {"debts": 40.0, "facility": 60.0}, {"facility": 0.6, "debts": 0.4})
    assert len({run([provider("a")], CRITERIA, weights, 10, Parameters()).inputs_hash for weights in ways}) == 1


@pytest.mark.parametrize(
    "changed",
    [
        {"budget": 11},
        {"weights": {"facility": 61.0, "debts": 39.0}},
        {"parameters": Parameters(base_score=0.6)},
        {"providers": (provider("a", debts=None),)},
        {"providers": (provider("a", gates=(UNSEEN,)),)},
    ],
)
def test_any_other_input_has_another_hash(changed):
    world = World((provider("a"),), CRITERIA, WEIGHTS, 10, Parameters())
    assert replace(world, **changed).run().inputs_hash != world.run().inputs_hash


def test_without_anybody_eligible_nothing_is_divided():
    with pytest.raises(NobodyEligible) as refused:
        run([provider("out", gates=(UNFIT,))], CRITERIA, WEIGHTS, 10, Parameters())
    assert str(refused.value) == "No provider passes the gates, so there is nobody to divide the budget among."


def test_infeasible_bounds_say_which_and_by_how_much():
    with pytest.raises(InfeasibleBounds) as refused:
        run([provider("a", last_year=800)], CRITERIA, WEIGHTS, 500, Parameters(largest_fall=0.25))
    assert str(refused.value) == "The floors alone add up to 600, which is 100 more than the budget of 500."
    assert refused.value.by == 100


def test_a_budget_of_nothing_gives_everyone_nothing():
    result = run([provider("a"), provider("b")], CRITERIA, WEIGHTS, 0, Parameters())
    assert result.amounts == {"a": 0, "b": 0}


def test_where_every_score_is_nothing_the_bounds_alone_speak():
    zero = Parameters(base_score=0, largest_fall=0)
    result = run([provider("a", facility=0.0, debts=20.0, last_year=7)], CRITERIA, WEIGHTS, 7, zero)
    assert result.amounts == {"a": 7}
    assert result.allocations[0].explanation == Explanation(0, (), 7, 0)


def test_the_order_of_ids_does_not_decide_who_gets_the_odd_unit():
    ids = [f"p{i}" for i in range(40)]
    winners = [
        min(run([provider(a), provider(b)], CRITERIA, WEIGHTS, 1, Parameters()).amounts.items(), key=lambda i: -i[1])[0]
        for a, b in zip(ids[::2], ids[1::2], strict=True)
    ]
    firsts = sum(winner in ids[::2] for winner in winners)
    assert 0 < firsts < 20


def test_large_shuffles_agree_to_the_unit():
    rng = random.Random(7)
    many = [provider(f"p{i:04}", rng.randint(1, 900), rng.uniform(0, 100), rng.uniform(0, 20)) for i in range(500)]
    first = run(many, CRITERIA, WEIGHTS, 1_250_000_000, Parameters())
    rng.shuffle(many)
    assert run(many, CRITERIA, WEIGHTS, 1_250_000_000, Parameters()) == first
    assert sum(first.amounts.values()) == 1_250_000_000
