"""Letters that look alike, signs that nobody sees, and capitals: text as a person meant it. Pure."""

import re
import unicodedata

from participants.lists.tables import words_for

# Pairs of letters that look the same on paper, Latin and Cyrillic, small and capital.
_ALIKE = dict(zip("aeopcxyijshəkABCEHIJKMOPSTXYƏ", "аеорсхуіјѕһәкАВСЕНІЈКМОРЅТХУӘ", strict=True))
_TO_CYRILLIC = str.maketrans(_ALIKE)
_TO_LATIN = str.maketrans({cyrillic: latin for latin, cyrillic in _ALIKE.items()} | {"ё": "e", "Ү": "Y", "ү": "y"})
_WORD = re.compile(r"\w+")
_LATIN = re.compile(r"[A-Za-zÀ-ɏəƏʻʼ]")
_CYRILLIC = re.compile(r"[Ѐ-ԯ]")
_GEORGIAN_CAPITAL = re.compile(r"[Ა-Ჿ]")
# Combining marks and letters of all scripts pass; controls, directions of writing and joiners do not.
_UNSEEN = {"Cc", "Cf", "Co", "Cn", "Cs"}
_SMALL_WORDS = words_for("small")


def visible(text: str) -> str:
    """The text in composed form, without what nobody sees; other spaces than the plain one become plain."""
    if text.isascii() and text.isprintable():
        return text
    composed = unicodedata.normalize("NFC", text)
    return "".join(_seen(sign) for sign in composed)


def _seen(sign: str) -> str:
    category = unicodedata.category(sign)
    if sign == "\n" or category == "Zl":
        return "\n"
    if category == "Zs" or sign in "\t\r\x0b\x0c\x85":
        return " "
    return "" if category in _UNSEEN else sign


def one_line(text: str) -> str:
    return " ".join(visible(text).split())


def cyrillic_as_latin(text: str) -> str:
    """The text with Cyrillic letters read as the Latin ones they look like, where some letters are Latin."""
    if text.isascii() or not _LATIN.search(text):
        return text
    return text.translate(_TO_LATIN)


def mended_scripts(text: str) -> str:
    """Each word in one script: a Latin letter that slipped into a Cyrillic word, or the other way round, is replaced.

    A word stays as it is when a letter of either script has no twin in the other.

    >>> mended_scripts("Aннa Иванова") == "Анна Иванова"
    True
    """
    if text.isascii():
        return text
    return _WORD.sub(lambda word: _in_one_script(word[0]), text)


def _in_one_script(word: str) -> str:
    if not (_LATIN.search(word) and _CYRILLIC.search(word)):
        return word
    cyrillic, latin = word.translate(_TO_CYRILLIC), word.translate(_TO_LATIN)
    can_be_cyrillic, can_be_latin = not _LATIN.search(cyrillic), not _CYRILLIC.search(latin)
    if can_be_cyrillic and can_be_latin:
        return cyrillic if len(_CYRILLIC.findall(word)) >= len(_LATIN.findall(word)) else latin
    return cyrillic if can_be_cyrillic else latin if can_be_latin else word


def is_mixed(text: str) -> bool:
    return any(_LATIN.search(word) and _CYRILLIC.search(word) for word in _WORD.findall(text))


def is_latin(text: str) -> bool:
    return all(unicodedata.name(sign, "").startswith("LATIN") for sign in text if sign.isalpha())


def in_name_case(text: str) -> str:
    """A name typed in capitals, or without any, as names are written; every other name is left as it is.

    >>> in_name_case("ИВАНОВА-ПЕТРОВА"), in_name_case("O'G'ULOV"), in_name_case("MCDONALD"), in_name_case("IVANOVa")
    ('Иванова-Петрова', "O'g'ulov", 'McDonald', 'IVANOVa')
    """
    turkic = "İ" in text  # then a capital without its dot is another letter
    return " ".join(_word_in_name_case(word, turkic=turkic) for word in text.split(" "))


def _word_in_name_case(word: str, *, turkic: bool) -> str:
    letters = [sign for sign in word if sign.isalpha()]
    if not letters or not ((word.isupper() and len(letters) > 1) or word.islower()):
        return word
    small = _lower(word, turkic=turkic)
    if small in _SMALL_WORDS:
        return small
    return "-".join(_capitalised(part, turkic=turkic) for part in small.split("-"))


def _lower(word: str, *, turkic: bool) -> str:
    return (word.replace("İ", "i").replace("I", "ı") if turkic else word).lower()


def _capitalised(part: str, *, turkic: bool) -> str:
    first = next((index for index, sign in enumerate(part) if sign.isalpha()), None)
    if first is None or unicodedata.name(part[first], "").startswith("GEORGIAN"):
        return part
    capital = "İ" if turkic and part[first] == "i" else part[first].upper()
    written = part[:first] + capital + part[first + 1 :]
    return re.sub(r"^Mc(\w)(?=\w\w)", lambda mc: "Mc" + mc[1].upper(), written)
