import hashlib

from allocation_demo.engine.freezing import canonical_json, inputs_hash
from allocation_demo.engine.inputs import Criterion, Gate, Inputs, Outcome, Parameters, Provider

INPUTS = Inputs(
    (Provider("p", 10, {"c": 1}, (Gate("premises", Outcome.PASSED, "Fit", "Visit", "2026-03-14"),), last_year=5),),
    (Criterion("c", 0, 4),),
    {"c": 100},
    100,
    Parameters(largest_fall=0.25),
)
JSON = (
    '{"budget":100,"criteria":{"c":[0.0,4.0]},'
    '"parameters":{"base_score":0.5,"largest_fall":0.25,"largest_rise":null},'
    '"providers":{"p":{"children":10,'
    '"gates":{"premises":{"date":"2026-03-14","outcome":"pass","reason":"Fit","source":"Visit"}},'
    '"last_year":5,"need":1.0,"place_cost":null,"values":{"c":1.0}}},'
    '"weights":{"c":1000000}}'
)


def test_canonical_json():
    assert canonical_json(INPUTS) == JSON


def test_the_hash_is_the_sha256_of_the_json():
    assert inputs_hash(INPUTS) == hashlib.sha256(JSON.encode()).hexdigest()
