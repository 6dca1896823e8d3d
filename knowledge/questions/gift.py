"""Questions in GIFT, the text format of Moodle (docs.moodle.org, "GIFT format"), read as Moodle reads them.

Where Moodle takes a fault in silence (a question swallowed by its neighbour, options of which none is right), this
names its line instead.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from knowledge.questions.gift_answers import AnswersBlock, answers_of
from knowledge.questions.parsed import DESCRIPTION, BadQuestion, ParsedQuestion, lines_of, name_from, with_own_names
from knowledge.questions.plain_text import FORMATS, TAG, plain

# An escaped character is put aside as one that no text has, so that offsets and lines stay what they are.
ESCAPED = {":": "\ufdd0", "#": "\ufdd1", "=": "\ufdd2", "{": "\ufdd3", "}": "\ufdd4", "~": "\ufdd5", "n": "\ufdd6"}
ESCAPED |= {"\\": "\ufdd7", "/": "\ufdd8"}
WRITTEN = {mark: "\n" if letter == "n" else letter for letter, mark in ESCAPED.items()}
CATEGORY = re.compile(r"\$CATEGORY:(.*)")


@dataclass(frozen=True)
class Block:
    """The lines between two blank lines, comments emptied. `line` is that of its first line."""

    line: int
    text: str

    def line_at(self, offset: int) -> int:
        return self.line + self.text[:offset].count("\n")

    def bad(self, offset: int, sentence: str) -> BadQuestion:
        return BadQuestion(self.line_at(offset), sentence)


def questions_in(content: bytes) -> list[ParsedQuestion]:
    """All questions of a GIFT file in order; a category is the objective of what follows it.

    Raises BadQuestion with the line of the first fault, also for a file without any question.
    """
    lines = lines_of(content)
    objective = ""
    found = []
    for block in _blocks(lines):
        while category := CATEGORY.match(block.text):
            objective = _objective(category[1])
            block = _after_first_line(block)  # noqa: PLW2901  some forget the blank line after a category
        if block.text.strip():
            found.append(replace(_question(block), objective=objective))
    if not found:
        raise BadQuestion(1, "there is no question in this file.")
    return with_own_names(found)


def _blocks(lines: list[str]) -> Iterator[Block]:
    block: list[str] = []
    for number, line in enumerate([*lines, ""], start=1):
        stripped = line.strip()
        if stripped:
            block.append("" if stripped.startswith("//") else _put_aside(stripped))
        elif block:
            text = "\n".join(block)
            begin = len(text) - len(text.lstrip())
            yield Block(number - len(block) + text[:begin].count("\n"), text.strip())
            block = []


def _after_first_line(block: Block) -> Block:
    _, _, rest = block.text.partition("\n")
    blank = len(rest) - len(rest.lstrip())
    return Block(block.line + 1 + rest[:blank].count("\n"), rest.strip())


def _put_aside(line: str) -> str:
    return re.sub(r"\\([\\:#={}~n])", lambda found: ESCAPED[found[1]], line)


def put_back(text: str) -> str:
    return "".join(WRITTEN.get(letter, letter) for letter in text)


def _objective(path: str) -> str:
    """The last part of a category: of $course$/top/Services it is Services. Two slashes are one in a name."""
    parts = [part.strip() for part in put_back(path).replace("//", "\ufdd8").split("/")]
    last = parts[-1] if parts else ""
    return "" if last in {"top", "$course$", "$system$", "$module$"} else put_back(last)[:150]


def _question(block: Block) -> ParsedQuestion:
    name, begin = _name(block)
    opening, closing = _braces(block, begin)
    if opening < 0:
        text, _ = formatted(block.text[begin:])
        return ParsedQuestion(block.line, DESCRIPTION, name or name_from(text), text, is_named=bool(name))
    before, after = block.text[begin:opening], block.text[closing + 1 :]
    text, form = formatted(f"{before}_____{after}" if after.strip() else before)
    answers = AnswersBlock(block.text[opening + 1 : closing], block.line_at(opening), form)
    kind, options, solution, feedback = answers_of(answers, lambda piece: _answer(piece, form))
    text = text or name
    if not text:
        raise block.bad(opening, "there is no question before the answers.")
    parsed = ParsedQuestion(block.line, kind, name or name_from(text), text, options, solution, feedback)
    return replace(parsed, is_named=bool(name))


def _name(block: Block) -> tuple[str, int]:
    """The name between double colons, and where the text begins after it."""
    if not block.text.startswith("::"):
        return "", 0
    end = block.text.find("::", 2)
    if end < 0:
        return "", 2
    return " ".join(put_back(block.text[2:end]).split()), end + 2


def _braces(block: Block, begin: int) -> tuple[int, int]:
    """Where the answers open and close; -1 where there are none."""
    opening, closing = block.text.find("{", begin), block.text.find("}", begin)
    if opening < 0 and closing < 0:
        return -1, -1
    if opening < 0 or 0 <= closing < opening:
        raise block.bad(closing, "a closing brace } without its opening brace {; a brace in a text is written \\}.")
    if closing < 0:
        raise block.bad(opening, "the answers are not closed by } before the next blank line.")
    again = block.text.find("{", opening + 1)
    if 0 <= again < closing:
        raise block.bad(again, "a brace { among the answers; a brace in a text is written \\{.")
    if again >= 0:
        raise block.bad(again, "answers for a second time; a blank line goes between two questions.")
    last = block.text.find("}", closing + 1)
    if last >= 0:
        raise block.bad(last, "a closing brace } without its opening brace {; a brace in a text is written \\}.")
    return opening, closing


def _answer(piece: str, form: str) -> str:
    """As `formatted`; but a tag that is all of an answer is what is asked about."""
    written = put_back(piece.strip())
    return formatted(piece, form)[0] or (written if TAG.fullmatch(written) and "img" not in written.lower() else "")


def formatted(piece: str, form: str = "moodle") -> tuple[str, str]:
    """The plain text of a piece that may begin with its format in square brackets, and that format."""
    piece = piece.strip()
    named = re.match(r"\[(\w+)\]", piece)
    if named and named[1] in FORMATS:
        form, piece = named[1], piece[named.end() :]
    return plain(put_back(piece), form), form
