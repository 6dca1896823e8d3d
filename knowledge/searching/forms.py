"""The forms under which a word stands in the index and is looked for: as it is, by its stem, by how it begins."""

import re
from functools import cache, lru_cache
from typing import Any

from knowledge.searching.endings import ARMENIAN, GEORGIAN, KOREAN, TAJIK, TURKIC_CYRILLIC, TURKIC_LATIN

# By script: the Snowball stemmers of its languages. Their mark stands before the stem: `ru_услуг`.
STEMMERS = {"cyrillic": {"ru": "russian"}, "latin": {"en": "english"}, "armenian": {"hy": "armenian"}}
# By script: endings of the languages without one, under a mark, and how many letters of a word must be left.
ENDINGS = {
    "cyrillic": {"tr": (frozenset(TURKIC_CYRILLIC.split()), 3), "tg": (frozenset(TAJIK.split()), 3)},
    "latin": {"tr": (frozenset(TURKIC_LATIN.split()), 3)},
    "armenian": {"am": (frozenset(ARMENIAN.split()), 3)},
    "georgian": {"ka": (frozenset(GEORGIAN.split()), 2)},
    "hangul": {"ko": (frozenset(KOREAN.split()), 2)},
}
LENGTHS = range(max(len(it) for known in ENDINGS.values() for endings, _ in known.values() for it in endings), 0, -1)
# The first letters of a long word say what it is about; a Georgian letter says less, a Korean sign is a syllable.
# Armenian has a stemmer, which gives the cases of some words different stems.
BEGINNINGS = {"cyrillic": 5, "latin": 5, "georgian": 6, "armenian": 6, "hangul": 3}
BY_BEGINNING = frozenset({"az", "hy", "ka", "kk", "ky", "tg", "uz", "ko"})
LETTERS = {
    "cyrillic": re.compile("[а-яѐ-ԯᲀ-ᲈꙀ-ꚟ]"),
    "latin": re.compile("[a-zà-ɏəḁ-ỿ]"),
    "armenian": re.compile("[ա-ֈ]"),
    "georgian": re.compile("[ა-ჿ]"),
    "hangul": re.compile("[가-힣]"),
}
# What the Russian stemmer leaves apart: оценок and оценки; гражданин and граждане.
MENDED = ((re.compile("^(ru_.+[^аеиоуыэюя])[ое]([кц])$"), r"\1\2"), (re.compile("^(ru_.+[ая]н)ин$"), r"\1"))
OF_PEOPLE = re.compile("[ая]н$")  # граждан: the end of a participle, to the stemmer


def script_of(word: str) -> str:
    """Of a normalised word, by its first letter that says one; empty for numbers and other scripts."""
    return next(filter(None, map(script_of_letter, word)), "")


@cache
def script_of_letter(letter: str) -> str:
    return next((script for script, letters in LETTERS.items() if letters.match(letter)), "")


@lru_cache(maxsize=200_000)
def indexed(word: str, language: str) -> frozenset[str]:
    """The forms of a normalised word of a text in this language. Endings are taken off only where no stemmer is."""
    script = script_of(word)
    forms = {word} | stems(word, script)
    if language in BY_BEGINNING:
        forms |= begun_and_cut(word, script)
    return frozenset(forms)


@lru_cache(maxsize=20_000)
def asked(word: str) -> frozenset[str]:
    """The forms of a normalised word of a query, whose language nobody knows: by all languages of its script."""
    script = script_of(word)
    return frozenset({word} | stems(word, script) | begun_and_cut(word, script))


def stems(word: str, script: str) -> set[str]:
    found = {f"{mark}_{stemmer(name).stemWord(word)}" for mark, name in STEMMERS.get(script, {}).items()}
    if script == "cyrillic" and OF_PEOPLE.search(word):
        found.add(f"ru_{word}")
    return found | {pattern.sub(short, stem) for stem in found for pattern, short in MENDED}


def begun_and_cut(word: str, script: str) -> set[str]:
    """By how it begins (`5_хызма`), and without its endings (`tr_кызмат`)."""
    length = BEGINNINGS.get(script)
    begun = {f"{length}_{word[:length]}"} if length and len(word) >= length else set()
    endings = ENDINGS.get(script, {})
    return begun | {f"{mark}_{without_endings(word, known, least)}" for mark, (known, least) in endings.items()}


def without_endings(word: str, endings: frozenset[str], least: int) -> str:
    """One ending after the other, the longest first, while `least` letters are left; of a long ending one less."""
    while ending := next((it for it in LENGTHS if len(word) - it >= least - (it > 2) and word[-it:] in endings), 0):
        word = word[:-ending]
    return word


@cache
def stemmer(name: str) -> Any:
    # 20 ms: nobody waits for it who does not search.
    import snowballstemmer

    return snowballstemmer.stemmer(name)
