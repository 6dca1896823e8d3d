"""What becomes of the possible matches of two people who are merged, or who are two again."""

from datetime import datetime
from typing import Any

from participants.models import MatchCandidate, Person, User

State = MatchCandidate.State
DECISION = ("state", "decided_at", "decided_by_id")


def carry_over(keep: Person, drop: Person, *, by: User | None, at: datetime) -> dict[str, Any]:
    """The pair itself is decided. Pairs of `drop` become pairs of `keep`: whom it was kept apart from, so is `keep`.

    Returns what `carry_back` needs. A pair of `drop` with somebody of whom `keep` has a pair already stays with `drop`.
    """
    done: dict[str, Any] = {"moved": [], "decided": {}}
    for pair in MatchCandidate.objects.of_person(drop).select_for_update(of=("self",)).order_by("pk"):
        other = pair.other(drop.pk)
        same = MatchCandidate.objects.between(keep.pk, other).first()
        if other == keep.pk:
            done["decided"][str(pair.pk)] = _decide(pair, State.MERGED, at, by.pk if by else None)
        elif pair.state == State.MERGED:
            continue
        elif same is None:
            _replace(pair, drop, keep)
            done["moved"].append(pair.pk)
        elif pair.state == State.KEPT_APART and same.state == State.OPEN:
            done["decided"][str(same.pk)] = _decide(same, State.KEPT_APART, pair.decided_at, pair.decided_by_id)
    return done


def carry_back(done: dict[str, Any], keep: Person, drop: Person, *, merged_at: datetime) -> None:
    """Undo `carry_over`. Whom staff kept the merged person apart from meanwhile, both are kept apart from."""
    since = list(MatchCandidate.objects.of_person(keep).kept_apart().filter(decided_at__gt=merged_at))
    apart = [(pair, pair.other(keep.pk)) for pair in since]
    for pair in MatchCandidate.objects.of_person(keep).filter(pk__in=done["moved"]):
        if not MatchCandidate.objects.between(drop.pk, pair.other(keep.pk)).exists():
            _replace(pair, keep, drop)
    for pair in MatchCandidate.objects.filter(pk__in=done["decided"]):
        before = done["decided"][str(pair.pk)]
        if pair.decided_at == datetime.fromisoformat(before["written_at"]):
            decided_at = before["decided_at"] and datetime.fromisoformat(before["decided_at"])
            _decide(pair, before["state"], decided_at, before["decided_by_id"])
    for pair, other in apart:
        for person in (keep, drop):
            _keep_apart_as(pair, person.pk, other)


def _decide(pair: MatchCandidate, state: str, at: datetime | None, by: int | None) -> dict[str, Any]:
    """Write the decision; what was there before, as plain values."""
    before = {
        "state": pair.state,
        "decided_at": pair.decided_at and pair.decided_at.isoformat(),
        "decided_by_id": pair.decided_by_id,
        "written_at": at and at.isoformat(),
    }
    pair.state, pair.decided_at, pair.decided_by_id = state, at, by
    pair.save(update_fields=DECISION)
    return before


def _replace(pair: MatchCandidate, one: Person, another: Person) -> None:
    pair.first_id, pair.second_id = sorted([another.pk, pair.other(one.pk)])
    pair.save(update_fields=["first_id", "second_id"])


def _keep_apart_as(pair: MatchCandidate, number: int, other: int) -> None:
    first, second = sorted([number, other])
    decision = {name: getattr(pair, name) for name in DECISION}
    found = {"score": pair.score, "reasons": pair.reasons, "found_at": pair.found_at}
    known, is_new = MatchCandidate.objects.get_or_create(first_id=first, second_id=second, defaults=decision | found)
    if not is_new and known.state == State.OPEN:
        _decide(known, State.KEPT_APART, pair.decided_at, pair.decided_by_id)
