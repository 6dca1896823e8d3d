"""A written name taken apart: given names, family names, father's name, whatever column each was written in."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from participants.matching.known_names import given_names
from participants.matching.scripts import is_azerbaijani, sound
from participants.matching.spelling import folded

_TITLE = re.compile(
    r"(?<!\w)(?:mr|mrs|ms|miss|mme|dr|prof|professor|sir|madam|hon|phd|herr|frau|nee|née|born|"
    r"г-н|г-жа|госпожа|господин|гн|гжа|д-р|проф|урожд[а-я]*|cənab|xanım|hanım|janob|xonim|мырза|ханым|"
    r"պրն|տիկին|պարոն|ბატონი|ქალბატონი)(?!\w)\.?"
)
# Зиёда, Ёқуб: here ё is no stressed е, and nobody types it so.
_SPOKEN_YO = re.compile("(?<=[иИ])[ёЁ]|(?<!\\w)[ёЁ]")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['\u0300-\u036f])*\.?")
_INITIALS_OF_TWO = {"sh", "ch", "zh", "kh", "ts", "gh", "dz", "dj", "yu", "ya", "ye", "yo", "iu", "ia", "дж", "ու"}

# Words of sound that make the word before them the father's name, and whether they say son or daughter.
_SON_WORDS = {"dze", "oglu", "ogli", "Ogli", "Oglu", "ugli", "uglu", "uli", "ulu", "ul", "oglO"}
_DAUGHTER_WORDS = {"kizi", "gizi", "kiz", "asuli", "kesi"}
_GEORGIAN_WORDS = {"dze", "asuli"}  # after a genitive: Davitis dze
_SON_ENDING = re.compile(r"^(.{2,}?)(?:[oei]v)?iC$|^(.{3,}?)(?:oglu|ogli|Ogli|ugli|(?<!g)uli)$")
_DAUGHTER_ENDING = re.compile(r"^(.{2,}?)(?:[oei]vna|iniCna|iCna|inisna)$|^(.{3,}?)(?:kizi|gizi)$")
_JOINED = re.compile("(?:oglu|ogli|Ogli|ugli|uli|kizi|gizi)$")

_FAMILY_ENDING = re.compile(
    r"..(?:[oe]va?|(?:[sT]k)(?:i|aia|ii)|ian|ianT|Svili|dze|zod[ao]|zade|zadA|enko|iani|uri|liev|uk|CuCk)$|...(?:l[iu]|in|ina)$"
)


@dataclass(frozen=True, slots=True)
class Name:
    """The parts of a name as sounds; an initial ends in a full stop. `father` is empty when it was not written.

    `sex` is what the father's name says (son or daughter of). `is_fathers` marks a family name that is itself the
    father's name (Асан уулу Бакыт, Нұрлан Әбішұлы).
    """

    given: tuple[str, ...]
    family: tuple[str, ...]
    father: str = ""
    sex: str = ""
    is_fathers: bool = False


def split_name(given: str, family: str, patronymic: str = "", *, country: str = "") -> Name:
    """Take a name apart. Columns are believed as far as the words allow: a whole name may stand in either of them."""
    azerbaijani = country == "AZ" or is_azerbaijani(given) or is_azerbaijani(family)
    father, sex, rest = _father_in(sounds_of(patronymic, azerbaijani), with_others=True)
    father = father or (rest[0] if rest else "")
    columns = [sounds_of(given, azerbaijani), sounds_of(family, azerbaijani)]
    for place in (0, 1):
        # A lone -ovich in the family column is a family name: Roman Abramovich.
        found, found_sex, left = _father_in(columns[place], with_others=place == 0 and bool(columns[1]))
        if found:
            father, sex, columns[place] = father or found, sex or found_sex, left
    givens, families = columns
    if givens and families:
        givens, families = _columns_in_order(givens, families)
    else:
        givens, families = _apart(givens or families, in_family_column=bool(families), has_father=bool(father))
    if not father:
        givens, families, father = _father_without_ending(givens, families)
    return _with_fathers_name_as_family(Name(givens, families, father, sex))


def _with_fathers_name_as_family(name: Name) -> Name:
    if not name.family and name.father and not name.father.endswith("."):
        return replace(name, family=(name.father,), is_fathers=True)
    joined = _joined_father(name.family[0]) if len(name.family) == 1 else None
    if not joined:
        return name
    father, sex = joined
    return Name(name.given, (father,), name.father or father, name.sex or sex, is_fathers=True)


@lru_cache(maxsize=16384)
def sounds_of(text: str, azerbaijani: bool = False) -> tuple[str, ...]:
    """The words of a name as sounds, without titles; an initial keeps its full stop: `sounds_of("Dr. A. Kim")`."""
    found = []
    for word in _WORD.findall(_TITLE.sub(" ", folded(_SPOKEN_YO.sub("йо", text)))):
        letters = word.rstrip(".'")
        heard = sound(letters, azerbaijani=azerbaijani)
        is_initial = len(letters) == 1 or (word.endswith(".") and (len(letters) <= 1 or letters in _INITIALS_OF_TWO))
        if heard:
            found.append(f"{heard[:1]}." if is_initial else heard)
    return tuple(found)


Words = tuple[str, ...]


def _father_in(words: Words, *, with_others: bool) -> tuple[str, str, Words]:
    """The father's name among words, the sex it says, and the words left.

    `with_others`: there are words elsewhere, so that a patronymic may stand here alone.
    """
    for place, word in enumerate(words[1:]):
        if word in _SON_WORDS or word in _DAUGHTER_WORDS:
            sex = "male" if word in _SON_WORDS else "female"
            father = words[place].removesuffix("is") if word in _GEORGIAN_WORDS else words[place]
            return father, sex, words[:place] + words[place + 2 :]
    for place, word in enumerate(words):
        if (len(words) > 1 or with_others) and (found := _patronymic(word)):
            return *found, words[:place] + words[place + 1 :]
    return "", "", words


@lru_cache(maxsize=16384)
def _patronymic(word: str) -> tuple[str, str] | None:
    for pattern, sex in ((_SON_ENDING, "male"), (_DAUGHTER_ENDING, "female")):
        if (found := pattern.match(word)) and not given_names().is_spelling(word):
            return found.group(1) or found.group(2), sex
    return None


def _joined_father(word: str) -> tuple[str, str] | None:
    """The father's name in a family name like Әбішұлы."""
    return _patronymic(word) if _JOINED.search(word) else None


@lru_cache(maxsize=16384)
def looks_like_family(word: str) -> bool:
    return bool(_FAMILY_ENDING.search(word)) and not given_names().find(word)


def _must_be_family(word: str) -> bool:
    """Like a family name, by an ending that hardly any given name has."""
    return looks_like_family(word) and not word.endswith(("in", "ina", "li", "lu", "uk", "uri"))


def _is_given(word: str) -> bool:
    return word.endswith(".") or bool(given_names().find(word))


def _columns_in_order(givens: Words, families: Words) -> tuple[Words, Words]:
    """Both columns are filled: exchanged if they are clearly the wrong way round, and no word stands in both."""
    only_given = tuple(word for word in givens if word not in families)
    only_family = tuple(word for word in families if word not in givens)
    givens, families = only_given or givens, only_family or families
    if _are_exchanged(givens, families):
        return families, givens
    moved = tuple(word for word in givens if looks_like_family(word))
    if moved and len(moved) < len(givens) and all(map(_is_given, families)):
        return (*(word for word in givens if word not in moved), *families), moved
    extra = tuple(word for word in families if _is_given(word) and not word.endswith("."))
    if extra and any(map(looks_like_family, families)):
        return givens + extra, tuple(word for word in families if word not in extra)
    return givens, families


def _are_exchanged(givens: Words, families: Words) -> bool:
    if all(map(_must_be_family, givens)):
        return not any(map(looks_like_family, families))
    return all(map(_is_given, families)) and not any(map(_is_given, givens))


def _apart(words: Words, *, in_family_column: bool, has_father: bool) -> tuple[Words, Words]:
    """A whole name in one column: which of its words is the family name."""
    if len(words) < 2:
        is_family = (in_family_column and not has_father) or any(map(looks_like_family, words))
        return ((), words) if is_family else (words, ())
    full = tuple(word for word in words if not word.endswith("."))
    for family in (
        tuple(word for word in words if looks_like_family(word)),
        tuple(word for word in words if not _is_given(word)),
        full[:1] if in_family_column else full[-1:],
    ):
        if family and len(family) < len(words):
            return tuple(word for word in words if word not in family), family
    return (words[1:], words[:1]) if in_family_column else (words[:-1], words[-1:])


def _father_without_ending(givens: Words, families: Words) -> tuple[Words, Words, str]:
    """Ivan P. Petrov; Петров И. П.; Հակոբյան Արամ Գագիկի: what follows the given name is the father's."""
    if len(givens) > 1 and (father := givens[1] if givens[1].endswith(".") else _genitive(givens[-1])):
        return givens[:1], families, father
    if len(families) > 1 and givens and (families[-1].endswith(".") or _genitive(families[-1])):
        return givens, families[:-1], _genitive(families[-1]) or families[-1]
    return givens, families, ""


def _genitive(word: str) -> str:
    """Gagik of the Armenian Gagiki: son of Gagik."""
    names = given_names()
    return word[:-1] if word.endswith("i") and not names.is_spelling(word) and names.is_spelling(word[:-1]) else ""
