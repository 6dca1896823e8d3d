from collections import Counter

from allocation_demo.engine.gates import Standing
from allocation_demo.engine.run import run
from allocation_demo.oblast import BUDGET, CRITERIA, LAST_BUDGET, PARAMETERS, WEIGHTS, make_oblast


def test_the_same_seed_gives_the_same_oblast():
    assert make_oblast(7) == make_oblast(7)
    assert make_oblast(7) != make_oblast(8)


def test_the_oblast_is_of_true_scale():
    oblast = make_oblast()
    assert [entry.provider.id for entry in oblast.entries] == [f"P{i:03}" for i in range(1, 301)]
    assert len({entry.name for entry in oblast.entries}) == len({entry.name_ru for entry in oblast.entries}) == 300
    assert {entry.district for entry in oblast.entries} == set(oblast.districts)
    assert 95_000 < sum(p.children for p in oblast.providers) < 105_000
    assert LAST_BUDGET - 300 <= sum(p.last_year for p in oblast.providers) <= LAST_BUDGET
    assert all(190_000 <= district.place_cost <= 225_000 for district in oblast.districts)


def test_the_budget_of_the_oblast_rations():
    oblast = make_oblast()
    result = run(oblast.providers, CRITERIA, WEIGHTS, BUDGET, PARAMETERS)
    places = sum(a.amount // a.provider.place_cost for a in result.allocations)
    assert sum(result.amounts.values()) == BUDGET
    assert 5_500 < places < 6_500
    assert Counter(a.standing for a in result.allocations) == {
        Standing.PAID: 283,
        Standing.HELD: 9,
        Standing.EXCLUDED: 8,
    }
