"""A row of a labelled file read as two identities, whatever way its cells are written."""

import re
from collections.abc import Mapping

from participants.contacts import phone_form
from participants.matching.identity import Identity
from participants.matching.spelling import folded

FIELDS = ("given", "family", "sex", "country", "email", "phone", "institution", "birth_year")
COLUMNS = ("pair", *(f"{side}_{field}" for side in ("left", "right") for field in FIELDS))

# Names in English and Russian, codes of ISO 3166 and of the programme's reports.
_COUNTRIES = {
    "AM": "arm, armenia, republic of armenia, армения, республика армения, հայաստան",
    "AZ": "aze, azerbaijan, republic of azerbaijan, азербайджан, азербайджанская республика, azərbaycan",
    "GE": "geo, georgia, грузия, საქართველო",
    "KZ": "kaz, kazakhstan, republic of kazakhstan, казахстан, республика казахстан, қазақстан, qazaqstan",
    "KG": "kgz, kyr, kyrgyzstan, kyrgyz republic, кыргызстан, кыргызская республика, киргизия, киргизская республика",
    "TJ": "tjk, taj, tajikistan, republic of tajikistan, таджикистан, республика таджикистан, тоҷикистон",
    "UZ": "uzb, uzbekistan, republic of uzbekistan, узбекистан, республика узбекистан, oʻzbekiston, ўзбекистон",
    "TM": "tkm, turkmenistan, туркменистан, туркмения, türkmenistan",
    "KR": "kor, korea, south korea, republic of korea, корея, южная корея, республика корея",
    "RU": "rus, russia, russian federation, россия, российская федерация",
}
_BY_NAME = {
    name: code for code, names in _COUNTRIES.items() for name in (*map(folded, names.split(", ")), code.casefold())
}
_SEXES = dict.fromkeys(
    ("f", "female", "woman", "ms", "mrs", "ж", "жен", "женский", "женщина"), "female"
) | dict.fromkeys(("m", "male", "man", "mr", "м", "муж", "мужской", "мужчина"), "male")


def identity_in(row: Mapping[str, str], side: str) -> Identity:
    """One side ("left", "right") of a row. What cannot be read counts as not known; patronymics may have a column."""
    country = country_code(row[f"{side}_country"])
    return Identity(
        given=row[f"{side}_given"],
        family=row[f"{side}_family"],
        patronymic=row.get(f"{side}_patronymic") or "",
        sex=_SEXES.get(row[f"{side}_sex"].strip().casefold().rstrip("."), ""),
        country=country,
        emails=frozenset(it for it in re.split(r"[\s;,]+", row[f"{side}_email"]) if "@" in it),
        phones=frozenset(filter(None, (e164(it, country) for it in re.split("[;,/]", row[f"{side}_phone"])))),
        institution=row[f"{side}_institution"],
        birth_year=year(row[f"{side}_birth_year"]),
    )


def country_code(text: str) -> str:
    """ISO alpha-2 of a country in words or codes; one that is not known here stays as it was written, in capitals."""
    name = " ".join(folded(text).split())
    return _BY_NAME.get(name, name.upper())


def year(text: str) -> int | None:
    """The year in "1985", "1985.0", "12.03.1985" or "1985-03-12"; None if there is none."""
    found = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", text)
    return int(found.group()) if found else None


def e164(text: str, country: str) -> str:
    """A telephone number as +994501234567, read as one of the country; what is no possible number stays as written."""
    return phone_form(text, country or None) or text.strip()
