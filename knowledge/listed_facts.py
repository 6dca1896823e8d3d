"""Languages, days, licences and DOIs in the ways in which collections write them."""

import re
from datetime import date
from typing import Any

from knowledge.listed_texts import Fault

RESERVED = "reserved"
LICENCES = ("CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-4.0", "CC-BY-NC-ND-4.0", RESERVED)
LANGUAGES = {
    "en": ("eng", "english", "английский"),
    "ru": ("rus", "russian", "русский"),
    "kk": ("kaz", "kz", "kazakh", "казахский", "қазақша", "қазақ тілі"),
    "ky": ("kir", "kg", "kyrgyz", "kirghiz", "кыргызский", "киргизский", "кыргызча"),
    "uz": ("uzb", "uzbek", "узбекский", "oʻzbekcha", "o'zbekcha"),
    "tg": ("tgk", "tj", "tajik", "таджикский", "тоҷикӣ"),
    "az": ("aze", "azerbaijani", "азербайджанский", "azərbaycanca"),
    "ka": ("kat", "geo", "ge", "georgian", "грузинский", "ქართული"),
    "hy": ("hye", "arm", "am", "armenian", "армянский", "հայերեն"),
    "ko": ("kor", "kr", "korean", "корейский", "한국어"),
}
_CODES = {name: code for code, names in LANGUAGES.items() for name in names}
_RESERVED = re.compile(r"reserved|all rights reserved\b.*|©.*|все права защищены\b.*", re.IGNORECASE)
_DOI = re.compile(r"(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:?\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE)


def language_code(told: str) -> str:
    """“ru-RU”, “rus”, “Russian” are ru; what is not known stays."""
    name = told.lower().strip()
    code = re.split("[-_]", name)[0]
    return _CODES.get(name) or _CODES.get(code, code)


def day_of(told: Any) -> date | None:
    """The first day of a year or a month; nothing of what is empty. Raises Fault."""
    if told in (None, "") or isinstance(told, bool):
        return None
    text = str(int(told) if isinstance(told, float) and told.is_integer() else told).strip()
    match = re.fullmatch(r"(\d{4})(?:-(\d\d?))?(?:-(\d\d?))?(?:[T ].*)?", text)
    parts = match.groups() if match else ()
    if reverse := re.fullmatch(r"(\d\d?)\.(\d\d?)\.(\d{4})", text):
        parts = reverse.groups()[::-1]
    try:
        if parts and 1900 <= int(parts[0]) <= 2100:
            return date(int(parts[0]), int(parts[1] or 1), int(parts[2] or 1))
    except ValueError:
        pass
    raise Fault(f"{text!r} is no year, and no day as 2023-05-17")


def licence_of(told: str) -> str:
    """One of the portal's licences, whatever its spelling; empty when none is. Raises Fault for another one.

    A licence without its number, as “CC BY”, is taken for 4.0.
    """
    if not told:
        return ""
    if _RESERVED.fullmatch(told):
        return RESERVED
    plain = re.sub(r"^https?://(www\.)?creativecommons\.org/licenses/", "CC-", told.strip(), flags=re.IGNORECASE)
    plain = re.sub(r"^creative commons\b", "CC", plain, flags=re.IGNORECASE)
    words = re.findall(r"[A-Z]+|\d\.\d", plain.upper())
    number = words.pop() if words and words[-1][0].isdigit() else "4.0"
    code = f"{'-'.join(words)}-{number}"
    if code not in LICENCES:
        raise Fault(f"the licence {told!r} is not known, so all rights are reserved")
    return code


def doi_of(told: str) -> str:
    """Without the address of a resolver. Raises Fault for what is no DOI."""
    found = _DOI.fullmatch(told)
    if told and (not found or len(found[1]) > 120):
        raise Fault(f"{told!r} is no DOI")
    return found[1] if found else ""
