"""What an answer is worth: a part from 0 to 1 of the points of its question.

Shapes by kind of question (`knowledge.models.Question.Kind`), as they are stored:

| kind | solution | value |
| --- | --- | --- |
| single, true_false | {"weights": {"a": 0, "b": 1}} | "b" |
| multiple | {"weights": {"a": 0.5, "b": -1, "c": "0.5"}} | ["a", "c"] |
| matching | {"pairs": {"l1": "r2", "l2": "r1"}} | {"l1": "r2"} |
| numeric | {"answers": [{"value": "3.14", "tolerance": "0.01", "weight": 1}]} | "3,14" |
| short_text | {"answers": [{"text": "Astana", "weight": 1}], "case": false} | "astana" |
| scale | {"least": 1, "most": 5} | 4 |
| free_text | {} | "Some text." |

A weight is a number or a number in a text, from -1 to 1. An empty value ("", [], {}, None) is "not answered".
"""

import re
import unicodedata
from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any

GRADED = frozenset({"single", "true_false", "multiple", "matching", "numeric", "short_text"})
LONGEST = {"numeric": 50, "short_text": 300, "free_text": 5000}

NOTHING, ALL = Decimal(0), Decimal(1)
STEP = Decimal("0.00001")
STAR, ANYTHING = "\ufdd0", "\ufdd1"  # no characters of any text, while a pattern is read
NUMBER = re.compile(r"[+-]?(?:\d+[.,]?\d*|[.,]\d+)(?:[eE][+-]?\d{1,2})?")


class NotAnAnswer(ValueError):
    """A value that no page of the portal would send as an answer to this question."""


def part_of(kind: str, solution: Mapping[str, Any], value: object) -> Decimal | None:
    """The part of the points that the answer earns, from 0 to 1, to five places. None: this kind is not graded.

    - single, true_false: the weight of the chosen option.
    - multiple: the sum of the weights of the chosen options. Below 0 it is 0, above 1 it is 1.
    - matching: the pairs that are right, of all pairs.
    - numeric: the best weight of the answers with |value - answer| <= tolerance. A decimal comma is a point.
    - short_text: the best weight of the answers that match; case, spaces and ё/е make no difference (case does, if
      the solution says so), and * stands for anything, as in GIFT; \\* is a star.

    A value of another shape is worth 0; nothing is raised.
    """
    if kind not in GRADED:
        return None
    part = PARTS[kind](solution, value)
    return min(max(part, NOTHING), ALL).quantize(STEP)


def weight_of(written: object) -> Decimal:
    return Decimal(str(written))


def _of_one(solution: Mapping[str, Any], value: object) -> Decimal:
    return weight_of(solution["weights"].get(value, 0)) if isinstance(value, str) else NOTHING


def _of_several(solution: Mapping[str, Any], value: object) -> Decimal:
    if not isinstance(value, list) or not all(isinstance(key, str) for key in value):
        return NOTHING
    return sum((weight_of(solution["weights"].get(key, 0)) for key in set(value)), NOTHING)


def _of_pairs(solution: Mapping[str, Any], value: object) -> Decimal:
    pairs = solution["pairs"]
    if not isinstance(value, dict) or not pairs:
        return NOTHING
    return Decimal(sum(value.get(left) == right for left, right in pairs.items())) / len(pairs)


def _of_number(solution: Mapping[str, Any], value: object) -> Decimal:
    given = number_of(value)
    if given is None:
        return NOTHING
    hits = [
        weight_of(answer.get("weight", 1))
        for answer in solution["answers"]
        if abs(given - Decimal(str(answer["value"]))) <= Decimal(str(answer.get("tolerance", 0)))
    ]
    return max(hits, default=NOTHING)


def _of_text(solution: Mapping[str, Any], value: object) -> Decimal:
    if not isinstance(value, str) or len(value) > LONGEST["short_text"]:
        return NOTHING
    case = bool(solution.get("case"))
    given = alike(value, case=case)
    hits = [
        weight_of(answer.get("weight", 1)) for answer in solution["answers"] if matches(given, answer["text"], case)
    ]
    return max(hits, default=NOTHING) if given else NOTHING


PARTS = {
    "single": _of_one,
    "true_false": _of_one,
    "multiple": _of_several,
    "matching": _of_pairs,
    "numeric": _of_number,
    "short_text": _of_text,
}


def number_of(value: object) -> Decimal | None:
    """The number that somebody typed: "3,14", "1 000", "−2", "1e3". None if it is none.

    A comma is a decimal comma, never one of thousands: 1,234 is a little more than one.
    """
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    typed = re.sub(r"\s", "", str(value).replace("−", "-"))
    if len(typed) > LONGEST["numeric"] or not NUMBER.fullmatch(typed) or not typed.isascii():
        return None
    return Decimal(typed.replace(",", "."))


def alike(text: str, *, case: bool = False) -> str:
    """The text in the form in which answers are compared."""
    composed = " ".join(unicodedata.normalize("NFKC", text).split())
    composed = composed if case else composed.casefold()
    return composed.replace("ё", "е").replace("Ё", "Е")


def matches(given: str, pattern: str, case: bool) -> bool:
    """Whether a text in the form of `alike` is what the pattern with its stars means. Linear in both."""
    marked = pattern.replace(r"\*", STAR).replace("*", ANYTHING)
    parts = [part.replace(STAR, "*") for part in alike(marked, case=case).split(ANYTHING)]
    if len(parts) == 1:
        return given == parts[0]
    first, *middle, last = parts
    if len(given) < len(first) + len(last) or not given.startswith(first) or not given.endswith(last):
        return False
    rest = given[len(first) : len(given) - len(last)]
    for part in middle:
        if part not in rest:
            return False
        rest = rest[rest.index(part) + len(part) :]
    return True


def check_value(kind: str, solution: Mapping[str, Any], keys: Collection[str], value: object) -> None:
    """Raises NotAnAnswer for a value that cannot be an answer to this question; an empty one always can.

    `keys` are the keys of the question's options (of both sides of a matching). A text that is no number can be an
    answer to a numeric question: it is kept as typed and is worth nothing; `number_of` tells whether it is one.
    """
    if value is None or value in ("", [], {}):
        return
    if kind not in CHECKS:
        raise NotAnAnswer(f"there is no kind of question {kind!r}")
    CHECKS[kind](solution, keys, value, LONGEST.get(kind, 0))


def _check_key(solution: Mapping[str, Any], keys: Collection[str], value: object, longest: int) -> None:
    if not isinstance(value, str) or value not in keys:
        raise NotAnAnswer("the answer is no option of this question")


def _check_keys(solution: Mapping[str, Any], keys: Collection[str], value: object, longest: int) -> None:
    if not isinstance(value, list):
        raise NotAnAnswer("the answer is no list of options")
    for key in value:
        _check_key(solution, keys, key, longest)
    if len(set(value)) < len(value):
        raise NotAnAnswer("the answer has an option twice")


def _check_pairs(solution: Mapping[str, Any], keys: Collection[str], value: object, longest: int) -> None:
    if not isinstance(value, dict):
        raise NotAnAnswer("the answer is no set of pairs")
    rights = set(keys) - solution["pairs"].keys()
    for left, right in value.items():
        if left not in solution["pairs"] or not isinstance(right, str) or (right and right not in rights):
            raise NotAnAnswer("the answer has a pair that is not of this question")


def _check_text(solution: Mapping[str, Any], keys: Collection[str], value: object, longest: int) -> None:
    if not isinstance(value, str):
        raise NotAnAnswer("the answer is no text")
    if len(value) > longest:
        raise NotAnAnswer(f"the answer is longer than {longest} characters")
    if "\0" in value or any("\ud800" <= letter <= "\udfff" for letter in value):
        raise NotAnAnswer("the answer has a character that no text has")


def _check_step(solution: Mapping[str, Any], keys: Collection[str], value: object, longest: int) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or not solution["least"] <= value <= solution["most"]:
        raise NotAnAnswer("the answer is not on the scale of this question")


CHECKS = {
    "single": _check_key,
    "true_false": _check_key,
    "multiple": _check_keys,
    "matching": _check_pairs,
    "numeric": _check_text,
    "short_text": _check_text,
    "scale": _check_step,
    "free_text": _check_text,
}
