"""Two rows that are one person become one, and two again.

Nothing is deleted: the row that is dropped stays and says into whom it was merged. The merge writes down what it moved.
"""

from datetime import datetime
from typing import Any

import structlog
from django.db import IntegrityError, OperationalError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from participants.actions.filling import empty_again, fill, share_addresses, unshare_addresses
from participants.actions.pairs import carry_back, carry_over
from participants.actions.repointing import move, move_back
from participants.models import MatchCandidate, Merge, Person, PersonEmail, User
from participants.signals import MergeRefused, counted_anew, persons_merging, persons_parting

logger = structlog.get_logger(__name__)


class Busy(MergeRefused):
    """Somebody else is working on one of the two at this moment."""


class SamePerson(MergeRefused):
    """There is only one row."""


class AlreadyMerged(MergeRefused):
    """One of the two has become part of somebody else."""


class Anonymised(MergeRefused):
    """Of one of the two nothing is known any more."""


class BothHaveAccounts(MergeRefused):
    """One person has one account."""


class NotCertain(MergeRefused):
    """Without a person who decides, only the same verified address and the same name make two rows one."""


class MergedSince(MergeRefused):
    """A later merge rests on this one."""


class Taken(MergeRefused):
    """What made the dropped row a person of its own belongs to another one now."""


def merge(keep: Person, drop: Person, *, by: User | None, reason: str, at: datetime) -> Merge:
    """Make `keep` the person of both rows: whatever points at `drop` then points at `keep`.

    Where a field of `keep` is empty it takes what `drop` has. Nobody (`by=None`) merges only by the same verified
    address. Who was merged so already gets that same merge back. Raises MergeRefused; then nothing is changed.
    """
    _check_two(keep, drop)
    with transaction.atomic():
        keep, drop = _locked(keep, drop)
        known = Merge.objects.standing().filter(kept=keep, dropped=drop).first()
        if known:
            return known
        _check_merge(keep, drop, by=by)
        with counted_anew([keep.pk, drop.pk]):
            settled = _sum_up(persons_merging.send(Merge, keep=keep, drop=drop, by=by, at=at))
            record = {"settled": settled, "pairs": carry_over(keep, drop, by=by, at=at), "moved": move(drop, keep)}
            Person.with_merged.filter(pk=drop.pk).update(merged_into=keep)
            record |= {"addresses": share_addresses(keep, drop), "filled": fill(keep, drop)}
        _compare_anew(keep, drop)
        done = Merge.objects.create(kept=keep, dropped=drop, reason=reason, moved=record, at=at, by=by)
        _note("merge", done, by)
    return done


def undo_merge(merge: Merge, *, by: User, at: datetime) -> Merge:
    """Make the two rows two people again, each with what was theirs. What was added to the kept one since stays there.

    A merge that was undone is returned as it is. Raises MergeRefused; then nothing is changed.
    """
    with transaction.atomic():
        keep, drop = _locked(merge.kept, merge.dropped)
        merge = Merge.objects.get(pk=merge.pk)
        if merge.undone_at:
            return merge
        _check_parting(merge, keep, drop)
        record = merge.moved
        unshare_addresses(record["addresses"], keep, drop)
        with counted_anew([keep.pk, drop.pk]):
            empty_again(record["filled"], keep, drop)
            _stand_alone(drop)
            move_back(record["moved"], drop, keep)
            persons_parting.send(Merge, keep=keep, drop=drop, settled=record["settled"], by=by, at=at)
        carry_back(record["pairs"], keep, drop, merged_at=merge.at)
        _compare_anew(keep, drop)
        merge.undone_at, merge.undone_by = at, by
        merge.save(update_fields=["undone_at", "undone_by"])
        _note("undo_merge", merge, by)
    return merge


def _locked(keep: Person, drop: Person) -> tuple[Person, Person]:
    """Both as they are now, their rows locked against each other merge and against new rows that point at them.

    Only the first lock is waited for, while nothing is held yet: so a merge is never part of a deadlock.
    """
    first, second = sorted([keep.pk, drop.pk])
    rows = Person.with_merged.filter(pk__in=(first, second))
    found = {first: rows.select_for_update(of=("self",)).get(pk=first)}
    try:
        found[second] = rows.select_for_update(of=("self",), nowait=True).get(pk=second)
    except OperationalError as error:
        raise Busy(_("One of the two is being changed at this moment. Please try again.")) from error
    return found[keep.pk], found[drop.pk]


def _compare_anew(*people: Person) -> None:
    """Whom matching compares with whom follows from names, addresses and whether somebody was merged."""
    for person in Person.with_merged.filter(pk__in=[person.pk for person in people]):
        person.keep_match_keys()


def _check_two(keep: Person, drop: Person) -> None:
    if keep.pk == drop.pk:
        raise SamePerson(_("This is one row already; choose two."))


def _check_merge(keep: Person, drop: Person, *, by: User | None) -> None:
    for person in (keep, drop):
        if person.merged_into_id:
            raise AlreadyMerged(_("%(name)s has been merged already.") % {"name": person.full_name})
        _check_known(person)
    if User.objects.filter(person__in=(keep, drop)).count() == 2:
        raise BothHaveAccounts(_("Both have an account. One of the accounts must be closed first."))
    if by is None:
        _check_certain(keep, drop)


def _check_known(person: Person) -> None:
    if person.anonymised_at:
        raise Anonymised(_("One of the two was anonymised; nothing tells any more who it was."))


def _check_certain(keep: Person, drop: Person) -> None:
    """A verified address is one person's; a row with that address and exactly that name can only be the same person."""
    shared = set(keep.emails.values_list("address", flat=True)) & set(drop.emails.values_list("address", flat=True))
    theirs = PersonEmail.objects.filter(person__in=(keep, drop), address__in=shared)
    if keep.name_key != drop.name_key or not theirs.filter(verified_at__isnull=False).exists():
        raise NotCertain(_("Only a person can decide whether these two are one."))
    if MatchCandidate.objects.between(keep.pk, drop.pk).kept_apart().exists():
        raise NotCertain(_("Staff have decided that these are two people."))


def _check_parting(merge: Merge, keep: Person, drop: Person) -> None:
    """Merges of one person are undone in the opposite order: what a later one settled rests on the earlier."""
    for person in (keep, drop):
        _check_known(person)
    later = Merge.objects.standing().filter(Q(kept=keep, pk__gt=merge.pk) | Q(dropped=keep)).select_related("dropped")
    for merged in later[:1]:
        raise MergedSince(
            _("Meanwhile %(dropped)s was merged into %(kept)s. Undo that first.")
            % {"dropped": merged.dropped.full_name, "kept": merged.kept.full_name}
        )


def _stand_alone(drop: Person) -> None:
    """The dropped row counts as a person again."""
    try:
        with transaction.atomic():
            Person.with_merged.filter(pk=drop.pk).update(merged_into=None)
    except IntegrityError as error:
        raise Taken(
            _("There is another person now with the name and the address of %(name)s. Merge or correct that one first.")
            % {"name": drop.full_name}
        ) from error


def _sum_up(answers: list[tuple[Any, Any]]) -> dict[str, Any]:
    """What all receivers settled, as one dictionary."""
    return {key: value for _receiver, answer in answers for key, value in (answer or {}).items()}


def _note(verb: str, merge: Merge, by: User | None) -> None:
    """One line for the machine's log and one for each of the two in the admin's; neither names a person."""
    logger.info("people_merged", verb=verb, kept=merge.kept_id, dropped=merge.dropped_id, by=by and by.pk)
    for person, other in ((merge.kept, merge.dropped), (merge.dropped, merge.kept)):
        log(person, f"participants.{verb}", user=by, title=str(person.pk), data={"other": other.pk})
