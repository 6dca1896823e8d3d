"""What is asked: questions are written, worded in languages, retired. What was drawn once never changes again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log

from knowledge.models import Question, QuestionBank, QuestionVersion, Wording
from knowledge.questions.solutions import Fault, fault_of
from participants.models import User

SENTENCES = {
    Fault.NO_LANGUAGE: gettext_lazy("The question needs a wording in one language at least."),
    Fault.NO_TEXT: gettext_lazy("The question needs a text."),
    Fault.EMPTY_OPTION: gettext_lazy("Each option needs a text."),
    Fault.OTHER_OPTIONS: gettext_lazy("Each language needs the same options."),
    Fault.TOO_FEW_OPTIONS: gettext_lazy("A choice needs two options at least."),
    Fault.TOO_FEW_PAIRS: gettext_lazy("A matching needs two pairs at least."),
    Fault.NONE_RIGHT: gettext_lazy("There is no right answer."),
    Fault.NOT_ALL: gettext_lazy("What is right has to make 100 %."),
    Fault.BAD_WEIGHT: gettext_lazy("A weight is a number from -1 to 1."),
    Fault.BAD_NUMBER: gettext_lazy("The right answer has to be a number, and so has its tolerance."),
    Fault.BAD_SCALE: gettext_lazy("A scale goes from a lower to a higher number, from 0 to 10."),
}


class QuestionRefused(Exception):
    """Why a question cannot be stored so; a sentence for whoever wrote it."""


class Outcome(StrEnum):
    NEW = "new"
    CHANGED = "changed"  # as nobody has drawn it yet, or by a language more
    NEXT_VERSION = "next version"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class Words:
    text: str
    options: Mapping[str, str] = field(default_factory=dict)
    feedback: str = ""


def write_question(
    bank: QuestionBank,
    name: str,
    *,
    kind: str,
    solution: Mapping[str, Any],
    words: Mapping[str, Words],
    objective: str = "",
    by: User | None,
) -> Outcome:
    """Write the question of this name in the bank, in all its languages; the same again changes nothing.

    A version that was drawn stays as it is: what differs becomes the next version, which is drawn from then on. A
    language more is added to the version that there is. Raises QuestionRefused.
    """
    _check(kind, solution, words)
    with transaction.atomic():
        bank = QuestionBank.objects.select_for_update().get(pk=bank.pk)
        question = bank.questions.filter(name=name).first()
        if question is None:
            question = Question.objects.create(bank=bank, kind=kind, name=name, objective=objective)
            _add_version(question, 1, solution, words)
            log(question, "wagtail.create", user=by)
            return Outcome.NEW
        outcome = _rewrite(question, kind, solution, words, objective)
        if outcome != Outcome.UNCHANGED:
            log(question, "wagtail.edit", user=by)
    return outcome


def write_in_bank(
    bank_name: str,
    name: str,
    *,
    kind: str,
    solution: Mapping[str, Any],
    words: Mapping[str, Words],
    objective: str,
    is_new: bool,
    by: User | None,
) -> Outcome:
    """`write_question` in the bank of this name, which is made if there is none. A new one needs a name of its own."""
    with transaction.atomic():
        bank, _is_made = QuestionBank.objects.get_or_create(name=bank_name)
        if is_new and bank.questions.filter(name=name).exists():
            raise QuestionRefused(_("The bank has a question of this name."))
        return write_question(bank, name, kind=kind, solution=solution, words=words, objective=objective, by=by)


def word_question(question: Question, language: str, words: Words, *, by: User | None) -> Outcome:
    """Say the question in one language, with the options that it has; see `write_question`."""
    version = question.latest_version
    return write_question(
        question.bank,
        question.name,
        kind=question.kind,
        solution=version.solution,
        words=words_of(version) | {language: words},
        objective=question.objective,
        by=by,
    )


def retire(question: Question, *, by: User | None) -> None:
    """Draw it no longer. What was drawn stays; retiring twice does nothing."""
    if Question.objects.filter(pk=question.pk, is_retired=False).update(is_retired=True):
        log(question, "knowledge.question.retire", user=by)


def bring_back(question: Question, *, by: User | None) -> None:
    """Draw it again. Doing it twice does nothing."""
    if Question.objects.filter(pk=question.pk, is_retired=True).update(is_retired=False):
        log(question, "knowledge.question.bring_back", user=by)


def words_of(version: QuestionVersion) -> dict[str, Words]:
    return {it.language: Words(it.text, it.options, it.feedback) for it in version.wordings.all()}


def _check(kind: str, solution: Mapping[str, Any], words: Mapping[str, Words]) -> None:
    fault = fault_of(kind, solution, [(it.text, it.options) for it in words.values()])
    if fault:
        raise QuestionRefused(str(SENTENCES[fault]))


def _rewrite(
    question: Question, kind: str, solution: Mapping[str, Any], words: Mapping[str, Words], objective: str
) -> Outcome:
    version = question.versions.select_for_update().order_by("-number")[0]
    stored = words_of(version)
    has_moved = question.objective != objective or question.kind != kind
    if kind != question.kind and question.versions.exclude(used_at=None).exists():
        raise QuestionRefused(_("A question that was drawn stays of its kind; write another one."))
    question.objective, question.kind = objective, kind
    question.save(update_fields=["objective", "kind"])
    if version.solution == solution and stored == words:
        return Outcome.CHANGED if has_moved else Outcome.UNCHANGED
    keeps_all = stored.keys() <= words.keys()
    only_adds = version.solution == solution and stored.items() <= words.items()
    if keeps_all and (only_adds or version.used_at is None):
        QuestionVersion.objects.filter(pk=version.pk).update(solution=solution)
        _word(version, {language: it for language, it in words.items() if stored.get(language) != it})
        return Outcome.CHANGED
    _add_version(question, version.number + 1, solution, words)
    return Outcome.NEXT_VERSION


def _add_version(
    question: Question, number: int, solution: Mapping[str, Any], words: Mapping[str, Words]
) -> QuestionVersion:
    version = QuestionVersion.objects.create(question=question, number=number, solution=solution)
    _word(version, words)
    return version


def _word(version: QuestionVersion, words: Mapping[str, Words]) -> None:
    for language, said in words.items():
        Wording.objects.update_or_create(
            version=version,
            language=language,
            defaults={"text": said.text, "options": dict(said.options), "feedback": said.feedback},
        )
