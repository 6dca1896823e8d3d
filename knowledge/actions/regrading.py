"""A solution was wrong: it is corrected, and what was handed in is graded again."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from knowledge.actions.asking import SENTENCES, Words, words_of
from knowledge.models import Answer, Attempt, Award, Question, QuestionVersion, RegradedAttempt, Regrading, Wording
from knowledge.questions.grading import part_of
from knowledge.questions.solutions import fault_of
from knowledge.scoring import Score, score_of
from participants.models import User


class RegradeRefused(Exception):
    """Why a solution cannot be corrected so; a sentence for whoever corrects it."""


@dataclass(frozen=True)
class Change:
    """An attempt before and after. `holds_award`: a certificate of its series, whose basis may be another one now."""

    attempt: Attempt
    after: Score
    parts: Mapping[int, Decimal | None]
    holds_award: bool

    @property
    def is_gain(self) -> bool:
        return self.attempt.score is not None and self.after.score > self.attempt.score

    @property
    def changes_pass(self) -> bool:
        return self.attempt.has_passed != self.after.has_passed


def changes_by(
    version: QuestionVersion, solution: Mapping[str, Any], *, words: Mapping[str, Words] | None = None
) -> list[Change]:
    """The dry run: each submitted attempt whose points this solution of the version would change. Writes nothing.

    `words`, if given, have to be those of the version. Raises RegradeRefused.
    """
    if words is not None and words != words_of(version):
        raise RegradeRefused(_("Only the solution is corrected: save other changes by themselves."))
    _check(version, solution)
    return list(_changes(version, solution, Attempt.objects.all()))


def regrade(version: QuestionVersion, solution: Mapping[str, Any], *, by: User | None, at: datetime) -> Regrading:
    """Correct the solution of a version that was drawn, and grade again what was handed in.

    The correction is the next version, with the same words; draws stay as they are. Attempts under way will be graded
    by it too. Awards are not touched. The log keeps each attempt before and after. Correcting to the solution that
    holds already is refused, so that a second time does nothing. Raises RegradeRefused.
    """
    with transaction.atomic():
        Question.objects.select_for_update().get(pk=version.question_id)
        _check(version, solution)
        latest = version.question.versions.order_by("-number")[0]
        changes = list(_changes(version, solution, Attempt.objects.select_for_update(of=("self",))))
        corrected = QuestionVersion.objects.create(
            question=version.question, number=latest.number + 1, solution=solution, corrects=version, used_at=at
        )
        Wording.objects.bulk_create(
            Wording(version=corrected, language=language, text=it.text, options=dict(it.options), feedback=it.feedback)
            for language, it in words_of(version).items()
        )
        regrading = Regrading.objects.create(version=corrected, by=by, at=at)
        _write(regrading, changes)
        log(version.question, "knowledge.question.regrade", user=by, data={"attempts": len(changes)})
    return regrading


def _check(version: QuestionVersion, solution: Mapping[str, Any]) -> None:
    latest = version.question.versions.order_by("-number")[0]
    if latest.pk != version.pk:
        raise RegradeRefused(_("Only the latest version of a question can be corrected."))
    if version.solution == solution:
        raise RegradeRefused(_("This is the solution already."))
    fault = fault_of(version.question.kind, solution, [(it.text, it.options) for it in version.wordings.all()])
    if fault:
        raise RegradeRefused(str(SENTENCES[fault]))


def _changes(version: QuestionVersion, solution: Mapping[str, Any], attempts: Any) -> Iterator[Change]:
    """The draws are looked through one by one: the two databases do not look into a list of JSON alike."""
    drawn = _with_those_it_corrects(version)
    submitted = Attempt.objects.exclude(submitted_at=None).values_list("pk", "draw")
    asked = [pk for pk, draw in submitted.iterator() if any(it["version"] in drawn for it in draw)]
    found = attempts.filter(pk__in=asked).select_related("person", "quiz").prefetch_related("answers").order_by("pk")
    holders = set(
        Award.objects.current()
        .filter(achievement__series__quizzes__attempts__in=asked)
        .values_list("person_id", "achievement__series_id")
    )
    for attempt in found:
        answers = list(attempt.answers.all())
        parts = {it.position: _part(attempt, it, version, drawn, solution) for it in answers}
        graded = {position: part for position, part in parts.items() if part is not None}
        after = score_of([it["points"] for it in attempt.draw], graded, attempt.rules.get("pass_mark"))
        if after.score != attempt.score or after.has_passed != attempt.has_passed:
            changed = {it.position: parts[it.position] for it in answers if parts[it.position] != it.part}
            yield Change(attempt, after, changed, (attempt.person_id, attempt.quiz.series_id) in holders)


def _part(
    attempt: Attempt, answer: Answer, version: QuestionVersion, drawn: set[int], solution: Mapping[str, Any]
) -> Decimal | None:
    if attempt.draw[answer.position - 1]["version"] in drawn:
        return part_of(version.question.kind, solution, answer.value)
    return answer.part


def _with_those_it_corrects(version: QuestionVersion) -> set[int]:
    numbers = {version.pk}
    while version.corrects is not None:
        version = version.corrects
        numbers.add(version.pk)
    return numbers


def _write(regrading: Regrading, changes: list[Change]) -> None:
    RegradedAttempt.objects.bulk_create(
        RegradedAttempt(
            regrading=regrading,
            attempt=it.attempt,
            score_before=it.attempt.score or Decimal(0),
            score_after=it.after.score,
            had_passed=it.attempt.has_passed,
            has_passed=it.after.has_passed,
        )
        for it in changes
    )
    answers = []
    for change in changes:
        attempt = change.attempt
        attempt.score, attempt.has_passed = change.after.score, change.after.has_passed
        for answer in attempt.answers.all():
            if answer.position in change.parts:
                answer.part = change.parts[answer.position]
                answers.append(answer)
    Attempt.objects.bulk_update([it.attempt for it in changes], ["score", "has_passed"], batch_size=500)
    Answer.objects.bulk_update(answers, ["part"], batch_size=500)
