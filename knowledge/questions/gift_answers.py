"""What stands between the braces of a question in GIFT."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from knowledge.questions.grading import number_of, weight_of
from knowledge.questions.parsed import BadQuestion, option_keys, stored, written

Answers = tuple[str, dict[str, str], dict[str, Any], str]  # kind, options, solution, feedback
Read = Callable[[str], str]

WEIGHT = re.compile(r"%(-?\d+(?:\.\d*)?)%")
TRUTHS = {"T": "true", "TRUE": "true", "F": "false", "FALSE": "false"}
# Moodle's list of grades: shares that percent can only round.
SHARES = [Decimal(top) / bottom for top, bottom in [(1, 3), (2, 3), (1, 6), (5, 6), (1, 7), (1, 9)]]
ALL_RIGHT = Decimal(1)
ROUNDED = Decimal("0.0101")


@dataclass(frozen=True)
class AnswersBlock:
    """The text between the braces, the line of the opening brace, the format of the question."""

    text: str
    line: int
    form: str


@dataclass(frozen=True)
class Piece:
    """An answer: how it is marked ("=" or "~"), its weight in percent if one is written, its text and feedback."""

    line: int
    mark: str
    percent: Decimal | None
    text: str
    feedback: str


def answers_of(block: AnswersBlock, read: Read) -> Answers:
    """Raises BadQuestion. `read` brings a piece of text to plain text."""
    body, marker, general = block.text.rpartition("####")
    if not marker:
        body, general = block.text, ""
    told = read(general)
    kind, options, solution, said = _kind_of(body)(body, block.line, read)
    return kind, options, solution, "\n".join(line for line in (told, *said) if line)


Found = tuple[str, dict[str, str], dict[str, Any], list[str]]


def _kind_of(body: str) -> Callable[[str, int, Read], Found]:
    """In the order in which Moodle asks."""
    stripped = body.strip()
    if not stripped:
        return _essay
    if stripped.startswith("#"):
        return _numeric
    if "~" in body:
        return _choice
    if "=" in body and "->" in body:
        return _matching
    if stripped.partition("#")[0].strip().upper() in TRUTHS:
        return _truth
    return _short_text


def _essay(body: str, line: int, read: Read) -> Found:
    return "free_text", {}, {}, []


def _truth(body: str, line: int, read: Read) -> Found:
    right, *said = body.split("#", 2)
    key = TRUTHS[right.strip().upper()]
    weights = {"true": 1, "false": 0} if key == "true" else {"true": 0, "false": 1}
    return "true_false", {}, {"weights": weights}, [read(piece) for piece in said]


def _choice(body: str, line: int, read: Read) -> Found:
    pieces = [piece for piece in _pieces(body, line, read, default="~") if piece.text]
    if len(pieces) < 2:
        raise BadQuestion(line, "a choice needs two options at least.")
    weights = [_share(piece, ALL_RIGHT if piece.mark == "=" else Decimal(0)) for piece in pieces]
    is_single = any(piece.mark == "=" for piece in pieces) and 1 in weights
    if not is_single:
        weights = _fitted(weights, line)
    keys = option_keys(len(pieces))
    options = {key: piece.text for key, piece in zip(keys, pieces, strict=True)}
    solution = {"weights": {key: stored(weight) for key, weight in zip(keys, weights, strict=True)}}
    return "single" if is_single else "multiple", options, solution, _said(pieces)


def _fitted(weights: list[Decimal], line: int) -> list[Decimal]:
    """The weights of a multiple choice. What is right makes 100 % together, rounding aside; Moodle asks the same."""
    total = sum((weight for weight in weights if weight > 0), Decimal(0))
    if not total:
        raise BadQuestion(line, "none of the options is right.")
    if abs(total - 1) > ROUNDED:
        percent = written((total * 100).quantize(Decimal("0.01")))
        raise BadQuestion(line, f"the right options make {percent} % together instead of 100 %.")
    return weights


def _matching(body: str, line: int, read: Read) -> Found:
    lefts: dict[str, str] = {}
    rights: dict[str, str] = {}
    pairs: dict[str, str] = {}
    for mark, text, at in _cut(body, line, "="):
        if not mark and not text.strip():
            continue
        left, arrow, right = (part.strip() for part in text.partition("->"))
        if not arrow:
            raise BadQuestion(at, "a pair is written = left -> right; the arrow is missing.")
        if not right:
            raise BadQuestion(at, "a pair has nothing on its right side.")
        left, right = _worded(left, at, read), _worded(right, at, read)
        key = next((key for key, known in rights.items() if known == right), f"r{len(rights) + 1}")
        rights[key] = right
        if left:
            name = f"l{len(lefts) + 1}"
            lefts[name], pairs[name] = left, key
    if len(pairs) < 2:
        raise BadQuestion(line, "a matching needs two pairs at least.")
    return "matching", lefts | rights, {"pairs": pairs}, []


def _short_text(body: str, line: int, read: Read) -> Found:
    pieces = [piece for piece in _pieces(body, line, read, default="=") if piece.text]
    answers = [{"text": piece.text, "weight": stored(_share(piece, ALL_RIGHT))} for piece in pieces]
    _check_best(answers, line)
    return "short_text", {}, {"answers": answers, "case": False}, _said(pieces)


def _numeric(body: str, line: int, read: Read) -> Found:
    numbers, _, wrong = body.replace("#", " ", 1).partition("~")
    pieces = [it for it in _pieces(numbers, line, read, default="=") if it.text and not _is_any(it)]
    answers: list[dict[str, Any]] = [{**_range(piece), "weight": stored(_share(piece, ALL_RIGHT))} for piece in pieces]
    _check_best(answers, line)
    return "numeric", {}, {"answers": answers}, [*_said(pieces), read(wrong.partition("#")[2])]


def _is_any(piece: Piece) -> bool:
    """ "Whatever else was answered": worth nothing, only said something about."""
    return piece.text == "*" and piece.percent == 0


def _range(piece: Piece) -> dict[str, str]:
    """Written 3, 3:0.1 (give or take) or 2.9..3.1."""
    least, dots, most = piece.text.partition("..")
    if dots:
        low, high = _figure(least, piece.line), _figure(most, piece.line)
        if low > high:
            raise BadQuestion(piece.line, "the range ends before it begins.")
        return {"value": written((low + high) / 2), "tolerance": written((high - low) / 2)}
    value, _, tolerance = piece.text.partition(":")
    around = _figure(tolerance or "0", piece.line)
    if around < 0:
        raise BadQuestion(piece.line, "the tolerance of a number is below 0.")
    return {"value": written(_figure(value, piece.line)), "tolerance": written(around)}


def _figure(text: str, line: int) -> Decimal:
    number = number_of(text)
    if text == "*":
        raise BadQuestion(line, "any other number (*) can only be worth 0 %, written %0%*.")
    if number is None:
        raise BadQuestion(line, f"“{text.strip()}” is no number.")
    return number


def _check_best(answers: list[dict[str, Any]], line: int) -> None:
    if not answers:
        raise BadQuestion(line, "there is no right answer.")
    if max(weight_of(answer["weight"]) for answer in answers) != 1:
        raise BadQuestion(line, "no answer is worth 100 %.")


def _share(piece: Piece, otherwise: Decimal) -> Decimal:
    """The weight as a part of 1; a rounded third becomes a third."""
    if piece.percent is None:
        return otherwise
    if abs(piece.percent) > 100:
        raise BadQuestion(piece.line, f"{written(piece.percent)} % is not between -100 % and 100 %.")
    part = piece.percent / 100
    near = [share for share in SHARES if abs(abs(part) - share) < Decimal("0.005")]
    if near:
        return (near[0] if part > 0 else -near[0]).quantize(Decimal("0.0000001"))
    return part


def _pieces(body: str, line: int, read: Read, *, default: str) -> list[Piece]:
    return [
        _piece(mark or default, text, at, read)
        for mark, text, at in _cut(body, line, "~=" if default == "~" else "=")
        if mark or text.strip()
    ]


def _piece(mark: str, text: str, at: int, read: Read) -> Piece:
    text = text.strip()
    weighed = WEIGHT.match(text)
    if weighed:
        text = text[weighed.end() :]
    answer, _, feedback = text.partition("#")
    percent = Decimal(weighed[1]) if weighed else None
    return Piece(at, mark, percent, _worded(answer, at, read), read(feedback))


def _worded(answer: str, line: int, read: Read) -> str:
    """Of an answer that is not empty, its words."""
    words = read(answer)
    if answer.strip() and not words:
        raise BadQuestion(line, "an answer has no words: a picture needs a text that says what it shows (alt).")
    return words


def _cut(body: str, line: int, marks: str) -> Iterator[tuple[str, str, int]]:
    """The pieces of the text, each with the mark that begins it ("" for the first) and its line."""
    begin, mark = 0, ""
    for found in re.finditer(f"[{marks}]", body):
        yield mark, body[begin : found.start()], _line_of(body, begin, line)
        begin, mark = found.end(), found[0]
    yield mark, body[begin:], _line_of(body, begin, line)


def _line_of(body: str, begin: int, line: int) -> int:
    return line + body[:begin].count("\n")


def _said(pieces: list[Piece]) -> list[str]:
    """What was to be said of single answers, said of them by name."""
    return [f"{piece.text}: {piece.feedback}" for piece in pieces if piece.feedback]
