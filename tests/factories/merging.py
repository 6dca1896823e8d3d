"""People who are one, merged in one line."""

from datetime import UTC, datetime

from participants.actions.merging import merge, undo_merge
from participants.models import MatchCandidate, Merge, Person
from tests.factories.people import UserFactory

MERGED_AT = datetime(2022, 7, 1, 6, tzinfo=UTC)
UNDONE_AT = datetime(2022, 7, 2, 6, tzinfo=UTC)


def merged(keep: Person, drop: Person, **options) -> Merge:
    """Merged by somebody of the staff, unless said otherwise."""
    if "by" not in options:
        options["by"] = UserFactory()
    return merge(keep, drop, **{"reason": "The same person.", "at": MERGED_AT} | options)


def undone(done: Merge, **options) -> Merge:
    return undo_merge(done, **{"by": UserFactory(), "at": UNDONE_AT} | options)


def pair_of(one: Person, another: Person, **fields) -> MatchCandidate:
    """A possible match, to be decided."""
    first, second = sorted([one.pk, another.pk])
    given = {"score": 0.9, "reasons": [], "found_at": MERGED_AT} | fields
    return MatchCandidate.objects.create(first_id=first, second_id=second, **given)
