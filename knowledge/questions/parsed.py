"""A question as it comes from a file, before anything is stored."""

from dataclasses import dataclass, field, replace
from decimal import Decimal
from string import ascii_lowercase
from typing import Any

DESCRIPTION = "description"  # a text between questions: counted, asks nothing, is not stored
NAME_LENGTH = 150


@dataclass(frozen=True)
class ParsedQuestion:
    """`kind`, `options`, `solution` as in knowledge.questions.grading; `line` is where it begins, from 1.

    `is_named`: its file gives its name, else that is how its text begins.
    """

    line: int
    kind: str
    name: str
    text: str
    options: dict[str, str] = field(default_factory=dict)
    solution: dict[str, Any] = field(default_factory=dict)
    feedback: str = ""
    objective: str = ""
    is_named: bool = False


class BadQuestion(ValueError):
    """What is wrong with a file of questions, and in which line."""

    def __init__(self, line: int, sentence: str) -> None:
        super().__init__(f"line {line}: {sentence}")
        self.line = line
        self.sentence = sentence


def option_keys(number: int) -> list[str]:
    """a to z, then a1, b1 and so on."""
    return [ascii_lowercase[place % 26] + (str(place // 26) if place >= 26 else "") for place in range(number)]


def written(number: Decimal) -> str:
    """A number without needless zeros, never with an exponent: how solutions hold it."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def stored(weight: Decimal) -> int | str:
    """A weight as a solution holds it: 0, 1, -1, or a text, which keeps a third exact enough."""
    return int(weight) if weight == int(weight) else written(weight)


def name_from(text: str) -> str:
    """The name of a question that has none: how its text begins."""
    return " ".join(text.split())[:80].strip()


def lines_of(content: bytes) -> list[str]:
    """The lines of a file, whatever ends them. Raises BadQuestion for what is no text in UTF-8 (or marked UTF-16)."""
    coding = "utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        text = content.decode(coding)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise BadQuestion(line, "this is no text in UTF-8; save the file as UTF-8.") from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        raise BadQuestion(text[: text.index("\0")].count("\n") + 1, "this is no text: it has a NUL character.")
    return text.split("\n")


def numbered(name: str, number: int) -> str:
    """The name of the second, third question that would have the same name."""
    return name if number == 1 else f"{name[: NAME_LENGTH - 8].strip()} ({number})"


def with_own_names(questions: list[ParsedQuestion]) -> list[ParsedQuestion]:
    """The same questions; a name that comes again gets the next of (2), (3) that no other question of the file has."""
    names = [question.name[:NAME_LENGTH].strip() for question in questions]
    taken, met = set(names), dict.fromkeys(names, 0)
    named = []
    for question, original in zip(questions, names, strict=True):
        name, met[original] = original, met[original] + 1
        if met[original] > 1:
            while (name := numbered(original, met[original])) in taken:
                met[original] += 1
            taken.add(name)
        named.append(replace(question, name=name))
    return named
