"""A bank as Moodle XML (docs.moodle.org, "Moodle XML format"), in one language."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from knowledge.questions.grading import weight_of
from knowledge.questions.parsed import ParsedQuestion, written

PLAIN = "plain_text"
UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # of XML 1.0


def document(bank: str, questions: Iterable[ParsedQuestion], scale_note: str) -> bytes:
    """The questions, those of an objective in a category of its name.

    Moodle has no question with a scale: it becomes a description, to whose text `scale_note` is added ("%(least)s" and
    "%(most)s" stand for its ends).
    """
    quiz = Element("quiz")
    objective = None
    for question in sorted(questions, key=lambda it: it.objective):
        if question.objective != objective:
            objective = question.objective
            _category(quiz, [bank, objective] if objective else [bank])
        _question(quiz, question, scale_note)
    indent(quiz)
    content: bytes = tostring(quiz, encoding="UTF-8", xml_declaration=True)
    return content


def _category(quiz: Element, names: list[str]) -> None:
    category = SubElement(SubElement(quiz, "question", type="category"), "category")
    _text(category, "/".join(["$course$", "top", *(name.replace("/", "//") for name in names)]))


def _question(quiz: Element, question: ParsedQuestion, scale_note: str) -> None:
    kind, write = KINDS[question.kind]
    element = SubElement(quiz, "question", type=kind)
    _text(SubElement(element, "name"), question.name)
    text = question.text
    if question.kind == "scale":
        text = f"{text}\n{scale_note % question.solution}"
    _text(SubElement(element, "questiontext", format=PLAIN), text)
    _text(SubElement(element, "generalfeedback", format=PLAIN), question.feedback)
    SubElement(element, "defaultgrade").text = "0" if kind == "description" else "1"
    SubElement(element, "penalty").text = "0"
    SubElement(element, "hidden").text = "0"
    write(element, question.options, question.solution)


def _choice(element: Element, options: Mapping[str, str], solution: Mapping[str, Any], *, single: bool) -> None:
    SubElement(element, "single").text = "true" if single else "false"
    SubElement(element, "shuffleanswers").text = "true"
    SubElement(element, "answernumbering").text = "abc"
    for key, weight in solution["weights"].items():
        _answer(element, options[key], weight)


def _single(element: Element, options: Mapping[str, str], solution: Mapping[str, Any]) -> None:
    _choice(element, options, solution, single=True)


def _multiple(element: Element, options: Mapping[str, str], solution: Mapping[str, Any]) -> None:
    _choice(element, options, solution, single=False)


def _truth(element: Element, options: Mapping[str, str], solution: Mapping[str, Any]) -> None:
    for key in ("true", "false"):
        _answer(element, key, solution["weights"][key], form="moodle_auto_format")


def _matching(element: Element, options: Mapping[str, str], solution: Mapping[str, Any]) -> None:
    """A right side that belongs to nothing is a pair without a left side, as Moodle has it."""
    SubElement(element, "shuffleanswers").text = "true"
    pairs = solution["pairs"]
    loose = [key for key in options if key.startswith("r") and key not in pairs.values()]
    for left, right in [*((options[left], right) for left, right in pairs.items()), *(("", key) for key in loose)]:
        pair = SubElement(element, "subquestion", format=PLAIN)
        _text(pair, left)
        _text(SubElement(pair, "answer"), options[right])


def _numeric(element: Element, options: Mapping[str, str], solution: Mapping[str, Any]) -> None:
    for answer in solution["answers"]:
        written_answer = _answer(element, str(answer["value"]), answer.get("weight", 1), form="moodle_auto_format")
        SubElement(written_answer, "tolerance").text = str(answer.get("tolerance", "0"))


def _short_text(element: Element, options: Mapping[str, str], solution: Mapping[str, Any]) -> None:
    SubElement(element, "usecase").text = "1" if solution.get("case") else "0"
    for answer in solution["answers"]:
        _answer(element, answer["text"], answer.get("weight", 1), form="moodle_auto_format")


def _essay(element: Element, options: Mapping[str, str], solution: Mapping[str, Any]) -> None:
    SubElement(element, "responseformat").text = "plain"
    SubElement(element, "responserequired").text = "1"


def _nothing(element: Element, options: Mapping[str, str], solution: Mapping[str, Any]) -> None:
    """A description asks nothing."""


KINDS = {
    "single": ("multichoice", _single),
    "multiple": ("multichoice", _multiple),
    "true_false": ("truefalse", _truth),
    "matching": ("matching", _matching),
    "numeric": ("numerical", _numeric),
    "short_text": ("shortanswer", _short_text),
    "free_text": ("essay", _essay),
    "scale": ("description", _nothing),
}


def _answer(element: Element, text: str, weight: object, form: str = PLAIN) -> Element:
    """Moodle knows a third as 33.33333 percent."""
    percent = (weight_of(weight) * 100).quantize(Decimal("0.00001"))
    answer = SubElement(element, "answer", fraction=written(percent), format=form)
    _text(answer, text)
    _text(SubElement(answer, "feedback", format=PLAIN), "")
    return answer


def _text(element: Element, text: str) -> None:
    SubElement(element, "text").text = UNWRITABLE.sub("", text)
