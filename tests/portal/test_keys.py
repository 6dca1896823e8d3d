import json

import pytest

from portal.keys import badge_keys, travel_keys

A, B = "YSBrZXkgb2YgdGhlIHRlc3RzLCBieXRlcyAgIDMyIGE=", "YW5vdGhlciBrZXkgb2YgdGhlIHRlc3RzLCAzMiBieSE="


def test_keys_stand_in_their_order():
    assert travel_keys([f" {A}", B], secrets=["unused"]) == [A, B]


def test_without_keys_each_secret_gives_one_that_is_not_the_secret():
    keys = travel_keys([], secrets=["one", "two"])
    assert travel_keys(keys, secrets=[]) == keys
    assert len({*keys, "one", "two"}) == 4


@pytest.mark.parametrize("wrong", ["", "short", A[:-1], A + "A", "é" * 44, "+" * 44, "A" * 43 + "!"])
def test_malformed_key_stops_with_its_name_and_number_and_is_not_shown(wrong):
    with pytest.raises(ValueError, match=r"TRAVEL_KEYS: key 2 is not 32 bytes") as refusal:
        travel_keys([A, wrong], secrets=[])
    assert not wrong or wrong not in str(refusal.value)


def test_key_that_stands_twice_is_refused():
    with pytest.raises(ValueError, match="twice"):
        travel_keys([A, A], secrets=[])


KEY = {"kty": "EC", "crv": "P-256", "x": "a", "y": "b", "d": "c"}
FORMER = {"kty": "RSA", "n": "a", "e": "AQAB"}


def test_keys_of_badges_are_a_list_of_which_former_ones_may_be_public():
    assert badge_keys(json.dumps([KEY, FORMER])) == [KEY, FORMER]
    assert badge_keys(" ") == []


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ("{", "no JSON"),
        ("{}", "not a list"),
        ("[]", "not a list"),
        (json.dumps([FORMER]), "key 1 has no private half"),
        (json.dumps([KEY, {"kty": "oct", "k": "a"}]), "key 2 is no JWK"),
        (json.dumps([{**KEY, "crv": "P-384"}]), "key 1 is no JWK"),
        (json.dumps([{**KEY, "x": 1}]), "key 1 is no JWK"),
    ],
)
def test_malformed_keys_of_badges_stop_the_start(wrong, why):
    with pytest.raises(ValueError, match=f"BADGE_SIGNING_KEYS: {why}"):
        badge_keys(wrong)
