"""To look for people who may be one, and to keep what was found for staff to decide. Nothing is merged here."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from participants.matching import Comparison, compare, prepare
from participants.models import MatchCandidate, Person
from participants.models.likeness import codes

Pair = tuple[int, int]  # the numbers of two people, the smaller first


def find_candidates(*people: Person, at: datetime) -> int:
    """Look for each of these people among all others; returns how many new pairs there are to decide.

    A pair that was kept apart or merged stays so. An open pair gets its new score; one that is no longer proposed,
    since somebody was corrected, goes. Doing it twice changes nothing.
    """
    ids = [person.pk for person in people]
    identities = Person.objects.compared().identities(ids)
    likenesses = Person.objects.like(list(identities.values()))
    found = {
        in_order(person_id, likeness.person_id): likeness.comparison
        for person_id, theirs in zip(identities, likenesses, strict=True)
        for likeness in theirs
        if likeness.comparison.is_proposed and likeness.person_id != person_id
    }
    open_ones = MatchCandidate.objects.open().filter(Q(first__in=ids) | Q(second__in=ids))
    return keep_candidates(found, instead_of=open_ones, at=at)


def in_order(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)


def keep_candidates(found: Mapping[Pair, Comparison], *, instead_of: QuerySet[MatchCandidate], at: datetime) -> int:
    """Write the pairs that were found, in place of those open ones; returns how many are new. All of it or nothing.

    An open pair that was not found is compared once more, and goes only if that does not propose it.
    """
    with transaction.atomic():
        proposed = _counting(found)
        # Locked: a colleague who decides about one at this moment is waited for, and the decision stays.
        open_ones = {(it.first_id, it.second_id): it for it in instead_of.select_for_update().order_by("pk")}
        proposed |= _proposed_still(open_ones.keys() - found.keys())
        MatchCandidate.objects.filter(pk__in=[it.pk for pair, it in open_ones.items() if pair not in proposed]).delete()
        _renew([(it, proposed[pair]) for pair, it in open_ones.items() if pair in proposed])
        decided = MatchCandidate.objects.decided().filter(first__in={first for first, _second in proposed})
        known = open_ones.keys() | set(decided.values_list("first", "second"))
        new = [
            MatchCandidate(first_id=first, second_id=second, score=it.score, reasons=codes(it), found_at=at)
            for (first, second), it in proposed.items()
            if (first, second) not in known
        ]
        MatchCandidate.objects.bulk_create(new, batch_size=500, ignore_conflicts=True)
    return len(new)


def _counting(found: Mapping[Pair, Comparison]) -> dict[Pair, Comparison]:
    """Without those who were merged or anonymised while the others were compared.

    The people are locked before their pairs are, as a merge does it: in another order each could wait for the other.
    """
    people = Person.objects.compared().filter(pk__in={person for pair in found for person in pair})
    people = people.select_for_update(of=("self",), no_key=True).order_by("pk")
    counting = set(people.values_list("pk", flat=True))
    return {pair: comparison for pair, comparison in found.items() if counting.issuperset(pair)}


def _proposed_still(pairs: Collection[Pair]) -> dict[Pair, Comparison]:
    identities = Person.objects.compared().identities({person for pair in pairs for person in pair})
    prepared = {person: prepare(identity) for person, identity in identities.items()}
    compared = {
        (first, second): compare(prepared[first], prepared[second])
        for first, second in pairs
        if first in prepared and second in prepared
    }
    return {pair: comparison for pair, comparison in compared.items() if comparison.is_proposed}


def _renew(candidates: Iterable[tuple[MatchCandidate, Comparison]]) -> None:
    changed = []
    for candidate, comparison in candidates:
        if (candidate.score, candidate.reasons) != (comparison.score, codes(comparison)):
            candidate.score, candidate.reasons = comparison.score, codes(comparison)
            changed.append(candidate)
    MatchCandidate.objects.bulk_update(changed, ["score", "reasons"], batch_size=500)
