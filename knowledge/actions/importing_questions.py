"""Questions of a file come into a bank: all of them, or none when one of them cannot."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from knowledge.actions.asking import Outcome, QuestionRefused, Words, words_of, write_question
from knowledge.models import Question, QuestionBank
from knowledge.questions.parsed import DESCRIPTION, BadQuestion, ParsedQuestion, name_from, numbered
from participants.models import User


@dataclass(frozen=True)
class Imported:
    question: ParsedQuestion
    outcome: Outcome


def import_questions(
    bank_name: str,
    parsed: Sequence[ParsedQuestion],
    *,
    language: str,
    by: User | None,
    dry_run: bool = False,
) -> list[Imported]:
    """Write each question in its language into the bank of this name, which is made if there is none.

    A question is known by its name; one without a name, by how its text begins, unless the question that is there says
    something else in this language: then it is another one, and gets a name with a number. A file in another language
    with the same names words the questions that are there; their options have to be the same in number, order and
    worth. Descriptions are left out. The same file again changes nothing. Raises BadQuestion with the line; then, and
    in a dry run, nothing is written.
    """
    with transaction.atomic():
        bank, _is_new = QuestionBank.objects.get_or_create(name=bank_name)
        known = {it.name: it for it in bank.questions.prefetch_related("versions__wordings")}
        asked = [question for question in parsed if question.kind != DESCRIPTION]
        imported = [
            Imported(question, _bring_in(bank, known.get(question.name), question, language, by=by))
            for question in _with_names(asked, known, language)
        ]
        if dry_run:
            transaction.set_rollback(True)
    return imported


def _with_names(
    questions: Sequence[ParsedQuestion], known: Mapping[str, Question], language: str
) -> list[ParsedQuestion]:
    """A question without a name has that of the one which it words, or a free one: no two of them are one question."""
    taken = {question.name for question in questions if question.is_named}
    named = []
    for question in questions:
        if not question.is_named:
            question = replace(question, name=_name_of(question, known, taken, language))  # noqa: PLW2901
            taken.add(question.name)
        named.append(question)
    return named


def _name_of(parsed: ParsedQuestion, known: Mapping[str, Question], taken: set[str], language: str) -> str:
    begin = name_from(parsed.text)
    names = (numbered(begin, number) for number in count(1))
    return next(name for name in names if name not in taken and not _is_another(known.get(name), parsed, language))


def _is_another(known: Question | None, parsed: ParsedQuestion, language: str) -> bool:
    said = words_of(known.latest_version).get(language) if known else None
    return said is not None and (said.text, said.options) != (parsed.text, parsed.options)


def _bring_in(
    bank: QuestionBank,
    known: Question | None,
    parsed: ParsedQuestion,
    language: str,
    *,
    by: User | None,
) -> Outcome:
    words = {language: Words(parsed.text, parsed.options, parsed.feedback)}
    solution, objective = parsed.solution, parsed.objective
    if known is not None and known.kind == parsed.kind:
        solution, others = _beside_other_languages(known, parsed, language)
        words = others | words
        objective = objective if set(words) == {language} and objective else known.objective or objective
    try:
        return write_question(
            bank, parsed.name, kind=parsed.kind, solution=solution, words=words, objective=objective, by=by
        )
    except QuestionRefused as refused:
        raise BadQuestion(parsed.line, str(refused)) from refused


def _beside_other_languages(
    known: Question, parsed: ParsedQuestion, language: str
) -> tuple[dict[str, Any], dict[str, Words]]:
    """The solution and the wordings of other languages that stay beside what comes."""
    version = known.latest_version
    stored = words_of(version)
    others = {code: words for code, words in stored.items() if code != language}
    fitting = {code: words for code, words in others.items() if words.options.keys() == parsed.options.keys()}
    solution = parsed.solution
    if parsed.kind == Question.Kind.SHORT_TEXT:
        solution = solution | {"case": version.solution.get("case", False)}
        if others:
            solution |= {"answers": _together(version.solution["answers"], solution["answers"])}
    elif language not in stored and (fitting != others or solution != version.solution):
        raise BadQuestion(
            parsed.line, _("“%(name)s” has other options or right answers in another language.") % {"name": known.name}
        )
    return solution, fitting


def _together(stored: list[Any], coming: list[Any]) -> list[Any]:
    """In the order in which they were stored, with the worth that the file gives them."""
    given = {answer["text"]: answer for answer in coming}
    return list(({answer["text"]: answer for answer in stored} | given).values())  # a dictionary keeps places
