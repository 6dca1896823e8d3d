"""Whether two names of institutions, in whatever language, may be one institution."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from pathlib import Path

from rapidfuzz import fuzz

from participants.matching.scripts import sound
from participants.matching.spelling import words


class Likeness(Enum):
    SAME = "same"
    DIFFERENT = "different"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an institution's name speaks of: kinds, topics, and the words (as sounds) that the table does not know."""

    kinds: frozenset[str]
    topics: frozenset[str]
    unknown: frozenset[str]
    is_latin: bool


# Short names that everybody uses, as they sound.
_SHORT_NAMES = {
    short: meaning
    for meaning, shorts in {
        "ministry finance": "minfin mof",
        "ministry health": "minzdrav moh",
        "ministry justice": "minust minJust moj moi",
        "ministry education": "minobr moes",
        "ministry foreign": "mid mfa",
        "ministry interior": "mvd mia",
        "ministry labour": "mintrud",
        "ministry digital": "minTifri",
        "ministry economy": "minekonom moe",
        "ministry agriculture": "minselhoz",
    }.items()
    for short in shorts.split()
}
# Words without meaning here: prepositions, and the names of the countries, which stand in a column of their own.
_EMPTY = re.compile(
    r"^(?:of|the|and|for|in|on|at|de|des|du|la|i|v|na|po|pri|o|va|vA|iana|JanA|JAnA|ham|hAm|z|rk|kr|rt|ru|ra|az|"
    r"respubli\w*|republ\w*|kirg\w*|kazah\w*|armen\w*|azerb\w*|AzArb\w*|gruz\w*|georg\w*|uzbek\w*|Ozbek\w*|taJik\w*|"
    r"toJik\w*|turkmen\w*|haiastan\w*|sakartvel\w*|hanrapet\w*|Jumhuri\w*|city|Titi|gorod\w*|Sahar\w*|SAhAr\w*|kalaa\w*|delam|national|natsional\w*|naTion\w*)$"
)
_PREFIX = 5


@lru_cache(maxsize=1)
def _lexicon() -> tuple[dict[str, str], frozenset[str]]:
    """Meanings under the first sounds of their words, and which meanings are kinds."""
    starts: dict[str, str] = {}
    kinds = set()
    for line in (Path(__file__).parent / "institution_words.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line:
            continue
        meaning, *spellings = line.split()
        if meaning.startswith("*"):
            kinds.add(meaning := meaning.lstrip("*"))
        for heard in _heard(" ".join(spellings)):
            starts.setdefault(heard[:_PREFIX], meaning)
    return starts, frozenset(kinds)


def _heard(text: str) -> Iterable[str]:
    return (sound(word.replace("-", ""), azerbaijani="ə" in word) for word in words(text))


@lru_cache(maxsize=16384)
def meaning_of(name: str) -> Meaning:
    starts, all_kinds = _lexicon()
    found, unknown = set(), set()
    for heard in _heard(name):
        if _EMPTY.match(heard):
            continue
        known = _SHORT_NAMES.get(heard) or starts.get(heard[:_PREFIX], "")
        found.update(known.split())
        if not known and len(heard) > 1:
            unknown.add(heard)
    latin = bool(re.search("[a-z]", name.casefold()))
    return Meaning(frozenset(found & all_kinds), frozenset(found - all_kinds), frozenset(unknown), latin)


@lru_cache(maxsize=16384)
def institutions_alike(left: str, right: str) -> Likeness:
    """Same, different, or not to be told: two languages may share no word for one institution. Symmetric.

    Both as `search_key` leaves them.
    """
    if not left or not right:
        return Likeness.UNCLEAR
    if left == right or fuzz.token_sort_ratio(left, right) > 92 or _is_acronym(left, right) or _is_acronym(right, left):
        return Likeness.SAME
    one, other = meaning_of(left), meaning_of(right)
    if one.topics and other.topics:
        return _by_topics(one, other)
    if one.unknown and other.unknown:
        return _by_words(one, other)
    if one.kinds and other.kinds and not one.kinds & other.kinds:
        return Likeness.DIFFERENT
    return Likeness.UNCLEAR


def _by_topics(one: Meaning, other: Meaning) -> Likeness:
    shared = one.topics & other.topics
    if not shared:
        return Likeness.DIFFERENT
    if one.kinds and other.kinds and not one.kinds & other.kinds:
        return Likeness.UNCLEAR if len(shared) > 1 else Likeness.DIFFERENT
    is_most = 2 * len(shared) >= max(len(one.topics), len(other.topics))
    if is_most and one.unknown and other.unknown and _by_words(one, other) is Likeness.DIFFERENT:
        return Likeness.UNCLEAR
    return Likeness.SAME if is_most else Likeness.UNCLEAR


def _by_words(one: Meaning, other: Meaning) -> Likeness:
    ratio = fuzz.token_set_ratio(" ".join(sorted(one.unknown)), " ".join(sorted(other.unknown)))
    if ratio > 80:
        agree = not one.kinds or not other.kinds or bool(one.kinds & other.kinds)
        return Likeness.SAME if agree else Likeness.UNCLEAR
    return Likeness.DIFFERENT if ratio < 50 and one.is_latin == other.is_latin else Likeness.UNCLEAR


def _is_acronym(short: str, long: str) -> bool:
    if len(short) < 3 or " " in short:
        return False
    return short == "".join(word[0] for word in words(long) if word not in {"of", "the", "and", "for"})
