"""The nightly pass: everybody is compared with all those with whom they share a key."""

from collections.abc import Set
from datetime import datetime
from itertools import islice

import structlog
from django.db import transaction

from participants.actions.candidates import Pair, keep_candidates
from participants.matching import Comparison, Prepared, blocking_keys, compare, prepare
from participants.models import MatchCandidate, MatchKey, Person

logger = structlog.get_logger(__name__)

CHUNK = 2000  # people or pairs that are read at once
MOST_READY = 250_000  # people kept ready for comparison at a time, about 1 KB each

Ready = dict[int, Prepared]


def match_everyone(*, at: datetime) -> int:
    """Look for candidates among all people; returns how many new pairs there are to decide.

    Finds what `find_candidates` would find for each person, and writes it in the same way. Keys that matching makes
    otherwise today, after it was changed, are written anew first. Memory stays bounded: pairs are streamed, and people
    beyond some number are read again when they are needed.
    """
    ready: Ready = {}
    _renew_keys(ready)
    found: dict[Pair, Comparison] = {}
    for pairs in MatchKey.objects.pairs(chunk=CHUNK):
        _make_ready(ready, {person for pair in pairs for person in pair})
        for first, second in pairs:
            if first in ready and second in ready:
                comparison = compare(ready[first], ready[second])
                if comparison.is_proposed:
                    found[first, second] = comparison
    new = keep_candidates(found, instead_of=MatchCandidate.objects.open(), at=at)
    logger.info("everyone_matched", proposed=len(found), new=new, common_keys=MatchKey.objects.common().count())
    return new


def _make_ready(ready: Ready, people: Set[int]) -> None:
    """Read those who are not ready; the ones that came first make room. Who no longer counts is left out."""
    missing = people - ready.keys()
    if not missing:
        return
    too_many = max(0, len(ready) + len(missing) - MOST_READY)
    for person in list(islice((it for it in ready if it not in people), too_many)):
        del ready[person]
    identities = Person.objects.compared().identities(missing)
    ready.update((person, prepare(identity)) for person, identity in identities.items())


def _renew_keys(ready: Ready) -> None:
    """Write those keys anew that are not what matching makes of the person today."""
    MatchKey.objects.of_nobody().delete()
    people = list(Person.objects.compared().order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(people), CHUNK):
        chunk = set(people[start : start + CHUNK])
        _make_ready(ready, chunk)
        known = MatchKey.objects.by_person(chunk)
        outdated = {it for it in chunk & ready.keys() if blocking_keys(ready[it]) != known.get(it, set())}
        if outdated:
            _write_keys(outdated, ready)


def _write_keys(people: Set[int], ready: Ready) -> None:
    with transaction.atomic():
        # Read again under the lock: who is corrected at this moment has newer keys.
        locked = set(Person.objects.compared().select_for_update().filter(pk__in=people).values_list("pk", flat=True))
        for person in people:
            del ready[person]
        _make_ready(ready, locked)
        MatchKey.objects.filter(person__in=people).delete()
        MatchKey.objects.enter({person: blocking_keys(ready[person]) for person in locked})
