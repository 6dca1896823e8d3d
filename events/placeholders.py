"""What staff may write in curly brackets in the text of a mail, such as {name}; it is looked up, never run as code.

Pure: plain values in and out.
"""

import re
from collections.abc import Collection, Mapping

COMMON = ("name", "event", "dates", "time", "place", "link")
OF_KIND = {
    "registration_waiting": ("position",),
    "registration_offered": ("deadline",),
    "registration_nominated": ("nominator",),
    "registration_declined": ("reason",),
    "registration_cancelled": ("reason",),
    "event_thanks": ("survey",),
}

_PIECES = re.compile(r"\{([^{}]*)\}|[{}]")


def known(kind: str) -> tuple[str, ...]:
    """The names that a text of this kind of mail may use."""
    return COMMON + OF_KIND.get(kind, ())


def faults(text: str, names: Collection[str]) -> list[str]:
    """What stands in the text in curly brackets and is no known name, or a bracket alone; each once, in their order."""
    found = (piece.group(0) for piece in _PIECES.finditer(text) if piece.group(1) not in names)
    return list(dict.fromkeys(found))


def fill(text: str, values: Mapping[str, object]) -> str:
    """The text with each known name replaced. What a value says is not read again; anything else stays as it is."""

    def value_of(piece: re.Match[str]) -> str:
        return str(values.get(piece.group(1) or "", piece.group(0)))

    return _PIECES.sub(value_of, text)
