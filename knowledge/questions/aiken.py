"""Single choices in Aiken format (docs.moodle.org, "Aiken format").

What is a life event?
A) A service
B) A moment at which somebody needs several services
ANSWER: B
"""

import re
from dataclasses import dataclass, field
from string import ascii_uppercase

from knowledge.questions.parsed import BadQuestion, ParsedQuestion, lines_of, name_from, option_keys, with_own_names

OPTION = re.compile(r"([A-Z])[.)](\s*)(.*)")
ANSWER = re.compile(r"ANSWER:\s*(.*)")
LETTER = re.compile(r"([A-Z])(?:[.)].*)?")


@dataclass
class Open:
    """A question whose answer has not come yet."""

    line: int
    text: list[str] = field(default_factory=list)
    options: list[str] = field(default_factory=list)


def questions_in(content: bytes) -> list[ParsedQuestion]:
    """All questions of an Aiken file in order. Blank lines mean nothing. Raises BadQuestion with the line."""
    found: list[ParsedQuestion] = []
    current: Open | None = None
    for number, raw in enumerate(lines_of(content), start=1):
        line = raw.strip()
        if len(line) < 2:  # Moodle passes over a lone character too
            continue
        current = current or Open(number)
        answer = ANSWER.fullmatch(line)
        if answer:
            found.append(_closed(current, answer[1].strip(), number))
            current = None
        else:
            _add(current, line, number)
    if current:
        raise BadQuestion(current.line, "this question has no line ANSWER: before the file ends.")
    if not found:
        raise BadQuestion(1, "there is no question in this file.")
    return with_own_names(found)


def _add(current: Open, line: str, number: int) -> None:
    option = OPTION.fullmatch(line)
    expected = ascii_uppercase[len(current.options)] if len(current.options) < 26 else ""
    if not option or not (option[2] or (current.text and option[1] == expected)):  # "U.S. law" is a text
        if current.options:
            raise BadQuestion(number, "an option (such as C. or C)) or the line ANSWER: is expected here.")
        current.text.append(line)
        return
    if not current.text:
        raise BadQuestion(number, "an option without a question before it.")
    if option[1] != expected:
        raise BadQuestion(number, f"option {option[1]} is not the next one.")
    if not option[3].strip():
        raise BadQuestion(number, f"option {option[1]} has no text.")
    current.options.append(option[3].strip())


def _closed(current: Open, answer: str, number: int) -> ParsedQuestion:
    letter = LETTER.fullmatch(answer)
    if not current.text:
        raise BadQuestion(number, "an answer without a question before it.")
    if len(current.options) < 2:
        raise BadQuestion(number, "a question needs two options at least.")
    if not letter:
        raise BadQuestion(number, "after ANSWER: comes one capital letter.")
    place = ascii_uppercase.index(letter[1])
    if place >= len(current.options):
        raise BadQuestion(number, f"there is no option {letter[1]}.")
    keys = option_keys(len(current.options))
    text = "\n".join(current.text)
    weights = {key: int(at == place) for at, key in enumerate(keys)}
    options = dict(zip(keys, current.options, strict=True))
    return ParsedQuestion(current.line, "single", name_from(text), text, options, {"weights": weights})
