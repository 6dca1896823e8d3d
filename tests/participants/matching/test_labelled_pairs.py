"""The labelled pairs beside this file: fictional people, in all scripts and kinds of the lists we get."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from participants.matching import blocking_keys, compare, prepare
from participants.matching.pairs import identity_in

Judged = list[tuple[str, bool, bool, bool]]


@pytest.fixture(scope="module")
def judged() -> Judged:
    return judge("pairs.csv")


def judge(name: str) -> Judged:
    """Of each pair: its kind, whether it is one person, whether a merge is proposed, whether a key is shared."""
    found = []
    with Path(__file__).with_name(name).open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            left, right = prepare(identity_in(row, "left")), prepare(identity_in(row, "right"))
            shares_key = bool(blocking_keys(left) & blocking_keys(right))
            found.append((row["kind"], row["same"] == "1", compare(left, right).is_proposed, shares_key))
    return found


def test_there_are_enough_pairs_of_both_sorts(judged):
    same = sum(is_same for _kind, is_same, _proposed, _shares in judged)
    assert len(judged) >= 350
    assert same >= 150
    assert len(judged) - same >= 150


def precision_and_recall(judged: Judged) -> tuple[float, float]:
    right = sum(is_same and proposed for _kind, is_same, proposed, _shares in judged)
    proposed = sum(proposed for _kind, _same, proposed, _shares in judged)
    return right / proposed, right / sum(is_same for _kind, is_same, _proposed, _shares in judged)


def test_precision_and_recall_where_a_merge_is_proposed(judged):
    precision, recall = precision_and_recall(judged)
    assert precision >= 0.98
    assert recall >= 0.97


@pytest.mark.parametrize("name", ["independent_a.csv", "independent_b.csv"])
def test_pairs_written_without_knowing_the_rules(name):
    precision, recall = precision_and_recall(judge(name))
    assert precision >= 0.98
    assert recall >= 0.95


def test_no_kind_of_pair_is_judged_wrong_as_a_kind(judged):
    pairs = Counter(kind for kind, *_rest in judged)
    wrong = Counter(kind for kind, is_same, proposed, _shares in judged if is_same != proposed)
    assert {kind: count for kind, count in wrong.items() if count > 0.1 * pairs[kind]} == {}


def test_pairs_of_one_person_share_a_key(judged):
    shared = [shares for _kind, is_same, _proposed, shares in judged if is_same]
    assert sum(shared) / len(shared) >= 0.97
