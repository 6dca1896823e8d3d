"""200,000 people who do not exist, made from a seed: seven countries, names as common as they are, offices that share
an address, and one in a hundred there a second time, in another script or with a slip of the finger.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from itertools import accumulate, islice
from random import Random
from typing import TypeVar

from participants.models import Country, Person, PersonDetails, PersonEmail
from tests.benchmarks.names import NAMEBOOKS, Name, Namebook

Drawn = TypeVar("Drawn")

AT = datetime(2022, 1, 1, tzinfo=UTC)
ONE_IN = 100  # people are there twice
SHARES = (32, 24, 12, 11, 9, 6, 6)  # of the countries, in the order of NAMEBOOKS
FIELDS = [
    "Health",
    "Justice",
    "Finance",
    "Labour",
    "Education",
    "Agriculture",
    "Energy",
    "Transport",
    "Culture",
    "Trade",
]
PLACES = ["National", "Northern", "Southern", "Eastern", "Western", "Central", "Lake", "Mountain", "Valley", "Capital"]
OFFICES = [
    f"{place} {kind} of {field}" for kind in ("Agency", "Department", "Office") for place in PLACES for field in FIELDS
]
OWN, LATIN, RUSSIAN = range(3)  # the spellings of a name


@dataclass(frozen=True)
class Somebody:
    """A person and how they are written down."""

    book: Namebook
    is_woman: bool
    given: Name
    family: Name
    patronymic: str
    office: int
    email: str
    phone: str
    birth_years: int | None
    spelling: int

    def details(self, countries: dict[str, Country]) -> PersonDetails:
        return PersonDetails(
            given_name=self.given[self.spelling],
            family_name=self.family[self.spelling],
            patronymic=self.patronymic,
            given_name_latin=self.given[LATIN] if self.office % 2 else "",
            family_name_latin=self.family[LATIN] if self.office % 2 else "",
            sex=Person.Sex.FEMALE if self.is_woman else Person.Sex.MALE,
            country=countries[self.book.country],
            institution=OFFICES[self.office],
            email=self.email,
            phone=self.phone,
            birth_years=self.birth_years,
        )


def people(number: int, *, seed: int) -> Iterator[Somebody]:
    """So many people, the same ones for the same seed. Each hundredth is one who was there before."""
    rng = Random(seed)
    before = anybody(rng, 0)
    for index in range(number):
        if index % ONE_IN == ONE_IN - 1:
            yield again(rng, before, index)
        else:
            before = anybody(rng, index)
            yield before


def load(number: int, *, seed: int) -> None:
    """Enters them as a list of participants would; one address in four is verified."""
    countries = Country.objects.in_bulk()
    made = (somebody.details(countries) for somebody in people(number, seed=seed))
    while chunk := list(islice(made, 5000)):
        Person.objects.enter_all(chunk, at=AT)
    personal = PersonEmail.objects.exclude(address__startswith="office").filter(pk__endswith="7")
    personal.update(verified_at=AT)


def anybody(rng: Random, index: int) -> Somebody:
    book, is_woman, office = rng.choices(NAMEBOOKS, SHARES)[0], rng.random() < 0.6, rng.randrange(len(OFFICES))
    given, family = given_name(rng, book, is_woman=is_woman), family_name(rng, book, is_woman=is_woman)
    father = drawn(rng, book.men)[RUSSIAN]
    return Somebody(
        book=book,
        is_woman=is_woman,
        given=given,
        family=family,
        patronymic=f"{father}{'овна' if is_woman else 'ович'}" if rng.random() < 0.3 else "",
        office=office,
        email=address(rng, given, family, office, index),
        phone=number_of(book, index) if rng.random() < 0.6 else "",
        birth_years=rng.randrange(1955, 2000, 5) if rng.random() < 0.5 else None,
        spelling=rng.choices((OWN, LATIN, RUSSIAN), (55, 20, 25))[0],
    )


def again(rng: Random, known: Somebody, index: int) -> Somebody:
    """The same person on another list: mostly in another script, else mistyped; some of the rest is missing or new."""
    other = replace(
        known,
        spelling=rng.choice([it for it in (OWN, LATIN, RUSSIAN) if it != known.spelling]),
        patronymic="",
        email=rng.choice([known.email, address(rng, known.given, known.family, known.office, index), ""]),
        phone=rng.choice([known.phone, ""]),
        office=known.office if rng.random() < 0.8 else rng.randrange(len(OFFICES)),
    )
    if rng.random() < 0.7:
        return other
    return replace(other, spelling=known.spelling, family=tuple(mistyped(rng, name) for name in known.family))


def mistyped(rng: Random, name: str) -> str:
    """One letter doubled, left out, or in the wrong place."""
    at = rng.randrange(1, len(name) - 1)
    left, right = name[:at], name[at:]
    return rng.choice([left + right[0] + right, left + right[1:], left + right[1] + right[0] + right[2:]])


def given_name(rng: Random, book: Namebook, *, is_woman: bool) -> Name:
    if book.parts and rng.random() < 0.4:
        return joined(drawn(rng, book.stems), rng.choice(book.parts)[not is_woman])
    return drawn(rng, book.women if is_woman else book.men)


def family_name(rng: Random, book: Namebook, *, is_woman: bool) -> Name:
    """One in four has one of the hundred common names, the others one of some thousands."""
    stem = drawn(rng, book.stems)
    if rng.random() < 0.75:
        stem = joined(stem, rng.choice(book.men + book.stems))
    return joined(stem, drawn(rng, book.endings)[not is_woman])


def joined(first: Name, second: Name) -> Name:
    return tuple(one + other.lower() for one, other in zip(first, second, strict=True))


def address(rng: Random, given: Name, family: Name, office: int, index: int) -> str:
    chance = rng.random()
    if chance < 0.12:
        return ""
    return (
        f"office{office}@example.org" if chance < 0.2 else f"{given[LATIN]}.{family[LATIN]}{index}@example.org".lower()
    )


def number_of(book: Namebook, index: int) -> str:
    digits = {"AM": 6, "GE": 6, "KG": 6, "TJ": 6}.get(book.country, 7)
    return f"{book.dialling}{index % 10**digits:0{digits}d}"


def drawn(rng: Random, common_first: Sequence[Drawn]) -> Drawn:
    """One of them; the first is drawn the most often, as with names: by about the power 0.8 of its place."""
    return rng.choices(common_first, cum_weights=weights(len(common_first)))[0]


@cache
def weights(number: int) -> list[float]:
    return list(accumulate(1 / (place + 3) ** 0.8 for place in range(number)))
