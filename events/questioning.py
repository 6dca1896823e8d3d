"""Which questions of an event somebody has to answer, and what is wrong with the answers. Pure.

A question is known by its id, and so is an option of a choice: what they are called may change, the answers stay.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum

Answer = str | list[str]  # a text, an option's id, "12.5" or "2026-05-01"; a list of ids where several may be chosen
Answers = Mapping[str, Answer]

YES, NO = "yes", "no"
GONE = "–"  # stands for an option that has been taken out since


class Kind(StrEnum):
    SHORT_TEXT = "short_text"
    LONG_TEXT = "long_text"
    ONE = "one"
    SEVERAL = "several"
    YES_NO = "yes_no"
    NUMBER = "number"
    DATE = "date"


LONGEST = {Kind.SHORT_TEXT: 200, Kind.LONG_TEXT: 3000, Kind.NUMBER: 20, Kind.DATE: 10}
YEARS = range(1900, 2101)


class Fault(StrEnum):
    MISSING = "missing"
    TOO_LONG = "too_long"
    UNKNOWN = "unknown"  # not one of the options
    NO_NUMBER = "no_number"
    NO_DATE = "no_date"


@dataclass(frozen=True)
class Option:
    id: str
    label: str


@dataclass(frozen=True)
class Condition:
    """Ask only those who answered the earlier question so: the id of an option, or of one among those chosen."""

    question: str
    option: str


@dataclass(frozen=True)
class Question:
    id: str
    kind: Kind
    label: str
    help: str = ""
    is_required: bool = False
    options: tuple[Option, ...] = ()  # of one, several and yes_no
    only_if: Condition | None = None

    @property
    def labels(self) -> dict[str, str]:
        return {option.id: option.label for option in self.options}


@dataclass(frozen=True)
class Settled:
    """`answers` holds what is right and asked for; `faults` names each question that has none of it."""

    answers: dict[str, Answer]
    faults: dict[str, Fault]


def settle(questions: Sequence[Question], given: Mapping[str, Sequence[str]]) -> Settled:
    """Read what was typed or chosen, by the question's id. An answer to a question that does not apply is dropped.

    A condition on a question that does not apply itself, or whose answer is wrong, is not met.
    """
    answers: dict[str, Answer] = {}
    faults: dict[str, Fault] = {}
    for question in questions:
        if not applies(question, answers):
            continue
        answer = _read(question, given.get(question.id, ()))
        if isinstance(answer, Fault):
            faults[question.id] = answer
        elif answer:
            answers[question.id] = answer
        elif question.is_required:
            faults[question.id] = Fault.MISSING
    return Settled(answers, faults)


def applies(question: Question, answers: Answers) -> bool:
    """Whether the question is for somebody who has answered the earlier ones so."""
    if question.only_if is None:
        return True
    answer = answers.get(question.only_if.question, "")
    return question.only_if.option in ([answer] if isinstance(answer, str) else answer)


def in_words(questions: Sequence[Question], answers: Answers) -> list[tuple[str, str]]:
    """What was answered, as pairs of the question and the answer, in the order and the words of today."""
    return [
        (question.label, written(question, answers[question.id])) for question in questions if question.id in answers
    ]


def written(question: Question, answer: Answer) -> str:
    if not question.options:
        return answer if isinstance(answer, str) else ", ".join(answer)
    chosen = [answer] if isinstance(answer, str) else answer
    return ", ".join(question.labels.get(option, GONE) for option in chosen)


def _read(question: Question, given: Sequence[str]) -> Answer | Fault:
    """The answer in the form in which it is kept, empty without one."""
    if question.kind == Kind.SEVERAL:
        chosen = [option.id for option in question.options if option.id in given]
        return Fault.UNKNOWN if set(given) - set(chosen) else chosen
    text = given[-1] if given else ""
    if question.options:
        return text if not text or text in question.labels else Fault.UNKNOWN
    return _typed(question.kind, text)


def _typed(kind: Kind, text: str) -> str | Fault:
    limit = LONGEST[kind]
    if len(text) > 2 * limit:  # not even read: a line break counts twice before it is put in order
        return Fault.TOO_LONG
    text = _tidy(text)
    if len(text) > limit:
        return Fault.TOO_LONG
    if kind == Kind.NUMBER:
        return _number(text)
    return _date(text) if kind == Kind.DATE else text


def _tidy(text: str) -> str:
    """Without signs that nobody sees and databases refuse, and without empty space around it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign for sign in lines if sign == "\n" or unicodedata.category(sign) not in ("Cc", "Cs")).strip()


def _number(text: str) -> str | Fault:
    """`12`, `12.5` or `12,5`, with spaces between the thousands."""
    plain = "".join(text.split()).replace(",", ".")
    if not plain:
        return ""
    try:
        number = Decimal(plain)
    except InvalidOperation:
        return Fault.NO_NUMBER
    return f"{number:f}" if number.is_finite() and abs(number.adjusted()) < LONGEST[Kind.NUMBER] else Fault.NO_NUMBER


def _date(text: str) -> str | Fault:
    """`2026-05-01` as browsers send it, or `01.05.2026` as people of the region write it."""
    if not text:
        return ""
    parts = text.split(".")
    iso = "-".join(reversed(parts)) if len(parts) == len(("day", "month", "year")) else text
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return Fault.NO_DATE
    return day.isoformat() if day.year in YEARS else Fault.NO_DATE
