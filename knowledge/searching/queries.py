"""What somebody asks for: the words, each with the forms that count as found."""

from dataclasses import dataclass

from knowledge.searching.forms import asked
from knowledge.searching.stop_words import STOP_WORDS
from knowledge.searching.words import words

LONGEST_QUERY = 500  # letters that are read
MOST_WORDS = 8


@dataclass(frozen=True)
class Wanted:
    """One word of a query."""

    word: str
    forms: frozenset[str]


@dataclass(frozen=True)
class Query:
    text: str
    wanted: tuple[Wanted, ...]

    def __bool__(self) -> bool:
        return bool(self.wanted)


def query_of(text: str) -> Query:
    """All words must be found, each in any of its forms. Stop words do not count, unless there are no others.

    Only the first 500 letters and of them the first 8 different words are read: the work is bounded.
    """
    shown = " ".join(text[:LONGEST_QUERY].replace("\x00", " ").split())
    found = list(dict.fromkeys(words(shown)))
    telling = [word for word in found if word not in STOP_WORDS] or found
    return Query(shown, tuple(Wanted(word, asked(word)) for word in telling[:MOST_WORDS]))
