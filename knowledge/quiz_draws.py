"""The questions that a quiz may ask now, and the languages in which it can be taken."""

from collections import defaultdict

from django.db.models import F, Max, Q, QuerySet
from django.utils.translation import gettext as _

from events.models.languages import language_name
from knowledge.drawing import Candidate, Part, is_enough
from knowledge.models import Quiz, Wording


def parts_of(quiz: Quiz) -> list[Part]:
    """Its sections. A fixed question that was retired is no longer asked."""
    parts = []
    for section in quiz.sections.prefetch_related("fixed_questions__question"):
        fixed = [it.question_id for it in section.fixed_questions.all() if not it.question.is_retired]
        parts.append(Part(tuple(fixed), section.bank_id or 0, section.draw or 0))
    return parts


def candidates(parts: list[Part], language: str) -> list[Candidate]:
    """What may be asked in this language."""
    return [
        Candidate(
            question=row.version.question_id,
            version=row.version_id,
            bank=row.version.question.bank_id,
            kind=row.version.question.kind,
            options=tuple(row.options),
        )
        for row in _wordings(parts).filter(language=language).select_related("version__question")
    ]


def languages_of(quiz: Quiz) -> list[str]:
    """Those in which there are questions enough for every section."""
    parts = parts_of(quiz)
    banks: dict[str, dict[int, int]] = defaultdict(dict)
    rows = _wordings(parts).values_list("language", "version__question_id", "version__question__bank_id")
    for language, question, bank in rows:
        banks[language][question] = bank
    return sorted(language for language, its_banks in banks.items() if is_enough(parts, its_banks))


def shortages(quiz: Quiz) -> list[str]:
    """A sentence for each language in which some of the questions are there, but not enough."""
    parts = parts_of(quiz)
    known = set(_wordings(parts).values_list("language", flat=True))
    short = sorted(known - set(languages_of(quiz)))
    sentences = [
        _("In %(language)s there are not enough questions: the quiz is not offered in this language.")
        % {"language": language_name(code)}
        for code in short
    ]
    return sentences if known else [_("There are no questions yet: nobody can begin this quiz.")]


def number_of_questions(parts: list[Part]) -> int:
    return sum(len(part.fixed) + part.draw for part in parts)


def _wordings(parts: list[Part]) -> QuerySet[Wording]:
    """Of the latest version of each question that the sections may ask."""
    fixed = [number for part in parts for number in part.fixed]
    banks = [part.bank for part in parts if part.draw]
    question = "version__question"
    asked = Q(**{f"{question}__in": fixed}) | Q(**{f"{question}__bank__in": banks})
    latest = Wording.objects.alias(latest=Max(f"{question}__versions__number"))
    return latest.filter(asked, **{f"{question}__is_retired": False}, version__number=F("latest"))
