"""The nightly pass: everybody is compared with all those with whom they share a key."""

import gc
from collections.abc import Iterator, Set
from contextlib import contextmanager
from datetime import datetime
from itertools import islice

import structlog
from django.db import transaction

from participants.actions.candidates import Pair, keep_candidates
from participants.matching import Comparison, Prepared, blocking_keys, compare, is_worth_comparing, prepare
from participants.models import MatchCandidate, MatchKey, Person

logger = structlog.get_logger(__name__)

CHUNK = 2000  # people or pairs that are read at once
MOST_READY = 100_000  # people kept ready for comparison at a time, one to two KB each

Ready = dict[int, Prepared]


def match_everyone(*, at: datetime) -> int:
    """Look for candidates among all people; returns how many new pairs there are to decide.

    Finds what `find_candidates` finds for each person, and writes it in the same way; before that it writes the keys
    anew that matching makes otherwise since it was changed. Memory stays bounded: one country after the other, pairs
    are streamed, and of more people than fit the first ones are read again when they are needed.
    """
    found: dict[Pair, Comparison] = {}
    with _without_collecting():
        for country_id in Person.objects.compared().order_by("country").values_list("country", flat=True).distinct():
            ready: Ready = {}
            _renew_keys(country_id, ready)
            found |= _compared(country_id, ready)
        found |= _compared(None, {})
    new = keep_candidates(found, instead_of=MatchCandidate.objects.open(), at=at)
    logger.info("everyone_matched", proposed=len(found), new=new, common_keys=MatchKey.objects.common().count())
    return new


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Python looks for cycles again and again while so many small objects are made; that took a third of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _compared(country_id: str | None, ready: Ready) -> dict[Pair, Comparison]:
    found = {}
    for pairs in MatchKey.objects.pairs(country_id, chunk=CHUNK):
        _make_ready(ready, {person for first, second, _said in pairs for person in (first, second)})
        for first, second, said in pairs:
            one, other = ready.get(first), ready.get(second)
            if one and other and is_worth_comparing(one, other, said):
                comparison = compare(one, other)
                if comparison.is_proposed:
                    found[first, second] = comparison
    return found


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


def _renew_keys(country_id: str, ready: Ready) -> None:
    """Write those keys anew that are not what matching makes of the person today."""
    # Those whom nobody is compared with: they were merged or anonymised past `Person.save`.
    nobody = Person.with_merged.filter(country=country_id).exclude(merged_into=None, anonymised_at=None)
    MatchKey.objects.filter(person__in=nobody.values("pk")).delete()
    of_country = Person.objects.compared().filter(country=country_id)
    people = list(of_country.order_by("pk").values_list("pk", flat=True))
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
