"""Journeys to an event: to ask for what they need, to take it in encrypted, to book, and to change the keys."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

import structlog
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from events.mails import is_told
from events.models import EventPage, Registration, TravelRequest
from events.models.travel import random_name
from events.travel_mails import ask_for_travel_data
from participants.models import Consent, Person, User
from portal.core.encryption import CannotOpen, encrypted_fields, seal, unseal
from portal.core.erasing import blank
from portal.core.scans import Scan

logger = structlog.get_logger(__name__)

State = TravelRequest.State


class TravelRefused(Exception):
    """The request cannot be made or changed so; the sentence says why."""


@dataclass(frozen=True)
class Journey:
    """What the person writes down."""

    passport_name: str
    passport_number: str
    nationality: str
    born_on: date
    issued_on: date
    expires_on: date
    visa: str
    departs_from: str
    insurance: str
    flight_wishes: str = ""
    needs: str = ""


@dataclass(frozen=True)
class Rotated:
    """What came of a change of keys: how many requests are encrypted anew, how many no key opens."""

    done: int
    unopened: int


def ask_all(event: EventPage, *, at: datetime, by: User | None = None) -> int:
    """Ask everybody who comes and was not asked yet. Again: nobody new, nothing. Returns how many were asked.

    Who gets no mail about the event (see `is_told`) is not asked: staff see that, and write to them themselves.
    """
    if not event.books_journeys or at >= event.starts_at:
        return 0
    with transaction.atomic():
        _locked(event)
        rows = event.registrations.travelling().filter(travel_request=None).select_related("person")
        for registration in rows:
            registration.event = event
        new = [registration for registration in rows if is_told(registration)]
        for registration in new:
            request = TravelRequest.objects.create(registration=registration, asked_at=at)
            ask_for_travel_data(request, at=at)
        if new and by:
            log(event, "events.travel.ask", user=by, data={"people": len(new)})
    return len(new)


def remind(event: EventPage, *, by: User, at: datetime) -> int:
    """Send the link once more to everybody who has not handed in. On the day when somebody was asked: not to them."""
    midnight = timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    with transaction.atomic():
        _locked(event)
        missing = list(TravelRequest.objects.expected(event).missing().filter(asked_at__lt=midnight))
        for request in missing:
            request.asked_at = at
            request.save(update_fields=["asked_at"])
            ask_for_travel_data(request, at=at)
        if missing:
            log(event, "events.travel.ask", user=by, data={"people": len(missing)})
    return len(missing)


def hand_in(
    request: TravelRequest, journey: Journey, scan: Scan | None, *, consent_text: str, language: str, at: datetime
) -> TravelRequest:
    """Keep what the person wrote, encrypted. Again before the journey is booked: the new words replace the old ones.

    Without a new scan the former one stays; the first time there must be one. Raises TravelRefused.
    """
    with _stored(scan.content if scan else None) as name, transaction.atomic():
        request = _reread(request)
        _check_hand_in(request, scan, at=at)
        _keep_consent(request, consent_text, language, at=at)
        for field, value in vars(journey).items():
            setattr(request, field, value)
        if scan:
            _replace_scan(request, name)
            request.scan_kind = scan.kind
        request.state, request.handed_in_at = State.HANDED_IN, at
        request.save()
    logger.info("travel_handed_in", request=request.pk, event_page=request.registration.event_id)
    return request


def take_back(person: Person) -> int:
    """Forget what the person handed in: they are asked for it again. Returns how many requests held something."""
    with transaction.atomic():
        rows = TravelRequest.objects.handed_in().filter(registration__person=person)
        numbers = list(rows.select_for_update(of=("self",)).values_list("pk", flat=True))
        held = TravelRequest.objects.filter(pk__in=numbers)
        blank(held, [*encrypted_fields(TravelRequest), "scan", "scan_kind"])
        return held.update(state=State.ASKED, handed_in_at=None, booked_at=None, booked_by=None)


def book(request: TravelRequest, *, by: User, at: datetime) -> TravelRequest:
    """The journey is booked. A booked request is returned as it is."""
    with transaction.atomic():
        request = _reread(request)
        if request.state == State.BOOKED:
            return request
        if request.state != State.HANDED_IN:
            raise TravelRefused(_("The person has not handed anything in yet."))
        request.state, request.booked_at, request.booked_by = State.BOOKED, at, by
        request.save(update_fields=["state", "booked_at", "booked_by"])
        log(request, "events.travel.book", user=by)
    return request


def unbook(request: TravelRequest, *, by: User) -> TravelRequest:
    """The booking no longer stands; the person may change their data again. Not booked: returned as it is."""
    with transaction.atomic():
        request = _reread(request)
        if request.state != State.BOOKED:
            return request
        request.state, request.booked_at, request.booked_by = State.HANDED_IN, None, None
        request.save(update_fields=["state", "booked_at", "booked_by"])
        log(request, "events.travel.unbook", user=by)
    return request


def why_no_journey(request: TravelRequest, *, at: datetime) -> str:
    """Why nothing can be handed in now; empty when it can."""
    registration = request.registration
    if registration.state != Registration.State.CONFIRMED:
        return _("Your registration is not confirmed; there is no journey to book.")
    if registration.mode == EventPage.Mode.ONLINE:
        return _("You take part online; there is no journey to book.")
    if at >= registration.event.starts_at:
        return _("The event has begun; nothing can be changed any more.")
    if request.state == State.BOOKED:
        return _("Your journey is booked. Write to the programme's staff if something has changed.")
    return ""


def rotate() -> Rotated:
    """Encrypt every request and its scan with the first key, one after the other. Interrupted: run it again.

    What no key opens stays as it is and is counted.
    """
    numbers = TravelRequest.objects.order_by("pk").values_list("pk", flat=True)
    opened = [_rotated(number) for number in list(numbers)]
    return Rotated(opened.count(True), opened.count(False))


def opened_scan(request: TravelRequest) -> bytes:
    """The scan as it was handed in. Raises CannotOpen, also when the file is gone."""
    try:
        with request.scan.open("rb") as file:
            return unseal(file.read())
    except OSError as error:
        raise CannotOpen from error


def _rotated(number: int) -> bool | None:
    """Whether all of it could be opened; None when it has been deleted meanwhile."""
    former = TravelRequest.objects.filter(pk=number).first()
    try:
        content = opened_scan(former) if former and former.scan else None
    except CannotOpen:
        content = None
    with _stored(content) as name, transaction.atomic():
        request = TravelRequest.objects.select_for_update().filter(pk=number).first()
        if former is None or request is None or request.scan.name != former.scan.name:
            _drop(name)  # handed in anew or deleted meanwhile: nothing is left to be done
            return None
        if name:
            _replace_scan(request, name)
        request.save(update_fields=[*encrypted_fields(TravelRequest), "scan"])
        return not request.has_unopened and bool(name) == bool(request.scan)


@contextmanager
def _stored(content: bytes | None) -> Iterator[str]:
    """The name of a new file that holds this content, encrypted. It goes again when what follows fails."""
    storage = TravelRequest._meta.get_field("scan").storage
    name = storage.save(random_name(None, ""), ContentFile(seal(content))) if content else ""
    try:
        yield name
    except BaseException:
        if name:
            storage.delete(name)
        raise


def _replace_scan(request: TravelRequest, name: str) -> None:
    """The former file goes when the transaction commits."""
    _drop(request.scan.name)
    request.scan.name = name


def _drop(name: str | None) -> None:
    """Delete the file of this name, if there is one, when the transaction commits."""
    if name:
        transaction.on_commit(partial(TravelRequest._meta.get_field("scan").storage.delete, name))


def _locked(event: EventPage) -> None:
    EventPage.objects.select_for_update(of=("self",)).get(pk=event.pk)


def _reread(request: TravelRequest) -> TravelRequest:
    rows = TravelRequest.objects.select_for_update(of=("self",)).select_related("registration__event")
    return rows.get(pk=request.pk)


def _check_hand_in(request: TravelRequest, scan: Scan | None, *, at: datetime) -> None:
    refusal = why_no_journey(request, at=at)
    if refusal:
        raise TravelRefused(refusal)
    if not scan and not request.scan:
        raise TravelRefused(_("Add a scan of the passport's page with the photograph."))


def _keep_consent(request: TravelRequest, text: str, language: str, *, at: datetime) -> None:
    Consent.objects.create(
        person=request.registration.person,
        purpose=Consent.Purpose.TRAVEL,
        is_given=True,
        text=text,
        language=language,
        source=Consent.Source.SELF,
        at=at,
    )
