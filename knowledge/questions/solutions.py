"""Whether a question can be answered and graded at all: the solution and the options of its wordings fit."""

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from knowledge.questions.grading import number_of, weight_of


class Fault(StrEnum):
    NO_LANGUAGE = "no language"
    NO_TEXT = "no text"
    EMPTY_OPTION = "empty option"
    OTHER_OPTIONS = "other options"
    TOO_FEW_OPTIONS = "too few options"
    TOO_FEW_PAIRS = "too few pairs"
    NONE_RIGHT = "none right"
    NOT_ALL = "not all"
    BAD_WEIGHT = "bad weight"
    BAD_NUMBER = "bad number"
    BAD_SCALE = "bad scale"


def fault_of(kind: str, solution: Mapping[str, Any], wordings: Sequence[tuple[str, Mapping[str, str]]]) -> Fault | None:
    """The first fault of a question, None if there is none. `wordings`: text and options, one of each language."""
    if not wordings:
        return Fault.NO_LANGUAGE
    if not all(text.strip() for text, _ in wordings):
        return Fault.NO_TEXT
    if not all(option.strip() for _, options in wordings for option in options.values()):
        return Fault.EMPTY_OPTION
    keys = set(_keys(kind, solution))
    for _, options in wordings:
        extra = {key for key in options if key not in keys}
        if not keys <= options.keys() or any(kind != "matching" or not key.startswith("r") for key in extra):
            return Fault.OTHER_OPTIONS
    if any(options.keys() != wordings[0][1].keys() for _, options in wordings):
        return Fault.OTHER_OPTIONS
    return FAULTS[kind](solution)


def _keys(kind: str, solution: Mapping[str, Any]) -> list[str]:
    """The keys of the options that every wording needs."""
    if kind in {"single", "multiple"}:
        return list(solution["weights"])
    if kind == "matching":
        return [*solution["pairs"], *solution["pairs"].values()]
    return []


def _weights(solution: Mapping[str, Any]) -> Fault | None:
    if len(solution["weights"]) < 2:
        return Fault.TOO_FEW_OPTIONS
    return _of_weights(list(solution["weights"].values()), best=1)


def _several(solution: Mapping[str, Any]) -> Fault | None:
    if len(solution["weights"]) < 2:
        return Fault.TOO_FEW_OPTIONS
    weights = list(solution["weights"].values())
    fault = _of_weights(weights, best=0)
    if fault:
        return fault
    right = sum((max(weight_of(weight), Decimal(0)) for weight in weights), Decimal(0))
    return None if abs(right - 1) < Decimal("0.0102") else Fault.NOT_ALL


def _of_weights(weights: list[object], *, best: int) -> Fault | None:
    try:
        numbers = [weight_of(weight) for weight in weights]
    except InvalidOperation:
        return Fault.BAD_WEIGHT
    if not all(-1 <= number <= 1 for number in numbers):
        return Fault.BAD_WEIGHT
    if not any(number > 0 for number in numbers):
        return Fault.NONE_RIGHT
    return Fault.NOT_ALL if max(numbers) < best else None


def _pairs(solution: Mapping[str, Any]) -> Fault | None:
    return Fault.TOO_FEW_PAIRS if len(solution["pairs"]) < 2 else None


def _numbers(solution: Mapping[str, Any]) -> Fault | None:
    answers = solution["answers"]
    for answer in answers:
        tolerance = number_of(answer.get("tolerance", "0"))
        if number_of(answer["value"]) is None or tolerance is None or tolerance < 0:
            return Fault.BAD_NUMBER
    return _texts(solution)


def _texts(solution: Mapping[str, Any]) -> Fault | None:
    answers = solution["answers"]
    return _of_weights([answer.get("weight", 1) for answer in answers], best=1) if answers else Fault.NONE_RIGHT


def _scale(solution: Mapping[str, Any]) -> Fault | None:
    return None if 0 <= solution["least"] < solution["most"] <= 10 else Fault.BAD_SCALE


def _nothing(solution: Mapping[str, Any]) -> Fault | None:
    return None


FAULTS = {
    "single": _weights,
    "true_false": _weights,
    "multiple": _several,
    "matching": _pairs,
    "numeric": _numbers,
    "short_text": _texts,
    "scale": _scale,
    "free_text": _nothing,
}
