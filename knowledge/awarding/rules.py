"""What an achievement asks for, as data, and whether somebody has it. Pure: plain values in, frozen dataclasses out.

A rule is a JSON object with at least one of these keys; all that it names must be met:

    {"sessions": 3}      at least 3 sessions (of an event: days) attended
    {"share": 80}        at least 80 % of the sessions or days that were held; cancelled ones count nowhere
    {"minutes": 540}     at least 540 minutes of presence
    {"score": {"quiz": "final", "at_least": 70}}    the best attempt at quizzes of this kind has at least 70 %
    {"feedback": true}   the feedback was given
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any

QUIZZES = ("pre", "post", "final", "practice")


class RuleRefused(ValueError):
    """The data are no rule; says which key, in English."""


class Kind(StrEnum):
    SESSIONS = "sessions"
    SHARE = "share"
    MINUTES = "minutes"
    SCORE = "score"
    FEEDBACK = "feedback"


@dataclass(frozen=True)
class Achieved:
    """What somebody has done. `scores` by kind of quiz, in percent; a kind without an attempt is not there.

    `in_all` are the sessions, or the days of an event, that were held.
    """

    sessions: int = 0
    in_all: int = 0
    minutes: int = 0
    scores: Mapping[str, Decimal] = field(default_factory=dict)
    feedback: bool = False


@dataclass(frozen=True)
class Part:
    """One thing that a rule asks: what somebody has and what is needed. `has` is None where nothing was tried.

    Of a share both are sessions: 3 of 4 held, of which 4 are needed for 80 %.
    """

    kind: Kind
    has: Decimal | None
    needs: Decimal
    in_all: int = 0
    quiz: str = ""

    @property
    def is_met(self) -> bool:
        return self.has is not None and self.has >= self.needs


@dataclass(frozen=True)
class Verdict:
    parts: tuple[Part, ...]

    @property
    def is_met(self) -> bool:
        """Nobody meets a rule that asks nothing."""
        return bool(self.parts) and all(part.is_met for part in self.parts)

    @property
    def missing(self) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if not part.is_met)


def checked_rule(rule: object) -> dict[str, Any]:
    """The rule itself. Raises RuleRefused for an unknown key, a wrong value and a rule that asks nothing."""
    if not isinstance(rule, dict) or not rule:
        raise RuleRefused("it asks for nothing")
    if unknown := sorted(str(key) for key in rule if key not in list(Kind)):
        raise RuleRefused(f"unknown: {', '.join(unknown)}")
    for key in rule:
        _check(Kind(key), rule[key])
    return rule


def evaluate(rule: object, achieved: Achieved) -> Verdict:
    """Each part of the rule in the order of Kind. Raises RuleRefused."""
    asked = checked_rule(rule)
    return Verdict(tuple(_part(kind, asked[kind], achieved) for kind in Kind if kind in asked))


def sessions_for(share: int, in_all: int) -> int:
    """The least whole number of `in_all` sessions that makes `share` percent; at least one, also of none."""
    return max(1, -(-share * in_all // 100))


def _part(kind: Kind, value: Any, achieved: Achieved) -> Part:
    if kind is Kind.SCORE:
        has = achieved.scores.get(value["quiz"])
        return Part(kind, has, Decimal(value["at_least"]), quiz=value["quiz"])
    if kind is Kind.MINUTES:
        return Part(kind, Decimal(achieved.minutes), Decimal(value))
    if kind is Kind.FEEDBACK:
        return Part(kind, Decimal(int(achieved.feedback)), Decimal(1))
    needs = value if kind is Kind.SESSIONS else sessions_for(value, achieved.in_all)
    return Part(kind, Decimal(achieved.sessions), Decimal(needs), in_all=achieved.in_all)


def _check(kind: Kind, value: object) -> None:
    if kind is Kind.FEEDBACK:
        if value is not True:
            raise RuleRefused("feedback is true, or left out")
    elif kind is Kind.SCORE:
        _check_score(value)
    elif not _is_number(value, 100 if kind is Kind.SHARE else None):
        raise RuleRefused(f"{kind} is a whole number from 1{' to 100' if kind is Kind.SHARE else ''}")


def _check_score(value: object) -> None:
    if not isinstance(value, dict) or set(value) != {"quiz", "at_least"}:
        raise RuleRefused("score has quiz and at_least")
    if value["quiz"] not in QUIZZES:
        raise RuleRefused(f"the quiz of a score is one of {', '.join(QUIZZES)}")
    if not _is_number(value["at_least"], 100):
        raise RuleRefused("at_least of a score is a whole number from 1 to 100")


def _is_number(value: object, most: int | None) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1 and (most is None or value <= most)


def as_data(verdict: Verdict) -> list[dict[str, str | int | None]]:
    """As it is frozen with an award."""
    return list(_data(verdict))


def _data(verdict: Verdict) -> Iterator[dict[str, str | int | None]]:
    for part in verdict.parts:
        has = None if part.has is None else str(part.has)
        yield {"kind": part.kind, "has": has, "needs": str(part.needs), "in_all": part.in_all, "quiz": part.quiz}


def from_data(data: list[dict[str, Any]]) -> Verdict:
    return Verdict(
        tuple(
            Part(
                Kind(it["kind"]),
                None if it["has"] is None else Decimal(it["has"]),
                Decimal(it["needs"]),
                it["in_all"],
                it["quiz"],
            )
            for it in data
        )
    )
