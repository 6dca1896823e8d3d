"""Text to words: what is one word, and the one way in which it is written in the index and in a query."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import category, normalize

APOSTROPHES = "'’‘ʼʻ`´ʹʽ′＇"
SOFT_HYPHEN = "\u00ad"
# A hyphen at the end of a line; of a PDF it may come as one of two characters that stand for nothing else.
LINE_END = r"(?:[-‐\u00ad]\s*\n\s*|[\u0002\ufffe]\s*)"
MARKS = "\u0300-\u036f"
WORD = re.compile(
    rf"(?:[^\W_]|[{MARKS}])+(?:(?:[{APOSTROPHES}]+|{SOFT_HYPHEN}+|{LINE_END})(?:[^\W_]|[{MARKS}])+)*[{APOSTROPHES}]?"
)
BROKEN = re.compile(LINE_END)
DROPPED = re.compile(f"[{APOSTROPHES}{SOFT_HYPHEN}]")
LETTERS = str.maketrans({"ё": "е", "ı": "i"})
LONGEST = 60  # what is longer is no word: it is cut


@dataclass(frozen=True)
class Place:
    """A word of a text, and where it stands there."""

    start: int
    end: int
    word: str


@lru_cache(maxsize=100_000)
def normalised(word: str) -> str:
    """NFKC, without case, accents that stand alone, apostrophes and soft hyphens; ё is е, and ı is i."""
    folded = normalize("NFKC", DROPPED.sub("", BROKEN.sub("", word))).casefold().translate(LETTERS)
    plain = folded if folded.isalnum() else "".join(sign for sign in folded if category(sign)[0] in "LN")
    return plain[:LONGEST]


def places(text: str) -> Iterator[Place]:
    """The words of a text in their order. A word that is broken at the end of a line is one word."""
    for found in WORD.finditer(text):
        if word := normalised(found.group()):
            yield Place(found.start(), found.end(), word)


def words(text: str) -> list[str]:
    """The words of a text. Of one that is broken at a line's end its parts too: the hyphen may be the word's own."""
    return [word for written in WORD.findall(text) for word in normalised_with_parts(written)]


@lru_cache(maxsize=100_000)
def normalised_with_parts(written: str) -> tuple[str, ...]:
    parts = BROKEN.split(written)
    return tuple(filter(None, map(normalised, [written, *(parts if len(parts) > 1 else ())])))
