"""To decide that two possible matches are two people, or to leave it for later. That they are one: see merging."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from participants.models import MatchCandidate, User

State = MatchCandidate.State


class DecisionRefused(Exception):
    """The pair has been decided otherwise; the sentence says how."""


def keep_apart(candidate: MatchCandidate, *, by: User, at: datetime) -> MatchCandidate:
    """These are two people: remembered for ever, the pair is not proposed again.

    A pair that is kept apart already is returned as it is. Raises DecisionRefused for a pair that was merged.
    """
    with transaction.atomic():
        candidate = _locked(candidate)
        if candidate.state == State.KEPT_APART:
            return candidate
        _check_open(candidate)
        candidate.state, candidate.decided_at, candidate.decided_by = State.KEPT_APART, at, by
        candidate.save(update_fields=["state", "decided_at", "decided_by"])
        return candidate


def decide_later(candidate: MatchCandidate, *, at: datetime) -> MatchCandidate:
    """Put the pair at the end of the list. Doing it twice puts it there again. Raises DecisionRefused when decided."""
    with transaction.atomic():
        candidate = _locked(candidate)
        _check_open(candidate)
        candidate.later_at = at
        candidate.save(update_fields=["later_at"])
        return candidate


def _locked(candidate: MatchCandidate) -> MatchCandidate:
    row: MatchCandidate = MatchCandidate.objects.select_for_update(of=("self",)).get(pk=candidate.pk)
    return row


def _check_open(candidate: MatchCandidate) -> None:
    if candidate.state != State.OPEN:
        raise DecisionRefused(
            _("This pair has been decided meanwhile: %(state)s.") % {"state": candidate.get_state_display()}
        )
