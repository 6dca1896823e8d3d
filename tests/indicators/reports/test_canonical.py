from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256

import pytest

from indicators.reports.canonical import Link, breaks, canonical, digest, keyed_hash

KEY = "0b" * 20


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ({"b": 1, "a": [True, None, "é"]}, '{"a":[true,null,"é"],"b":1}'),
        ({"я": "\n", "a": '"'}, '{"a":"\\"","я":"\\n"}'),
        (Decimal("40.50"), '"40.50"'),
        (Decimal("1E+3"), '"1000"'),
        ((date(2022, 6, 1), datetime(2022, 6, 1, 5, tzinfo=UTC)), '["2022-06-01","2022-06-01T05:00:00+00:00"]'),
        ({}, "{}"),
    ],
)
def test_the_same_data_has_one_form(value, written):
    assert canonical(value) == written


@pytest.mark.parametrize(
    "value", [0.5, {1: "a"}, {"a": object()}, Decimal("NaN"), Decimal("Infinity"), 2**53 + 1, "\ud800", {"a": {1.0}}]
)
def test_what_has_no_one_form_is_refused(value):
    with pytest.raises((TypeError, ValueError)):
        canonical(value)


def test_hashes_are_those_of_the_standards():
    assert digest("é") == sha256(b"\xc3\xa9").hexdigest()
    assert keyed_hash("Hi There", KEY) == "69ab6c68d61a3b85453ab106b356640d2d3f8d4945c67781423b7a8d48565a02"
    assert keyed_hash({"a": 1, "b": 2}, KEY) == keyed_hash({"b": 2, "a": 1}, KEY)
    assert keyed_hash({"a": 1}, KEY) != keyed_hash({"a": 1}, "0c" * 20)


def chain(*links: tuple[int, str, str, str]) -> list[int]:
    return breaks([Link(*link) for link in links])


def test_a_chain_holds_or_says_where_it_does_not():
    assert chain() == []
    assert chain((1, "a", "", "a"), (2, "b", "a", "b"), (3, "c", "b", "c")) == []
    assert chain((1, "a", "", "changed"), (2, "b", "a", "b")) == [1]
    assert chain((1, "a", "", "a"), (3, "c", "b", "c")) == [3]
    assert chain((1, "a", "", "a"), (2, "b", "x", "b"), (3, "c", "b", "c")) == [2]
    assert chain((2, "b", "a", "b")) == [2]
