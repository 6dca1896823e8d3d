"""What is known of names without any data of people: which given names are one name, and which names many bear."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from participants.matching.scripts import sound
from participants.matching.sounds import bones, distance
from participants.matching.spelling import folded

_FOLDER = Path(__file__).parent
# Two spellings of one name differ by up to this share of their length; a typing error costs more.
SPELLING = 0.12
ONE_SPELLING = 0.65
_REMEMBERED = 100_000


class KnownNames:
    """The names of one table: each line a name with its spellings and, after |, its short forms."""

    def __init__(self, table: str) -> None:
        self.common: set[int] = set()
        self._by_sound: dict[str, set[int]] = defaultdict(set)
        self._by_bones: dict[str, set[str]] = defaultdict(set)
        self._short: set[str] = set()
        self._found: dict[str, frozenset[int]] = {}
        self._key: dict[int, str] = {}
        for number, line in enumerate(_lines(table)):
            full, _bar, short = line.lstrip("*").partition("|")
            if line.startswith("*"):
                self.common.add(number)
            self._key[number] = bones(_heard(full.split()[:1]).pop())
            short_sounds = _heard(short.split())
            self._short |= short_sounds
            for heard in _heard(full.split()) | short_sounds:
                self._by_sound[heard].add(number)
                self._by_bones[bones(heard)].add(heard)

    def find(self, heard: str) -> frozenset[int]:
        """The numbers of the names that this sound may be: none if it is unknown, several for Sasha."""
        if heard not in self._found:
            if len(self._found) > _REMEMBERED:
                self._found.clear()
            self._found[heard] = self._search(heard)
        return self._found[heard]

    def _search(self, heard: str) -> frozenset[int]:
        if heard in self._by_sound:
            return frozenset(self._by_sound[heard])
        near = [(distance(heard, other), other) for other in self._by_bones.get(bones(heard), ())]
        cost, nearest = min(near, default=(1.0, ""))
        return frozenset(self._by_sound[nearest]) if cost <= SPELLING * len(heard) else frozenset()

    def is_spelling(self, heard: str) -> bool:
        """Whether the table holds just this sound."""
        return heard in self._by_sound

    def is_short_form(self, heard: str) -> bool:
        return heard in self._short

    def key(self, numbers: frozenset[int]) -> str:
        """The bones of the name itself, the same for all its spellings."""
        return self._key[min(numbers)]


def _lines(table: str) -> Iterator[str]:
    for line in (_FOLDER / table).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def _heard(spellings: Iterable[str]) -> set[str]:
    return {sound(folded(spelling)) for spelling in spellings}


@lru_cache(maxsize=1)
def given_names() -> KnownNames:
    return KnownNames("given_names.txt")


@lru_cache(maxsize=1)
def family_names() -> KnownNames:
    return KnownNames("family_names.txt")
