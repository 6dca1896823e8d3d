"""The piece of a text around what was found in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.searching.forms import indexed
from knowledge.searching.queries import Query
from knowledge.searching.words import BROKEN, places

AROUND = 60  # letters before the first word that was found
LENGTH = 260
LONGEST_TEXT = 100_000
SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Part:
    text: str
    is_found: bool = False


@dataclass(frozen=True)
class Snippet:
    parts: tuple[Part, ...]
    words: int = 0  # how many different words of the query are in it

    def __str__(self) -> str:
        return "".join(part.text for part in self.parts)


@dataclass(frozen=True)
class Mark:
    start: int
    end: int
    which: frozenset[int]  # words of the query, by their place


def marks(text: str, query: Query, language: str) -> list[Mark]:
    found = []
    for place in places(text):
        forms = indexed(place.word, language)
        if which := frozenset(n for n, wanted in enumerate(query.wanted) if wanted.forms & forms):
            found.append(Mark(place.start, place.end, which))
    return found


def snippet(text: str, query: Query, language: str, *, length: int = LENGTH) -> Snippet:
    """Where most different words stand close together; the beginning of the text where there is none."""
    text = text[:LONGEST_TEXT]
    found = marks(text, query, language)
    if not found:
        return Snippet((Part(shortened(text, 0, length)),) if text.strip() else ())
    first, words = best_window(found, length - AROUND)
    start = max(found[first].start - AROUND, 0)
    end = max(start + length, found[first].end)
    return Snippet(tuple(cut(text, start, end, [mark for mark in found[first:] if mark.end <= end])), words)


def best_window(found: Sequence[Mark], width: int) -> tuple[int, int]:
    """The place of the mark from which on most different words stand within the width, and how many; the earliest."""
    best, most = 0, 0
    for first, mark in enumerate(found):
        seen: set[int] = set()
        for other in found[first:]:
            if other.end - mark.start > width:
                break
            seen |= other.which
        if len(seen) > most:
            best, most = first, len(seen)
    return best, most


def cut(text: str, start: int, end: int, found: Sequence[Mark]) -> list[Part]:
    start = whole_word(text, start, found[0].start) if start else 0
    end = len(text) if end >= len(text) else max(text.rfind(" ", 0, end), found[-1].end)
    parts, at = [Part("… ")] if start else [], start
    for mark in found:
        parts += [Part(tidy(text[at : mark.start])), Part(tidy(text[mark.start : mark.end]), is_found=True)]
        at = mark.end
    parts.append(Part(tidy(text[at:end])))
    return [part for part in [*parts, *([Part(" …")] if end < len(text) else [])] if part.text]


def whole_word(text: str, start: int, before: int) -> int:
    """The beginning of the next word, if there is one before the place."""
    found = SPACE.search(text, start, before)
    return found.end() if found else start


def shortened(text: str, start: int, length: int) -> str:
    if len(text) <= start + length:
        return tidy(text[start:]).strip()
    return tidy(text[start : max(text.rfind(" ", start, start + length), start + 1)]).strip() + " …"


def tidy(text: str) -> str:
    return SPACE.sub(" ", BROKEN.sub("", text))
