"""A row of a labelled file read as two identities, whatever way its cells are written."""

import re
from collections.abc import Mapping

from participants.contacts import phone_form
from participants.lists.countries import country_code
from participants.lists.tables import meanings
from participants.matching.identity import Identity
from participants.matching.spelling import folded

FIELDS = ("given", "family", "sex", "country", "email", "phone", "institution", "birth_year")
COLUMNS = ("pair", *(f"{side}_{field}" for side in ("left", "right") for field in FIELDS))

_SEXES = meanings("female", "male")


def identity_in(row: Mapping[str, str], side: str) -> Identity:
    """One side ("left", "right") of a row. What cannot be read counts as not known; patronymics may have a column."""
    country = _country(row[f"{side}_country"])
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


def _country(text: str) -> str:
    """ISO alpha-2 of a country in words or codes; one that is not known here stays as it was written, in capitals."""
    return country_code(text) or " ".join(folded(text).split()).upper()


def year(text: str) -> int | None:
    """The year in "1985", "1985.0", "12.03.1985" or "1985-03-12"; None if there is none."""
    found = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", text)
    return int(found.group()) if found else None


def e164(text: str, country: str) -> str:
    """A telephone number as +994501234567, read as one of the country; what is no possible number stays as written."""
    return phone_form(text, country or None) or text.strip()
