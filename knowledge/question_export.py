"""A bank in one language, as other systems read it."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from knowledge.models import QuestionBank, Wording
from knowledge.models.works import language_choices
from knowledge.questions.moodle_xml import document
from knowledge.questions.parsed import ParsedQuestion


def as_moodle_xml(bank: QuestionBank, language: str) -> bytes:
    """The latest version of each question that is drawn and has a wording in this language."""
    questions = bank.questions.filter(is_retired=False).prefetch_related("versions__wordings")
    found = []
    for question in questions:
        version = question.latest_version
        words = next((it for it in version.wordings.all() if it.language == language), None)
        if words:
            found.append(
                ParsedQuestion(
                    question.pk,
                    question.kind,
                    question.name,
                    words.text,
                    words.options,
                    version.solution,
                    words.feedback,
                    question.objective,
                )
            )
    return document(bank.name, found, _("A scale from %(least)s to %(most)s, which Moodle does not have."))


def languages_in(banks: Iterable[QuestionBank]) -> list[tuple[QuestionBank, list[tuple[str, str]]]]:
    """Each bank with the languages in which it has questions."""
    names = dict(language_choices())
    there: dict[int, set[str]] = {}
    for bank, language in Wording.objects.values_list("version__question__bank", "language").distinct().order_by():
        there.setdefault(bank, set()).add(language)
    return [(bank, [(code, names.get(code, code)) for code in sorted(there.get(bank.pk, ()))]) for bank in banks]
