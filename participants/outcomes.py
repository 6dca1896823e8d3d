"""What a list means for the people on record: whom each row is, and which rows are one person. Pure."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from math import log
from typing import Generic, Protocol, TypeVar

from participants.matching import Identity, blocking_keys, compare, prepare

CLOSE = log(20)  # two matches are about equally likely while one is less than twenty times as likely as the other
MOST_PER_KEY = 100  # what more rows of a list than this share tells nothing about one of them


class Outcome(StrEnum):
    """What a row comes to. A list with a refused row, or with a duplicate that nobody leaves out, is not written."""

    NEW = "new"
    MATCHED = "matched"
    CHANGED = "changed"
    REFUSED = "refused"
    DUPLICATE = "duplicate"


class Candidate(Protocol):
    """Somebody on record who may be the person of a row."""

    @property
    def score(self) -> float: ...

    @property
    def is_proposed(self) -> bool: ...

    @property
    def is_certain(self) -> bool: ...


C = TypeVar("C", bound=Candidate)


@dataclass(frozen=True)
class Choice(Generic[C]):
    """Who it is: the one on record; or nobody; or, in `rivals`, several of whom each is as likely."""

    match: C | None = None
    rivals: tuple[C, ...] = ()


def choose(candidates: Sequence[C]) -> Choice[C]:
    """The one who is certain, else the likeliest of those whom matching proposes.

    >>> choose([])
    Choice(match=None, rivals=())
    """
    likely = sorted((it for it in candidates if it.is_certain or it.is_proposed), key=_by_likelihood)
    if not likely:
        return Choice()
    best = likely[0]
    rivals = [it for it in likely if it.is_certain == best.is_certain and _odds(best) - _odds(it) < CLOSE]
    return Choice(rivals=tuple(rivals)) if len(rivals) > 1 else Choice(match=best)


def _by_likelihood(candidate: Candidate) -> tuple[bool, float]:
    return not candidate.is_certain, -candidate.score


def _odds(candidate: Candidate) -> float:
    """The logarithm of the odds: near 1, scores that differ much in what they say differ little as figures."""
    score = min(max(candidate.score, 1e-12), 1 - 1e-12)
    return log(score / (1 - score))


def alike(rows: Sequence[Identity]) -> dict[int, list[int]]:
    """For each row, by its place, the earlier rows that matching proposes as the same person; others are left out.

    Only rows that share a blocking key are compared.
    """
    prepared = [prepare(row) for row in rows]
    by_key: dict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(prepared):
        for key in blocking_keys(row):
            by_key[key].append(place)
    groups = [places for places in by_key.values() if 1 < len(places) <= MOST_PER_KEY]
    found: dict[int, list[int]] = defaultdict(list)
    for earlier, later in sorted({pair for places in groups for pair in combinations(places, 2)}):
        if compare(prepared[earlier], prepared[later]).is_proposed:
            found[later].append(earlier)
    return dict(found)
