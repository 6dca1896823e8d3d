"""How the demo's learners answer: rightly as often as their skill says, through the actions of quizzes."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from random import Random
from typing import Any

from knowledge.actions.attempting import begin, save_answer, submit
from knowledge.models import Attempt, Question, QuestionVersion, Quiz
from participants.models import Person

Kind = Question.Kind


def take(quiz: Quiz, person: Person, *, skill: float, at: datetime, chance: Random) -> Attempt:
    attempt = begin(quiz, person, language=person.language, at=at, rng=chance)
    versions = QuestionVersion.objects.select_related("question").in_bulk([it["version"] for it in attempt.draw])
    for position, drawn in enumerate(attempt.draw, start=1):
        version = versions[drawn["version"]]
        value = answer(version.question.kind, version.solution, is_right=chance.random() < skill, chance=chance)
        when = at + timedelta(minutes=position)
        save_answer(attempt, position, value, sequence=position, client_id=None, at=when)
    return submit(attempt, at=at + timedelta(minutes=len(attempt.draw) + 1))


def answer(kind: str, solution: Mapping[str, Any], *, is_right: bool, chance: Random) -> Any:
    """A right or a wrong answer in the shape of its kind."""
    if kind in (Kind.SINGLE, Kind.TRUE_FALSE):
        weights = solution["weights"]
        keys = [key for key, weight in weights.items() if (float(weight) == 1) == is_right]
        return chance.choice(keys or list(weights))
    if kind == Kind.MULTIPLE:
        return [key for key, weight in solution["weights"].items() if (float(weight) > 0) == is_right]
    if kind == Kind.MATCHING:
        pairs = solution["pairs"]
        return pairs if is_right else dict(zip(pairs, reversed(list(pairs.values())), strict=True))
    if kind == Kind.NUMERIC:
        return str(solution["answers"][0]["value"]) if is_right else "0"
    if kind == Kind.SHORT_TEXT:
        return solution["answers"][0]["text"] if is_right else "?"
    return 4 if kind == Kind.SCALE else "Clear and useful."
