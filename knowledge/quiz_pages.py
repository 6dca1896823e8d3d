"""An attempt as it is put before somebody: its questions in their order, with what is answered already."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from knowledge.actions.attempting import allowances
from knowledge.answering import is_given
from knowledge.models import Answer, Attempt, Quiz, Wording
from knowledge.scoring import percent_of


@dataclass(frozen=True)
class Asked:
    """One question of an attempt: `options` are (key, text, whether chosen) in the order of the draw."""

    position: int
    kind: str
    objective: str
    text: str
    options: tuple[tuple[str, str, bool], ...]
    pairs: tuple[tuple[str, str, str], ...]
    value: Any
    sequence: int
    part: Any
    solution: dict[str, Any]
    feedback: str

    @property
    def is_answered(self) -> bool:
        return is_given(self.value)

    @property
    def given(self) -> str:
        """The answer in words."""
        return in_words(self, self.value)

    @property
    def right(self) -> str:
        """The right answer in words; empty for what is not graded."""
        return in_words(self, best_answer(self.kind, self.solution))

    @property
    def field(self) -> str:
        return f"q{self.position}"


def best_answer(kind: str, solution: dict[str, Any]) -> Any:
    """An answer that gets all the points."""
    weights = solution.get("weights", {})
    if kind == "multiple":
        return [key for key, weight in weights.items() if float(weight) > 0]
    if kind in {"single", "true_false"}:
        return max(weights, key=lambda key: float(weights[key]), default="")
    if kind == "matching":
        return solution.get("pairs", {})
    answers = solution.get("answers", [])
    best = max(answers, key=lambda it: float(it.get("weight", 1)), default={})
    return str(best.get("value", best.get("text", "")))


def in_words(one: Asked, value: Any) -> str:
    texts = {key: text for key, text, _chosen in (*one.options, *one.pairs)}
    if isinstance(value, list):
        return "; ".join(texts.get(key, key) for key in value)
    if isinstance(value, dict):
        return "; ".join(f"{texts.get(left, left)}: {texts.get(right, right)}" for left, right in value.items())
    return str(texts.get(str(value), value))


def asked_in(attempt: Attempt, positions: Collection[int] | None = None) -> list[Asked]:
    """The questions at these positions, or all, in three queries."""
    wanted = [it for it in range(1, len(attempt.draw) + 1) if positions is None or it in positions]
    versions = [attempt.draw[it - 1]["version"] for it in wanted]
    rows = Wording.objects.filter(version__in=versions, language=attempt.language).select_related("version__question")
    wordings = {row.version_id: row for row in rows}
    answers = {row.position: row for row in attempt.answers.filter(position__in=wanted)}
    with override(attempt.language):
        return [_asked(attempt, it, wordings, answers.get(it)) for it in wanted]


def answered(attempt: Attempt) -> set[int]:
    return {position for position, value in attempt.answers.values_list("position", "value") if is_given(value)}


def seconds_left(attempt: Attempt, at: datetime) -> int | None:
    return None if attempt.deadline is None else max(0, int((attempt.deadline - at).total_seconds()))


def shows_solutions(attempt: Attempt, at: datetime) -> bool:
    """Not before the quiz has closed, nor while somebody is in the middle of it.

    Of a quiz without an end: after the last attempt, of practice after each.
    """
    quiz: Quiz = attempt.quiz
    if not attempt.rules.get("shows_solutions") or not attempt.submitted_at:
        return False
    if quiz.closes_at is None:
        return quiz.kind == Quiz.Kind.PRACTICE or _was_the_last(attempt)
    return at >= quiz.closes_at and not quiz.attempts.under_way().exists()


def _was_the_last(attempt: Attempt) -> bool:
    """Whether this person has handed in as many attempts as there are."""
    quiz: Quiz = attempt.quiz
    if not quiz.attempts_allowed:
        return False
    done = Attempt.objects.of(attempt.person).submitted().filter(quiz=quiz).count()
    return done >= quiz.attempts_allowed + allowances(quiz, attempt.person)["more_attempts"]


@dataclass(frozen=True)
class Objective:
    """What was reached of what a learning objective was worth."""

    title: str
    score: Decimal
    most: Decimal

    @property
    def percent(self) -> Decimal | None:
        return percent_of(self.score, self.most)


def by_objective(attempt: Attempt, asked: Collection[Asked]) -> list[Objective]:
    """In the order of their first questions; nothing when no question names one."""
    found: dict[str, tuple[Decimal, Decimal]] = {}
    for one in asked:
        worth = Decimal(attempt.draw[one.position - 1]["points"])
        score, most = found.get(one.objective, (Decimal(0), Decimal(0)))
        found[one.objective] = score + worth * (one.part or 0), most + worth
    return [Objective(title, *both) for title, both in found.items() if title and both[1]]


def _asked(attempt: Attempt, position: int, wordings: dict[int, Wording], answer: Answer | None) -> Asked:
    drawn = attempt.draw[position - 1]
    wording = wordings[drawn["version"]]
    question = wording.version.question
    texts = wording.options
    if question.kind == "true_false":
        texts = {"true": _("True"), "false": _("False")} | texts
    if question.kind == "scale":
        least, most = (int(wording.version.solution.get(name, 0)) for name in ("least", "most"))
        texts = {str(step): texts.get(str(step), str(step)) for step in range(least, most + 1)}
    value = answer.value if answer else ""
    is_matching = question.kind == "matching"
    keys = list(texts) if question.kind == "scale" else drawn["options"]
    left = [key for key in keys if is_matching and key[0] == "l"]
    return Asked(
        position=position,
        kind=question.kind,
        objective=question.objective,
        text=wording.text,
        options=tuple((it, texts[it], _is_chosen(value, it)) for it in keys if it not in left),
        pairs=tuple((it, texts[it], value.get(it, "") if value else "") for it in left),
        value=value,
        sequence=answer.sequence if answer else 0,
        part=answer.part if answer else None,
        solution=wording.version.solution,
        feedback=wording.feedback,
    )


def _is_chosen(value: Any, key: str) -> bool:
    return key in value if isinstance(value, list) else str(value) == key
