"""How much two parts of names speak for one person: given names, family names, fathers' names. All symmetric."""

import re
from enum import IntEnum
from functools import lru_cache

from rapidfuzz.distance import Hamming

from participants.matching.known_names import ONE_SPELLING, SPELLING, family_names, given_names
from participants.matching.sounds import distance


class Level(IntEnum):
    """How well two parts agree, from worst to best."""

    OTHER = 0
    DOUBTFUL = 1
    UNKNOWN = 2
    INITIAL = 3
    RESEMBLING = 4
    TYPING = 5
    PART = 6
    SHORT = 7
    SPELLING = 8
    SAME = 9


Words = tuple[str, ...]

# Log odds of agreeing by chance against being one person: a name that many bear says less. The shares behind them:
# one in 25 for a common given name, one in 90 for a known one, one in 250 for the rest; family names 1/45, 1/200, 1/900
GIVEN_COMMON, GIVEN_KNOWN, GIVEN_RARE = 3.3, 4.5, 5.5
FAMILY_COMMON, FAMILY_OF_GIVEN, FAMILY_RARE = 3.8, 5.3, 6.8
# The share of that weight that a less than perfect agreement keeps.
KEPT = {Level.SAME: 1.0, Level.SPELLING: 0.95, Level.SHORT: 0.75, Level.PART: 0.65, Level.TYPING: 0.45}
KEPT[Level.RESEMBLING] = 0.25

_HONORIFIC = re.compile("^(.{4,})(?:J[ao]n|h[ao]n|b[ei][gk]|bai|boi|Jon|niso|oi|gul)$")
_FAMILY_SUFFIX = re.compile("^(.{3,}?)(?:[oe]v|zod[ao]|zadA|zade|l[iu]|ian|iani|Svili|uli|oglu|ogli|Ogli|sk?i|i)$")
_FEMALE = re.compile("(?<=[oe]v)a$|(?<=[iu]n)a$|(?<=sk)aia$|(?<=[nTh])aia$")


@lru_cache(maxsize=16384)
def given_words(left: str, right: str) -> Level:
    if left == right:
        return Level.SAME
    known = given_names()
    one, other = known.find(left), known.find(right)
    if one & other:
        return Level.SHORT if known.is_short_form(left) or known.is_short_form(right) else Level.SPELLING
    if _is_honorific_form(left, right):
        return Level.PART
    cost, length = distance(left, right), (len(left) + len(right)) / 2
    is_other_sex = left + "a" == right or right + "a" == left
    if one and other:
        are_listed = known.is_spelling(left) and known.is_spelling(right)
        return Level.OTHER if are_listed or cost > SPELLING * length else Level.TYPING
    if is_other_sex:
        return Level.DOUBTFUL
    level = _by_distance(left, right, length)
    # A typing error makes a name that nobody knows out of one that is known; two unknown ones may be two names.
    return Level.RESEMBLING if level is Level.TYPING and not one and not other else level


def _by_distance(left: str, right: str, length: float) -> Level:
    cost = distance(left, right)
    if cost <= min(SPELLING * length, ONE_SPELLING):
        return Level.SPELLING
    # Hardly anybody mistypes the first letter of a name.
    if length > 3.5 and cost <= 0.2 * length + 0.1 and initials_fit(left, right):
        # Another consonant in the place of one is oftener another name (Karimov, Kasimov) than a letter left out.
        is_replaced = len(left) == len(right) and Hamming.distance(left, right) == 1 and cost > 0.75
        return Level.RESEMBLING if is_replaced else Level.TYPING
    return Level.DOUBTFUL if cost <= 0.34 * length else Level.OTHER


def _is_honorific_form(left: str, right: str) -> bool:
    """Rustamjon and Rustam, Kanatbek and Kanat."""
    for long, short in ((left, right), (right, left)):
        found = _HONORIFIC.match(long)
        if found and distance(found.group(1), short) <= SPELLING * len(short):
            return True
    return False


@lru_cache(maxsize=16384)
def male_form(family: str) -> str:
    """Ivanov for Ivanova, Belski for Belskaya."""
    shortened = _FEMALE.sub("", family)
    return shortened + "i" if family.endswith("aia") and shortened != family else shortened


@lru_cache(maxsize=16384)
def stem(family: str) -> str:
    """The word that a family name is made of: rahmon of Rahmonov, Rahmonzoda and Rahmoni."""
    found = _FAMILY_SUFFIX.match(male_form(family))
    return found.group(1) if found else male_form(family)


@lru_cache(maxsize=16384)
def family_words(left: str, right: str) -> Level:
    left, right = male_form(left), male_form(right)
    if left == right:
        return Level.SAME
    known = family_names()
    one, other = known.find(left), known.find(right)
    if known.is_spelling(left) and known.is_spelling(right):
        return Level.SPELLING if one & other else Level.OTHER
    if _are_of_two_given_names(left, right):
        return Level.OTHER
    if one & other:
        return Level.SPELLING
    if one and other:
        return Level.DOUBTFUL
    # The ending is the same for thousands: a difference is one of the stem.
    length = min((len(left) + len(right)) / 2, max(len(stem(left)), len(stem(right))) + 1.0)
    return max(_by_distance(left, right, length), _by_stems(left, right))


def _are_of_two_given_names(left: str, right: str) -> bool:
    """Azizov and Azimov: one letter, but two names."""
    known, one, other = given_names(), stem(left), stem(right)
    return known.is_spelling(one) and known.is_spelling(other) and not known.find(one) & known.find(other)


def _by_stems(left: str, right: str) -> Level:
    one, other = stem(left), stem(right)
    if (one, other) == (left, right):
        return Level.OTHER
    have_one_suffix = left.removeprefix(one)[:1] == right.removeprefix(other)[:1]
    known = given_names()
    both = known.find(one) & known.find(other)
    if both and not known.is_short_form(one) and not known.is_short_form(other):
        return Level.SPELLING if have_one_suffix else Level.PART
    close = len(one) > 2 and distance(one, other) <= SPELLING * (len(one) + len(other)) / 2
    return Level.PART if close and not have_one_suffix else Level.OTHER


@lru_cache(maxsize=16384)
def given_weight(word: str) -> float:
    known = given_names()
    numbers = known.find(word)
    if not numbers:
        return GIVEN_RARE
    return GIVEN_COMMON if numbers & known.common else GIVEN_KNOWN


@lru_cache(maxsize=16384)
def family_weight(word: str) -> float:
    if family_names().find(male_form(word)):
        return FAMILY_COMMON
    return FAMILY_OF_GIVEN if given_names().find(stem(word)) else FAMILY_RARE


# First sounds that one initial may stand for in another script: Y. for Yuri (uri), K. for Khalid, S. for Shamil.
_GLIDES = set("iueojOJ")
_NEAR_FIRSTS = ("kghC", "sST", "zJT", "dJ", "tTC", "aAeo", "ouOv", "bp", "TC", "jJC", "fp", "vf", "gJ")
_INITIALS = [set(group) for group in _NEAR_FIRSTS]


@lru_cache(maxsize=16384)
def initials_fit(left: str, right: str) -> bool:
    """Whether an initial (or the word that begins with it) fits another."""
    one, other = left[:1], right[:1]
    if one == other or ("i" in {one, other} and {one, other} <= _GLIDES):
        return True
    return any({one, other} <= group for group in _INITIALS)
