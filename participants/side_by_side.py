"""Two people beside each other, for somebody who has to see whether they are one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.template.defaultfilters import date
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from participants.matching import Why, compare, prepare
from participants.models import MatchCandidate, Person
from participants.models.likeness import codes
from participants.reasons import SENTENCES

LIKELY, VERY_LIKELY = 0.8, 0.95


@dataclass(frozen=True)
class Line:
    """One fact about both. `differs` where both say something and not the same, and that tells something."""

    label: str
    values: tuple[str, str]
    is_telling: bool = True

    @property
    def differs(self) -> bool:
        one, another = (value.strip().casefold() for value in self.values)
        return bool(self.is_telling and one and another and one != another)


@dataclass(frozen=True)
class Likeness:
    """How much speaks for it, and what speaks for and against it, in words."""

    score: float
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]

    @property
    def word(self) -> str:
        return likeness_word(self.score)


def likeness_word(score: float) -> str:
    """`92 %, likely`."""
    word = _("very likely") if score >= VERY_LIKELY else _("likely") if score >= LIKELY else _("possible")
    return _("%(percent)s %%, %(word)s") % {"percent": int(score * 100), "word": word}


def likeness(one: Person, another: Person, candidate: MatchCandidate | None) -> Likeness:
    """Of the pair as it was found, else of the two as they are now."""
    if candidate:
        return _in_words(candidate.score, candidate.reasons)
    comparison = compare(prepare(one.identity), prepare(another.identity))
    return _in_words(comparison.score, codes(comparison))


def _in_words(score: float, reasons: Sequence[str]) -> Likeness:
    """A code that nobody knows any more is left out."""
    known: dict[str, Promise] = {code.value: sentence for code, sentence in SENTENCES.items()}
    speaks_for = tuple(str(known[code]) for code in reasons if code in known and not _is_against(code))
    speaks_against = tuple(str(known[code]) for code in reasons if code in known and _is_against(code))
    return Likeness(score, speaks_for, speaks_against)


def _is_against(code: str) -> bool:
    return code.startswith(("other_", "opposite_")) or code in (Why.COMMON_NAME, Why.NAME_NOT_KNOWN)


def lines(one: Person, another: Person) -> list[Line]:
    """What is on record about both, without what nobody needs for this."""
    facts = zip(_facts(one), _facts(another), strict=True)
    compared = [Line(label, (value, other)) for (label, value), (_label, other) in facts if value or other]
    return [*compared, *_dates(one, another)]


def _dates(*people: Person) -> list[Line]:
    """When somebody was seen says nothing about who it is."""
    one, another = ((date(it.created_at, "DATE_FORMAT"), date(it.last_active_at, "DATE_FORMAT")) for it in people)
    since, active = zip(one, another, strict=True)
    return [Line(_("known since"), since, is_telling=False), Line(_("last active"), active, is_telling=False)]


def _facts(person: Person) -> list[tuple[str, str]]:
    def said(field: str) -> tuple[str, str]:
        shown = getattr(person, f"get_{field}_display", None)
        value: Any = shown() if shown else getattr(person, field)
        return str(Person._meta.get_field(field).verbose_name), str(value or "")

    account = getattr(person, "account", None)
    return [
        *map(said, ("given_name", "family_name", "patronymic", "given_name_latin", "family_name_latin")),
        *map(said, ("sex", "country", "institution", "position", "seniority")),
        (_("years of birth"), f"{person.birth_years}–{person.birth_years + 4}" if person.birth_years else ""),
        (_("e-mail addresses"), ", ".join(sorted(_address(row) for row in person.emails.all()))),
        *map(said, ("phone", "language")),
        (_("account"), account.email if account else ""),
    ]


def _address(row: Any) -> str:
    verified = _("verified")
    return f"{row.address} ({verified})" if row.verified_at else row.address
