"""The tables of words beside this module: a line is a meaning and, after a colon, the words for it. Pure."""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

_FOLDER = Path(__file__).parent


def lines(table: str) -> Iterator[tuple[str, list[str]]]:
    """Each line of a table: its meaning and its words, in their order."""
    for line in (_FOLDER / table).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            meaning, _colon, words = line.partition(": ")
            yield meaning, [word.strip() for word in words.split(" | ")]


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    return {meaning: frozenset(words) for meaning, words in lines("words.txt")}


def words_for(meaning: str) -> frozenset[str]:
    """The words of words.txt that mean this."""
    return _words()[meaning]


def meanings(*wanted: str) -> dict[str, str]:
    """For each word of these meanings what it means: `meanings("female", "male")["ж"] == "female"`."""
    return {word: meaning for meaning in wanted for word in words_for(meaning)}


def pattern_of(phrases: list[str]) -> re.Pattern[str]:
    """Finds any of the phrases, as columns.txt explains them, in text of small letters."""
    return re.compile("|".join(map(_pattern, phrases)))


def _pattern(phrase: str) -> str:
    is_whole, phrase = phrase.startswith("="), phrase.removeprefix("=")
    parts = [r"\W*".join(map(_word, part.split())) for part in phrase.split("...")]
    found = r"(?<!\w)" + r"(?!\w).*(?<!\w)".join(parts) + r"(?!\w)"
    return rf"\A\W*{found}\W*\Z" if is_whole else found


def _word(word: str) -> str:
    return re.escape(word).replace(r"\*", r"\w*")
