"""How long the texts of a report are, and how many of them wait for somebody."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from indicators.reports.carrying import waits
from indicators.reports.words import count_words


@dataclass(frozen=True)
class Length:
    """Words in English and in Russian, and how many texts were carried over and not looked at since."""

    en: int = 0
    ru: int = 0
    waiting: int = 0

    def __add__(self, other: "Length") -> "Length":
        return Length(self.en + other.en, self.ru + other.ru, self.waiting + other.waiting)


def length(blocks: Iterable[Mapping[str, Any]]) -> Length:
    """Of a section. Blocks are as they are stored: {"type": "text", "value": {"en": …, "ru": …, …}}."""
    return sum((_of_text(block["value"]) for block in blocks if block["type"] == "text"), Length())


def waiting(blocks: Iterable[Mapping[str, Any]]) -> list[str]:
    """The ids of the texts that wait."""
    return [block["id"] for block in blocks if block["type"] == "text" and _waits(block["value"])]


def _of_text(value: Mapping[str, Any]) -> Length:
    return Length(count_words(value.get("en") or ""), count_words(value.get("ru") or ""), int(_waits(value)))


def _waits(value: Mapping[str, Any]) -> bool:
    en, ru, carried = (value.get(name) or "" for name in ("en", "ru", "carried"))
    return waits(carried, en, ru, still_true=bool(value.get("still_true")))
