"""A full name in one cell, taken apart: which word is the family name, the given name, the patronymic. Pure."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from participants.lists.name_signs import is_known_family, looks_like_family, looks_like_given
from participants.lists.scripts import in_name_case, is_latin, mended_scripts, one_line, visible
from participants.lists.tables import pattern_of, words_for

_TITLES = {
    **dict.fromkeys(words_for("female title"), "female"),
    **dict.fromkeys(words_for("male title"), "male"),
    **dict.fromkeys(words_for("other title"), ""),
}
_NAME_SIGNS = set(" .'’ʻʼ‘`´-‐‑–")
_DOT_INSIDE_A_WORD = re.compile(r"\w\w\.\w")
_NUMBERING = re.compile(r"^\W*\d{1,4}\s*[.)]?\s*(?=[^\W\d])")
_AROUND = " \t*•·\"'“”«»„,;:_-–—"
_BESIDE = re.compile(r"\s+[-–—/|]\s+|\s*;\s*|(?<=\w\w)/(?=\w\w)|(?<=\w\w)\s+(?:и|and|&)\s+(?=\w\w+\s)")
_BRACKETS = re.compile(r"\s*[(\[{]([^)\]}]*)[)\]}]\s*")
_SON_OR_DAUGHTER = re.compile(
    r"^(o[gğ]lu|ogly|o['ʻʼ’‘`]?[gğ]['ʻʼ’‘`]?li|ug['ʻʼ’‘`]?li|q[iı]z[iı]|g[iı]z[iı]|k[iy]z[iy]|uulu|ul[uy]|оглы|оглу|оғлу|оғли|угли|"
    r"ўғли|кызы|қызы|қизи|гызы|кизи|уулу|улы|ұлы|ulı|uly|asuli|ასული)\.?$",
    re.IGNORECASE,
)
_PATRONYMIC = re.compile(
    r"(ович|евич|ьич|тич|мич|кич|нич|лыч|овна|евна|ёвна|ична|инишна|[aeiouy]?ovich|[aeiouy]?evich|yevich|ovych|yich|ovna|evna|yevna|ichna|"
    r"inichna|o[gğ]lu|q[iı]z[iı]|ұлы|қызы|улы|кызы|kyzy|qyzy|uly|o['ʻʼ’‘]g['ʻʼ’‘]li)$",
    re.IGNORECASE,
)
_DAUGHTER = re.compile(r"(вна|ична|vna|ichna)$", re.IGNORECASE)
_SLAVIC = re.compile(r"(ич|вна|чна|vich|vych|vna|chna|yich)$", re.IGNORECASE)
_PARTICLE = re.compile(r"(?:^|\s)(van|von|de|der|del|di|bin|ibn|al|ван|фон|де|дер)$", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.-?)+[^\W\d_]*$")
_INITIAL = re.compile(r"[^\W\d_]{1,2}\.(?:-[^\W\d_]\.)?|[^\W\d_]+")
_ARMENIAN = re.compile(r"(?:[yi]an|յան|ян)$", re.IGNORECASE)
_LONE_INITIAL = re.compile(r"^[^\W\d_]\.?$")


@dataclass(frozen=True)
class Name:
    """A name as understood. `left_out`: words of the cell that are no part of it; `given` alone may be empty."""

    given: str
    family: str
    patronymic: str = ""
    sex: str = ""  # written as a title, never guessed
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class Parts:
    """The words of a name: patronymic apart, words that belong together in one."""

    units: tuple[str, ...]
    patronymic: str = ""
    patronymic_at: int = -1
    has_comma: bool = False
    sex: str = ""
    left_out: tuple[str, ...] = ()


def title_of(word: str) -> str | None:
    """The sex that a title says, nothing for a title of both; None for a word that is no title."""
    return _TITLES.get(word.casefold().rstrip(".:"))


def is_name(text: str) -> bool:
    """Letters of any script, with the signs that stand in names; a dot only ends a word or an initial."""
    letters = any(unicodedata.category(sign)[0] == "L" for sign in text)
    known = all(unicodedata.category(sign)[0] in {"L", "M"} or sign in _NAME_SIGNS for sign in text)
    return letters and known and not _DOT_INSIDE_A_WORD.search(text)


@lru_cache(maxsize=20_000)
def parts_of(text: str) -> Parts:
    """The words of a cell that holds a full name, without titles, degrees, numbers and what stands in brackets."""
    text, left_out = _name_alone(mended_scripts(visible(text)))
    titles = tuple(beside for beside in left_out if title_of(beside) is not None)
    left_out = tuple(beside for beside in left_out if beside not in titles)
    words, sex = _without_titles([*titles, *text.replace(",", " , ").split()])
    family_part, has_comma, rest = _around_comma(words)
    units = _joined(family_part) + _joined(rest)
    place = _place_of_patronymic(units)
    patronymic = units.pop(place) if place >= 0 else ""
    return Parts(tuple(units), patronymic, place, has_comma, sex, left_out)


def _without_titles(words: Sequence[str]) -> tuple[list[str], str]:
    words = [piece for word in words for piece in _title_apart(word)]
    titles = [title_of(word) for word in words]
    sexes = {title for title in titles if title}
    rest = [word for word, title in zip(words, titles, strict=True) if title is None]
    return rest, sexes.pop() if len(sexes) == 1 else ""


def _title_apart(word: str) -> list[str]:
    """`Ms.Anna` as two words."""
    title, _dot, rest = word.partition(".")
    return [title, rest] if rest.strip(".") and title_of(title) is not None else [word]


def _name_alone(text: str) -> tuple[str, tuple[str, ...]]:
    """The part of the cell that is the name, and the others: a second line, brackets, a position after a dash."""
    left_out = [one_line(found) for found in _BRACKETS.findall(text)]
    text = _BRACKETS.sub(" ", _NUMBERING.sub("", text)).strip()
    first, *lines = [line for line in map(one_line, text.split("\n")) if line] or [""]
    while lines and (len(first.split()) < 2 or (len(first.split()) == 2 and _is_patronymic(lines[0]))):
        first += " " + lines.pop(0)
    first, *after = _BESIDE.split(first)
    first, words = _without_degrees(first.strip(_AROUND))
    return first, tuple(filter(None, [*left_out, words, *after, *lines]))


def _without_degrees(text: str) -> tuple[str, str]:
    """After a comma stand the given names, or a degree or a position, which are no name."""
    before, comma, after = text.partition(",")
    length = len(before.split())
    if comma and (length > 2 or (length > 1 and _is_beside_a_name(after))):
        return before, after.strip()
    return text, ""


def _is_beside_a_name(text: str) -> bool:
    words = {word.casefold().strip(".,") for word in text.split()}
    return len(words) > 2 or bool(words & words_for("degree")) or is_position(text) or _is_full_name(text)


def is_position(text: str) -> bool:
    """Whether the text names a position: "chief specialist", "начальник отдела"."""
    return bool(_positions().search(text.casefold()))


@lru_cache(maxsize=1)
def _positions() -> re.Pattern[str]:
    return pattern_of(sorted(words_for("position")))


def other_people(name: Name) -> list[str]:
    """What was left out of the cell of a name and is a full name itself, in the same letters: somebody else."""
    same = [text for text in name.left_out if is_latin(text) == is_latin(name.family)]
    return [text for text in same if _is_full_name(text)]


def _is_full_name(text: str) -> bool:
    units = parts_of(text).units
    return len(units) in (2, 3) and is_name(text) and not is_position(text) and any(map(weight, units))


def _around_comma(words: Sequence[str]) -> tuple[list[str], bool, list[str]]:
    if "," not in words:
        return list(words), False, []
    place = words.index(",")
    before, after = list(words[:place]), [word for word in words[place + 1 :] if word != ","]
    return before, bool(before and after), after


def _joined(words: Iterable[str]) -> list[str]:
    """`Vəli oğlu` is one unit, and so are `А.П.` and `van der Berg`."""
    units: list[str] = []
    for word in words:
        if (units and _SON_OR_DAUGHTER.match(word)) or (units and _PARTICLE.search(units[-1])):
            units[-1] += " " + word
        else:
            units.extend(_INITIAL.findall(word) if _INITIALS.match(word) else [word])
    return units


def _is_patronymic(unit: str) -> bool:
    last = unit.rsplit(maxsplit=1)[-1]
    return (" " in unit and bool(_SON_OR_DAUGHTER.match(last))) or (len(unit) > 5 and bool(_PATRONYMIC.search(last)))


def _place_of_patronymic(units: Sequence[str]) -> int:
    """Where the patronymic stands: the last word that has such an ending, if a given and a family name remain.

    Of two words only a daughter's name is one: `Роман Абрамович` has a family name, `Анна Петровна` has none.
    """
    found = [place for place, unit in enumerate(units) if _is_patronymic(unit)]
    if found and len(units) > 2:
        return found[-1]
    if len(units) == 2 and found == [1] and _DAUGHTER.search(units[1]):
        return 1
    return -1


def evidence(parts: Parts) -> float:
    """What the words say of their order: above 0 the family name comes first, below 0 the given name."""
    if parts.has_comma:
        return 9.0
    if len(parts.units) < 2:
        return 0.0
    first, last = parts.units[0], parts.units[-1]
    return _by_capitals(first, last) + _by_initials(first, last) + _by_patronymic(parts) + weight(first) - weight(last)


def _by_capitals(first: str, last: str) -> float:
    capitals = [_is_capitals(first), _is_capitals(last)]
    return 0.0 if capitals[0] == capitals[1] else 6.0 if capitals[0] else -6.0


def _is_capitals(word: str) -> bool:
    return word.isupper() and sum(sign.isalpha() for sign in word) > 1


def _by_initials(first: str, last: str) -> float:
    initials = [bool(_LONE_INITIAL.match(word)) for word in (first, last)]
    return 0.0 if initials[0] == initials[1] else -8.0 if initials[0] else 8.0


def _by_patronymic(parts: Parts) -> float:
    if not parts.patronymic:
        return 0.0
    is_last = parts.patronymic_at == len(parts.units)
    if not is_last:
        return -7.0 if parts.patronymic_at == 1 else 0.0
    is_given_first = weight(parts.units[0]) <= 0 and weight(parts.units[-1]) >= 3
    return 5.0 if _SLAVIC.search(parts.patronymic) and not is_given_first else 1.0


def weight(word: str) -> float:
    """How much a word looks like a family name, below 0 like a given one."""
    if looks_like_given(word):
        return -2.0
    if looks_like_family(word):
        return 3.0
    return 1.5 if is_known_family(word) or _PATRONYMIC.search(word) else 0.0


def column_order(texts: Iterable[str], told: str = "") -> float:
    """The order of a whole column, from what its header says and from the names that show theirs: -2.5 to 2.5."""
    votes = [evidence(parts_of(text)) for text in texts]
    clear = [1 if vote > 0 else -1 for vote in votes if abs(vote) >= 2]
    header = {"family": 1.0, "given": -1.0}.get(told, -0.2)
    return header + (1.5 * sum(clear) / len(clear) if clear else 0.0)


def read_full_name(text: str, order: float = 0.0) -> Name:
    """The name in a cell; `order` as column_order gives it. One word alone is a family name without a given one.

    >>> read_full_name("г-жа ИВАНОВА Анна Петровна")
    Name(given='Анна', family='Иванова', patronymic='Петровна', sex='female', left_out=())
    """
    parts = parts_of(text)
    units = list(parts.units)
    patronymic = parts.patronymic
    if len(units) == 1:
        is_given = bool(patronymic) or weight(units[0]) < 0
        return _finished(units[0] if is_given else "", "" if is_given else units[0], patronymic, parts)
    if not units:
        return Name("", "", "", parts.sex, parts.left_out)
    is_family_first = evidence(parts) + order > 0
    family = units.pop(0 if is_family_first else -1)
    given = units
    is_told = is_family_first and order >= 1 and not is_latin(text)  # below "ФИО" the third word is the patronymic
    if not patronymic and len(given) == 2 and (is_told or _is_fathers(given[1], family)) and not _are_syllables(given):
        patronymic = given.pop()
    return _finished(" ".join(given), family, patronymic, parts)


def _is_fathers(word: str, family: str) -> bool:
    """An initial after another, or the father's name in an Armenian one: Gagiki, of Gagik."""
    is_armenian = bool(_ARMENIAN.search(family)) and word[-1] in "iիи" and looks_like_given(word[:-1])
    return bool(_LONE_INITIAL.match(word)) or is_armenian


def _are_syllables(given: Sequence[str]) -> bool:
    """A Korean given name is often written as two short words."""
    return all(len(word) <= 3 and "." not in word for word in given) and not any(map(_LONE_INITIAL.match, given))


def _finished(given: str, family: str, patronymic: str, parts: Parts) -> Name:
    whole = in_name_case("\n".join((given, family, patronymic)).replace("\n", " \n "))
    names = [one_line(part) for part in whole.split("\n")]
    return Name(names[0], names[1], names[2], parts.sex, parts.left_out)


def read_part(text: str) -> Name:
    """A cell of given names, or of family names, alone: as Name.given, with what was left out and a title's sex."""
    text, left_out = _name_alone(mended_scripts(visible(text)))
    words, sex = _without_titles(text.strip(_AROUND).split())
    return Name(in_name_case(" ".join(words)), "", "", sex, left_out)
