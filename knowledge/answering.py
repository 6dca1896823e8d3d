"""What the fields of a plain form say to a question. What is an answer at all, says `knowledge.questions.grading`."""

from collections.abc import Mapping, Sequence
from typing import Any


def is_given(value: Any) -> bool:
    """Whether something is answered: nothing ("", [] or {}) takes an earlier answer back."""
    return value not in ("", [], {}, None)


def answer_in(fields: Mapping[str, Sequence[str]], name: str, kind: str) -> Any:
    """The answer in the field `name`; of a matching each left key has a field `name-key`."""
    given = list(fields.get(name, ()))
    if kind == "multiple":
        return given
    if kind == "matching":
        prefix = f"{name}-"
        return {key.removeprefix(prefix): it[-1] for key, it in fields.items() if key.startswith(prefix) and it[-1]}
    last = given[-1].replace("\r\n", "\n") if given else ""  # a browser counts the end of a line as one
    return int(last) if kind == "scale" and last.isdecimal() and len(last) < 5 else last
