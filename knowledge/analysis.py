"""How the questions of a quiz did, and what the learners of a series gained, for trainers and staff.

The first submitted attempt of each person counts, in a quiz and in both tests of a series: whoever comes again has seen
questions before, and would make them look easier and the gain larger than they are.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db.models import QuerySet

from knowledge.models import Answer, Attempt, QuestionVersion, Quiz, Series
from knowledge.questions.gain import Gain, gain_of
from knowledge.questions.grading import GRADED
from knowledge.questions.items import Item, Tally, TooFew, keys_of

IN_ALL = ""


@dataclass(frozen=True)
class Option:
    """An option in its words, how many chose it, and whether it is right, in part or wholly."""

    text: str
    is_right: bool
    people: int
    mean_rest: float | None


@dataclass(frozen=True)
class QuestionAnalysis:
    version: QuestionVersion
    text: str
    item: Item | TooFew
    options: tuple[Option, ...]


@dataclass(frozen=True)
class SeriesGain:
    """The gain in all, and of each objective that both tests ask about, by name."""

    overall: Gain | TooFew
    objectives: tuple[tuple[str, Gain | TooFew], ...]


@dataclass(frozen=True)
class Response:
    """An answer of an attempt, or that there is none: then it earns nothing."""

    version: int
    points: float
    part: float
    value: Any


@dataclass(frozen=True)
class Taken:
    person: int
    begun_at: datetime
    submitted_at: datetime
    score: float
    responses: tuple[Response, ...]


def analysis_of(quiz: Quiz, language: str = "en") -> list[QuestionAnalysis]:
    """Each graded version that was drawn, in the order of the bank; in its words of the language, or any. 7 queries."""
    tallies: dict[int, Tally] = defaultdict(Tally)
    for taken in _first_taken(Attempt.objects.filter(quiz=quiz)):
        for it in taken.responses:
            tallies[it.version].add(it.part, taken.score - it.part * it.points, keys_of(it.value))
    versions = (
        QuestionVersion.objects.filter(pk__in=tallies, question__kind__in=GRADED)
        .select_related("question")
        .prefetch_related("wordings")
        .order_by("question__bank", "question", "number")
    )
    solutions = QuestionVersion.objects.solutions(tallies)
    return [_analysed(version, solutions[version.pk][1], tallies[version.pk], language) for version in versions]


def gain_in(series: Series) -> SeriesGain:
    """Of those who took the test before and then the one after; without one after, the final test stands for it.

    A test before that was handed in once the one after was begun says nothing about the time before.
    """
    before = _percents(series, Quiz.Kind.PRE)
    after = _percents(series, Quiz.Kind.POST) or _percents(series, Quiz.Kind.FINAL)
    people = [it for it in before if it in after and before[it][0].submitted_at <= after[it][0].begun_at]
    both = [(before[person][1], after[person][1]) for person in people]
    names = sorted({name for begin, end in both for name in begin.keys() & end.keys()} - {IN_ALL})
    return SeriesGain(_gain(both, IN_ALL), tuple((name, _gain(both, name)) for name in names))


def _gain(both: list[tuple[dict[str, float], dict[str, float]]], name: str) -> Gain | TooFew:
    return gain_of((begin[name], end[name]) for begin, end in both if name in begin and name in end)


def _percents(series: Series, kind: str) -> dict[int, tuple[Taken, dict[str, float]]]:
    """By person, what they took and the percent of the points of each objective, and of all together."""
    everybody = list(_first_taken(Attempt.objects.filter(quiz__series=series, quiz__kind=kind)))
    drawn = {it.version for taken in everybody for it in taken.responses}
    objectives = dict(QuestionVersion.objects.filter(pk__in=drawn).values_list("pk", "question__objective"))
    return {taken.person: (taken, _by_objective(taken, objectives)) for taken in everybody}


def _by_objective(taken: Taken, objectives: dict[int, str]) -> dict[str, float]:
    earned: dict[str, float] = defaultdict(float)
    most: dict[str, float] = defaultdict(float)
    for it in taken.responses:
        for name in {IN_ALL, objectives.get(it.version, "")}:
            earned[name] += it.part * it.points
            most[name] += it.points
    return {name: 100 * earned[name] / most[name] for name in most if most[name]}


def _first_taken(attempts: QuerySet[Attempt]) -> Iterator[Taken]:
    """The first submitted attempt of each person, read row by row in three queries."""
    submitted = attempts.exclude(submitted_at=None)
    first: dict[int, int] = {}
    for pk, person in submitted.order_by("submitted_at", "pk").values_list("pk", "person_id"):
        first.setdefault(person, pk)
    answers = Answer.objects.filter(attempt__in=submitted).order_by("attempt_id", "position")
    rows = answers.values_list("attempt_id", "position", "part", "value").iterator()
    given = groupby(rows, key=itemgetter(0))
    owner, group = next(given, (0, iter(())))
    drawn = submitted.order_by("pk").values_list("pk", "person_id", "started_at", "submitted_at", "score", "draw")
    for pk, *facts, draw in drawn.iterator():
        while owner and owner < pk:
            owner, group = next(given, (0, iter(())))
        if first.get(facts[0]) == pk:  # nobody's who handed in since
            yield Taken(
                *facts[:3], float(facts[3]), _responses(draw, {it[1]: it for it in group} if owner == pk else {})
            )


def _responses(draw: list[dict[str, Any]], answers: dict[int, tuple[Any, ...]]) -> tuple[Response, ...]:
    responses = []
    for position, drawn in enumerate(draw, start=1):
        _attempt, _position, part, value = answers.get(position, (0, 0, None, ""))
        responses.append(Response(drawn["version"], float(drawn["points"]), float(part or 0), value))
    return tuple(responses)


def _analysed(version: QuestionVersion, solution: dict[str, Any], tally: Tally, language: str) -> QuestionAnalysis:
    wordings = sorted(
        version.wordings.all(), key=lambda it: (it.language != language, it.language != "en", it.language)
    )
    words, worth = wordings[0], worth_of(solution)
    item = tally.item(worth)
    options = [
        Option(_said(choice.key, words.options), worth[choice.key], choice.people, choice.mean_rest)
        for choice in (item.choices if isinstance(item, Item) else ())
    ]
    return QuestionAnalysis(version, words.text, item, tuple(options))


def worth_of(solution: dict[str, Any]) -> dict[str, bool]:
    """By option, whether it is right. Of a matching: each pair that is right. Typed answers have no options."""
    if "weights" in solution:
        return {key: float(weight) > 0 for key, weight in solution["weights"].items()}
    return {f"{left} {right}": True for left, right in solution.get("pairs", {}).items()}


def _said(key: str, options: dict[str, str]) -> str:
    return " → ".join(options.get(part, part) for part in key.split())
