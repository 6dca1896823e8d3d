"""To register for an event, and to decide about it. Every place is given under the lock of the event's row."""

from collections.abc import Sequence
from datetime import datetime

import structlog
from django.db import transaction
from django.utils.translation import gettext as _

from events.closing import all_taken, too_few_left, why_closed
from events.mails import tell
from events.models import EventPage, Registration
from events.questioning import Answers
from participants.models import Consent, Person, PersonDetails, User
from portal.core.logbook import Entry, log_all

logger = structlog.get_logger(__name__)

State = Registration.State
Source = Registration.Source


class RegistrationRefused(Exception):
    """The registration cannot be made or changed so; the sentence says why."""


def register(
    event: EventPage,
    details: PersonDetails,
    *,
    consent_text: str,
    language: str,
    at: datetime,
    mode: str = "",
    answers: Answers | None = None,
    source: Source = Source.SELF,
    by: User | None = None,
) -> Registration:
    """Register the person of these details: confirmed at once where admission is open, else to be decided.

    `mode` is how they take part, the usual one of the event unless it is said; `answers` is what they answered to its
    questions (see events.questioning).
    Somebody who is registered already gets that same registration back, unchanged and without a mail. A list of
    participants that staff import (`source`) may come when registration is closed, is confirmed, and sends no mail.
    Raises RegistrationRefused; then nothing is written.
    """
    with transaction.atomic():
        event = locked(event)
        person = _held(Person.objects.recognise(details, at=at))
        known: Registration | None = event.registrations.active().filter(person=person).first()
        if known:
            return known
        _check_intake(event, person, source, at=at)
        _keep_consents([person], consent_text, language, source, at=at)
        [registration] = _enter(event, [(person, language)], source=source, by=by, at=at, mode=mode, answers=answers)
        if source == Source.SELF:
            tell(registration, at=at)
    return registration


def register_all(
    event: EventPage,
    people: Sequence[Person],
    *,
    consent_text: str,
    consent_language: str,
    by: User | None,
    at: datetime,
) -> dict[int, Registration]:
    """Register everybody on a list of participants: the confirmed registration of each person, by the person's id.

    Who is confirmed already stays so, without a row; who waits for a decision is confirmed, and told by mail while
    the event is still to come. Raises RegistrationRefused when there are not enough places, or when the programme
    declined somebody; then nothing is written.
    """
    with transaction.atomic():
        event = locked(event)
        now = Person.objects.hold(people)
        known = {row.person_id: row for row in event.registrations.active().filter(person__in=list(now.values()))}
        new = [person for person in dict.fromkeys(now[it.pk] for it in people) if person.pk not in known]
        undecided = [row for row in known.values() if row.state == State.APPLIED]
        _check_places(event, wanted=len(new) + len(undecided))
        for registration in event.registrations.filter(person__in=new, state=State.DECLINED).select_related("person"):
            raise RegistrationRefused(declined_earlier(registration.person))
        for registration in undecided:
            registration.event = event
            _decide(registration, State.CONFIRMED, reason="", by=by, at=at, is_told=at < event.starts_at)
        _keep_consents(new, consent_text, consent_language, Source.IMPORTED, at=at)
        entered = _enter(event, [(person, person.language) for person in new], source=Source.IMPORTED, by=by, at=at)
        known |= {registration.person_id: registration for registration in entered}
        return {number: known[person.pk] for number, person in now.items()}


def declined_earlier(person: Person) -> str:
    return _("The programme declined the registration of %(name)s. Confirm it first, or take the row out.") % {
        "name": person.full_name
    }


def confirm(registration: Registration, *, by: User, at: datetime) -> Registration:
    """Give the person a place. A confirmed registration is returned as it is, without a second mail."""
    with transaction.atomic():
        locked(registration.event)
        registration = _reread(registration)
        if registration.state == State.CONFIRMED:
            return registration
        _check_move(registration, State.CONFIRMED)
        _check_places(registration.event)
        return _decide(registration, State.CONFIRMED, reason="", by=by, at=at)


def decline(registration: Registration, *, reason: str, by: User, at: datetime) -> Registration:
    """Refuse the person a place; the reason is in the mail. A declined registration is returned as it is."""
    with transaction.atomic():
        locked(registration.event)
        registration = _reread(registration)
        if registration.state == State.DECLINED:
            return registration
        _check_move(registration, State.DECLINED)
        return _decide(registration, State.DECLINED, reason=reason, by=by, at=at)


def withdraw(registration: Registration, *, at: datetime) -> Registration:
    """The person does not come; the place is free. A withdrawn registration is returned as it is."""
    with transaction.atomic():
        locked(registration.event)
        registration = _reread(registration)
        if registration.state == State.WITHDRAWN:
            return registration
        _check_move(registration, State.WITHDRAWN)
        if at >= registration.event.starts_at:
            raise RegistrationRefused(_("The event has begun; a registration can no longer be withdrawn."))
        return _decide(registration, State.WITHDRAWN, reason="", by=None, at=at)


def locked(event: EventPage) -> EventPage:
    """The event as it is now, its row locked: whoever else wants a place waits here.

    SQLite has no row locks; there the transaction itself was begun with the write lock (see the settings).
    """
    row: EventPage = EventPage.objects.select_for_update(of=("self",)).get(pk=event.pk)
    return row


def _held(person: Person) -> Person:
    """The person as they are now, who cannot be merged into another one before the registration is written."""
    held: Person = Person.objects.hold([person])[person.pk]
    return held


def _reread(registration: Registration) -> Registration:
    """The registration as it is now, its row locked as well: a mark of presence locks that row alone.

    Read after the lock, not with it: the query that waits does not see the attendance that it has waited for.
    """
    Registration.objects.select_for_update().get(pk=registration.pk)
    return Registration.objects.select_related("event", "person", "attendance").get(pk=registration.pk)


def _check_intake(event: EventPage, person: Person, source: Source, *, at: datetime) -> None:
    if source == Source.IMPORTED:
        _check_places(event)
    else:
        intake = event.intake(at)
        if not intake.is_open:
            raise RegistrationRefused(why_closed(event, intake))
    if event.registrations.filter(person=person, state=State.DECLINED).exists():
        raise RegistrationRefused(
            _("The programme has already decided on your registration for this event. Please write to its staff.")
        )


def _check_known(person: Person) -> None:
    if person.anonymised_at:
        raise RegistrationRefused(_("Nothing is known of this person any more: they were anonymised."))


def _check_places(event: EventPage, *, wanted: int = 1) -> None:
    sentence = why_no_places(event, wanted=wanted)
    if sentence:
        raise RegistrationRefused(sentence)


def why_no_places(event: EventPage, *, wanted: int) -> str:
    """Why so many more cannot be confirmed; empty when they can."""
    if event.capacity is None or not wanted:
        return ""
    left = max(event.capacity - event.registrations.confirmed().count(), 0)
    if not left:
        return all_taken(event.capacity)
    return too_few_left(event.capacity, left=left, wanted=wanted) if wanted > left else ""


def _check_move(registration: Registration, state: State) -> None:
    if not registration.may_become(state):
        raise RegistrationRefused(
            _("The registration is “%(now)s” and cannot become “%(then)s”.")
            % {"now": registration.get_state_display(), "then": state.label}
        )
    if registration.has_attended:
        raise RegistrationRefused(_("The person was marked present. Undo that first."))
    _check_known(registration.person)


def _keep_consents(people: Sequence[Person], text: str, language: str, source: Source, *, at: datetime) -> None:
    Consent.objects.bulk_create(
        Consent(
            person=person,
            purpose=Consent.Purpose.REGISTRATION,
            is_given=True,
            text=text,
            language=language,
            source=source,
            at=at,
        )
        for person in people
    )


def _enter(
    event: EventPage,
    people: Sequence[tuple[Person, str]],
    *,
    source: Source,
    by: User | None,
    at: datetime,
    mode: str = "",
    answers: Answers | None = None,
) -> list[Registration]:
    """Write the registrations of these people, each with the language in which the person is written to."""
    for person, _language in people:
        _check_known(person)
    confirmed = source == Source.IMPORTED or event.admission == EventPage.Admission.OPEN
    entered = Registration.objects.bulk_create(
        Registration(
            event=event,
            person=person,
            state=State.CONFIRMED if confirmed else State.APPLIED,
            source=source,
            language=language,
            mode=mode or event.usual_mode,
            answers=answers or {},
            registered_at=at,
            queued_at=at,
            decided_at=at if confirmed else None,
            decided_by=by if confirmed else None,
        )
        for person, language in people
    )
    _note("register", entered, by, at=at)
    return entered


def _decide(
    registration: Registration, state: State, *, reason: str, by: User | None, at: datetime, is_told: bool = True
) -> Registration:
    registration.state, registration.reason = state, reason
    registration.decided_at, registration.decided_by = at, by
    registration.save(update_fields=["state", "reason", "decided_at", "decided_by"])
    if is_told:
        tell(registration, at=at)
    _note(state, [registration], by, at=at)
    return registration


def _note(verb: str, registrations: Sequence[Registration], by: User | None, *, at: datetime) -> None:
    """One line each for the machine's log and, for what staff did, for the admin's; neither names the person."""
    for registration in registrations:
        logger.info(
            "registration_changed",
            verb=verb,
            registration=registration.pk,
            event_page=registration.event_id,
            state=registration.state,
            by=by and by.pk,
        )
    if by:
        log_all([Entry(row, row.code) for row in registrations], f"events.registration.{verb}", by=by, at=at)
