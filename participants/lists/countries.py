"""Countries as people write them: in English, Russian, their own languages and in codes. Pure."""

import re
from functools import lru_cache

from rapidfuzz import fuzz, process

from participants.lists.scripts import mended_scripts, one_line
from participants.lists.tables import lines

_APOSTROPHES = str.maketrans(dict.fromkeys("ʻʼ‘’`´ʹ", "'") | {"ё": "е"})
_BETWEEN = re.compile(r"\s*[/,;()|\n]\s*|\s+[-–—]\s+")
_BEFORE = re.compile(r"^(the|респ|республика|rep|republic of|rep of|r of|г|страна|country|из|from) ")
_LONGEST_FUZZY = 40


def folded(text: str) -> str:
    text = mended_scripts(one_line(text)).casefold().translate(_APOSTROPHES)
    return " ".join(re.sub(r"[^\w' ]+", " ", text).split())


_CODES = {folded(name): iso2 for iso2, names in lines("countries.txt") for name in [*names, iso2]}
# Long enough for a typing error to leave only one country possible.
_LONG = [name for name in _CODES if len(name) >= 6]


@lru_cache(maxsize=2_000)
def country_code(text: str) -> str:
    """The ISO code of the country that a text names, or nothing: `country_code("Респ. Казахстан, г. Астана") == "KZ"`.

    One typing error in a long name is forgiven, if no other country is as near.
    """
    if flag := _flag(text):
        return flag
    whole = _one(text)
    if whole:
        return whole
    found = {code for piece in _BETWEEN.split(text) if (code := _one(piece))}
    return found.pop() if len(found) == 1 else ""


def _one(text: str) -> str:
    name = folded(text)
    for written in (
        name,
        re.sub(r"^(the|респ|республика|rep|republic of|rep of|r of|г|страна|country|из|from) ", "", name),
    ):
        if written in _CODES:
            return _CODES[written]
    return _nearest(name) if 6 <= len(name) <= _LONGEST_FUZZY else ""


def _nearest(name: str) -> str:
    found = process.extract(name, _LONG, scorer=fuzz.ratio, score_cutoff=86, limit=5)
    best = {_CODES[known] for known, score, _place in found if score >= found[0][1] - 4}
    return best.pop() if len(best) == 1 else ""


def _flag(text: str) -> str:
    letters = [chr(ord(sign) - 0x1F1E6 + ord("A")) for sign in text if 0x1F1E6 <= ord(sign) <= 0x1F1FF]
    return "".join(letters) if len(letters) == 2 else ""
