"""Whom in the database somebody is like. The rule is participants.matching; here is who is compared by it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from participants.matching import Comparison, Identity, blocking_keys, compare, is_worth_comparing, prepare, said_by
from participants.models.match_keys import MatchKey

if TYPE_CHECKING:
    from participants.models.people import PersonQuerySet

LEAST_SCORE = 0.2  # below it two people have as much in common as any two colleagues
COMPARED = (
    *("given_name", "family_name", "patronymic", "given_name_latin", "family_name_latin"),
    *("sex", "country_id", "phone", "birth_years"),
)
MOST_COMPARED = 100  # of all who share a key with somebody: those who share the most keys


@dataclass(frozen=True)
class Likeness:
    person_id: int
    comparison: Comparison


def identity_of(written: Any, *, institution: str, addresses: Iterable[str]) -> Identity:
    """What matching compares of somebody: a person, a row of these columns, or what was written on a form."""
    return Identity(
        given=written.given_name,
        family=written.family_name,
        patronymic=written.patronymic,
        latin=f"{written.given_name_latin} {written.family_name_latin}".strip(),
        sex="" if written.sex == "not_stated" else written.sex,
        country=written.country_id,
        institution=institution,
        phones=frozenset(filter(None, [written.phone])),
        birth_year_band=written.birth_years,
        emails=frozenset(filter(None, addresses)),
    )


def codes(comparison: Comparison) -> list[str]:
    """The reasons of a comparison as they are stored and as participants.reasons words them, the weightiest first."""
    return [str(reason.code) for reason in comparison.reasons]


def likenesses(identities: Sequence[Identity], *, among: "PersonQuerySet") -> list[list[Likeness]]:
    """For each identity those of the people whom it is like, best first. Three queries, however many identities."""
    prepared = [prepare(identity) for identity in identities]
    keys = [blocking_keys(one) for one in prepared]
    people_by_key = MatchKey.objects.people_by_key(set().union(*keys))
    near = [_nearest(own, people_by_key) for own in keys]
    known = among.identities(set().union(*near))
    others = {person_id: prepare(identity) for person_id, identity in known.items()}
    found = []
    for one, theirs in zip(prepared, near, strict=True):
        like = [
            Likeness(person_id, compare(one, others[person_id]))
            for person_id, said in theirs.items()
            if person_id in others and is_worth_comparing(one, others[person_id], said)
        ]
        like = [it for it in like if it.comparison.score >= LEAST_SCORE]
        found.append(sorted(like, key=lambda it: (-it.comparison.score, it.person_id)))
    return found


def _nearest(keys: Collection[str], people_by_key: Mapping[str, Sequence[int]]) -> dict[int, int]:
    """Who shares keys, by number, with what the shared keys say."""
    shared = defaultdict(list)
    for key in keys:
        for person_id in people_by_key.get(key, ()):
            shared[person_id].append(key)
    nearest = sorted(shared, key=lambda person_id: (-len(shared[person_id]), person_id))[:MOST_COMPARED]
    return {person_id: said_by(shared[person_id]) for person_id in nearest}
