"""A person as written somewhere, and the same made ready for thousands of comparisons."""

from dataclasses import dataclass
from functools import lru_cache

from participants.matching.contacts import address, number
from participants.matching.names import Name, split_name
from participants.matching.spelling import search_key


@dataclass(frozen=True)
class Identity:
    """A person as written on a list, a form or a record. Whatever is not known stays empty."""

    given: str
    family: str
    patronymic: str = ""
    sex: str = ""  # female, male; anything else says nothing
    country: str = ""  # ISO alpha-2
    emails: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()  # E.164, or as written
    institution: str = ""
    birth_year: int | None = None
    birth_year_band: int | None = None  # the first year of five: 1985 is 1985 to 1989
    latin: str = ""  # the full name in Latin letters


@dataclass(frozen=True, slots=True)
class Prepared:
    """An identity taken apart and normalised. Small: plain strings, so that 200,000 fit into memory."""

    names: tuple[Name, ...]  # as written, and in Latin letters if that says something else
    sex: str
    country: str
    emails: frozenset[str]
    phones: frozenset[str]
    institution: str
    birth_years: tuple[int, int] | None  # the earliest and the latest that it may be


def prepare(identity: Identity) -> Prepared:
    """Take an identity apart, once per person. It refuses nothing: what cannot be read counts as not known."""
    country = identity.country.strip().upper()
    name = split_name(identity.given, identity.family, identity.patronymic, country=country)
    names: tuple[Name, ...] = (name,)
    if identity.latin:
        latin = split_name("", identity.latin, country=country) if identity.latin.strip() else name
        names = (name,) if latin == name or not (latin.given or latin.family) else (name, latin)
    return Prepared(
        names=names,
        sex=identity.sex if identity.sex in {"female", "male"} else "",
        country=country,
        emails=frozenset(filter(None, map(address, identity.emails))),
        phones=frozenset(filter(None, map(number, identity.phones))),
        institution=_institution(identity.institution),
        birth_years=_birth_years(identity),
    )


@lru_cache(maxsize=16384)
def _institution(text: str) -> str:
    return search_key(text)


def _birth_years(identity: Identity) -> tuple[int, int] | None:
    if identity.birth_year:
        return identity.birth_year, identity.birth_year
    if identity.birth_year_band:
        return identity.birth_year_band, identity.birth_year_band + 4
    return None
