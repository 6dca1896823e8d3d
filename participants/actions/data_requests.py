"""To ask for one's data to be corrected or erased, and to answer. The words are kept, so that it can be proved."""

import copy
from datetime import datetime

import structlog
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from participants.actions.anonymising import anonymise
from participants.mails import tell_answered, tell_erased, tell_received
from participants.models import DataRequest, Person, User

logger = structlog.get_logger(__name__)

State = DataRequest.State
Kind = DataRequest.Kind


class DataRequestRefused(Exception):
    """The request cannot be made or answered so; the sentence says why. Nothing was changed."""


def ask_correction(person: Person, *, text: str, proposed: str, by: User | None, at: datetime) -> DataRequest:
    """Ask for a correction. The same words asked again while they are unanswered return the request that is open."""
    with transaction.atomic():
        person = _locked(person)
        same = {"kind": Kind.CORRECTION, "text": text, "proposed": proposed}
        known = person.data_requests.open().filter(**same).first()
        return known or _ask(DataRequest(person=person, **same, asked_by=by, asked_at=at))


def ask_erasure(person: Person, *, text: str, by: User | None, at: datetime) -> DataRequest:
    """Ask to be erased. Asked again while it is unanswered: the request that is open, unchanged."""
    with transaction.atomic():
        person = _locked(person)
        known = person.data_requests.open().filter(kind=Kind.ERASURE).first()
        return known or _ask(DataRequest(person=person, kind=Kind.ERASURE, text=text, asked_by=by, asked_at=at))


def cancel(request: DataRequest, *, by: User, at: datetime) -> DataRequest:
    """Take one's own request back. A cancelled one is returned as it is."""
    with transaction.atomic():
        request = _reread(request)
        if request.state == State.CANCELLED:
            return request
        _check_open(request)
        return _decide(request, State.CANCELLED, answer="", by=by, at=at)


def carry_out(request: DataRequest, *, answer: str, by: User, at: datetime) -> DataRequest:
    """Say that a correction was made; erase who asked for erasure. A request that is done is returned as it is.

    Raises DataRequestRefused, and AnonymisingRefused when the person cannot be erased yet; then nothing is changed.
    """
    with transaction.atomic():
        request = _reread(request)
        if request.state == State.DONE:
            return request
        _check_open(request)
        if request.kind == Kind.CORRECTION:
            request = _decide(request, State.DONE, answer=answer, by=by, at=at)
            tell_answered(request, at=at)
            return request
        before = copy.copy(request.person)
        request = _decide(request, State.DONE, answer="", by=by, at=at)
        anonymise(request.person, by=by, at=at, reason=_("asked for by the person"))
        tell_erased(request, before, at=at)
        return request


def refuse(request: DataRequest, *, reason: str, by: User, at: datetime) -> DataRequest:
    """Say why not; the reason is in the mail. A refused request is returned as it is."""
    with transaction.atomic():
        request = _reread(request)
        if request.state == State.REFUSED:
            return request
        _check_open(request)
        if not reason.strip():
            raise DataRequestRefused(_("Whoever is refused is told why. Write the reason."))
        request = _decide(request, State.REFUSED, answer=reason, by=by, at=at)
        tell_answered(request, at=at)
        return request


def _locked(person: Person) -> Person:
    """The person as they are now; a second click waits here and finds what the first one made."""
    row: Person = Person.with_merged.select_for_update(of=("self",)).get(pk=person.pk)
    if row.anonymised_at or row.merged_into_id:
        raise DataRequestRefused(_("This entry is closed."))
    return row


def _reread(request: DataRequest) -> DataRequest:
    """The person first, as erasure locks them; then the request."""
    Person.with_merged.select_for_update(of=("self",)).get(pk=request.person_id)
    rows = DataRequest.objects.select_for_update(of=("self",)).select_related("person")
    return rows.get(pk=request.pk)


def _check_open(request: DataRequest) -> None:
    if request.state != State.OPEN:
        raise DataRequestRefused(
            _("This request was answered already: %(state)s.") % {"state": request.get_state_display()}
        )


def _ask(request: DataRequest) -> DataRequest:
    request.save()
    tell_received(request, at=request.asked_at)
    logger.info("data_request_asked", request=request.pk, kind=request.kind)
    return request


def _decide(request: DataRequest, state: State, *, answer: str, by: User, at: datetime) -> DataRequest:
    request.state, request.answer, request.decided_by, request.decided_at = state, answer, by, at
    request.save(update_fields=["state", "answer", "decided_by", "decided_at"])
    logger.info("data_request_answered", request=request.pk, state=state, by=by.pk)
    log(request, f"participants.data_request.{state}", user=by, title=str(request.pk))
    return request
