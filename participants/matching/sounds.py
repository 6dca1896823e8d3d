"""How far apart two words sound, and the bones of a word: its consonants in classes, under which a variant is found."""

import re
from functools import lru_cache

from rapidfuzz.distance import Levenshtein, Postfix, Prefix

# What one sound costs in place of another. 1.0 is a typing error; what two spellings of one name differ in costs less.
_PAIRS = {
    0.1: "aA eA Oo Ou jJ",
    0.2: "vf kg ao",
    0.3: "ou ei Oi ji kh gh bp dt vu Ss Cc ze",
    0.35: "TC TS SC sz JC Tz gJ Ts CJ JS Jz",
    0.4: "ae Oe Te",
    0.5: "Ch eo iu Ai AO",
    0.7: "ai au ou eu io Ao Au mn",
}
_SUBSTITUTION: dict[tuple[str, str], float] = {}
for _cost, _couples in _PAIRS.items():
    for _couple in _couples.split():
        _SUBSTITUTION.setdefault((_couple[0], _couple[1]), _cost)
        _SUBSTITUTION.setdefault((_couple[1], _couple[0]), _cost)
# Sounds that one spelling writes and another leaves out: h in Hakobyan and Акопян, i in Maria and Марья.
_OMISSION = {"i": 0.25, "j": 0.45, "h": 0.35, "a": 0.55, "e": 0.45, "A": 0.55, "o": 0.6, "u": 0.6, "O": 0.6}

_CLASSES = str.maketrans(
    {**dict.fromkeys("kgqhc", "k"), **dict.fromkeys("td", "t"), **dict.fromkeys("bp", "p"), **dict.fromkeys("vf", "v")}
    | {**dict.fromkeys("szS", "s"), **dict.fromkeys("JTCj", "c"), **dict.fromkeys("aeiouAO", "")}
)

CLASSES = {chr(sign): heard for sign, heard in _CLASSES.items()}


@lru_cache(maxsize=16384)
def bones(sound: str) -> str:
    """The classes of the consonants of a sound; a vowel at the start stays as `a`: `bones("ahmedov") == "akmtv"`.

    Words with the same bones may be the same word. Dz counts as one sound.
    """
    first = "a" if sound[:1] in "aeiouAO" and sound else ""
    return re.sub(r"(.)\1+", r"\1", first + sound.replace("dz", "J").translate(_CLASSES))


@lru_cache(maxsize=16384)
def distance(left: str, right: str) -> float:
    """What it costs to turn one sound into the other: 0 the same, up to about 1 spellings or one typing error.

    Symmetric. Two neighbours in the wrong order are one error. Words that are far apart get their length at once.
    """
    if left == right:
        return 0.0
    longest = max(len(left), len(right))
    if Levenshtein.distance(bones(left), bones(right), score_cutoff=2) > 2:
        return float(longest)
    if Levenshtein.distance(left, right, score_cutoff=longest // 2 + 1) > longest // 2 + 1:
        return float(longest)
    start = Prefix.similarity(left, right)
    left, right = left[start:], right[start:]
    end = Postfix.similarity(left, right)
    first, second = sorted((left[: len(left) - end], right[: len(right) - end]))
    return _alignment(first, second)


def _alignment(left: str, right: str) -> float:
    before: list[float] = []
    row = [0.0]
    for sign in right:
        row.append(row[-1] + _OMISSION.get(sign, 1.0))
    for down, one in enumerate(left):
        omitted = _OMISSION.get(one, 1.0)
        older, before, row = before, row, [row[0] + omitted]
        for across, other in enumerate(right):
            replaced = 0.0 if one == other else _SUBSTITUTION.get((one, other), 1.0)
            cost = min(before[across] + replaced, before[across + 1] + omitted, row[-1] + _OMISSION.get(other, 1.0))
            if down and across and one == right[across - 1] and other == left[down - 1]:
                cost = min(cost, older[across - 1] + 1.0)
            row.append(cost)
    return row[-1]
