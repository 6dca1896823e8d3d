"""To register for an event. Every place is given under the lock of the event's row."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from events.actions.changing import change, check_move, note, reread, unknown
from events.actions.deciding import confirm, decline
from events.actions.leaving import withdraw
from events.actions.promoting import hold
from events.actions.seating import RegistrationRefused, Seating
from events.closing import why_closed
from events.mails import tell
from events.models import EventPage, Registration
from participants.models import Consent, Person, PersonDetails, User

__all__ = [
    "RegistrationRefused",
    "confirm",
    "decline",
    "declined_earlier",
    "nominate",
    "register",
    "register_all",
    "take_part",
    "take_up",
    "withdraw",
]

State = Registration.State
Source = Registration.Source
Admission = EventPage.Admission


def register(
    event: EventPage,
    details: PersonDetails,
    *,
    consent_text: str,
    language: str,
    at: datetime,
    mode: str = "",
    answers: Mapping[str, Any] | None = None,
    source: Source = Source.SELF,
    by: User | None = None,
) -> Registration:
    """Register the person of these details. Where admission is open, they are confirmed at once if a place is free that
    they may have, else they wait; where staff decide, it is to be decided.

    `mode` is how they take part, the usual one of the event unless it is said; `answers` is what they answered to its
    questions. Somebody who is registered already gets that same registration back, unchanged and without a mail. A
    list of participants that staff import (`source`) may come when registration is closed, is confirmed or refused,
    and sends no mail. Raises RegistrationRefused; then nothing is written.
    """
    with transaction.atomic():
        now = hold(event, at=at)
        person = _held(Person.objects.recognise(details, at=at))
        known = now.event.registrations.active().filter(person=person).first()
        if known:
            return known
        _check_intake(now.event, person, source, at=at)
        mode = _checked_mode(now.event, mode)
        state = _first_state(now, person, mode, source)
        _keep_consents([person], consent_text, language, source, at=at)
        row = _row(now.event, person, state, mode=mode, language=language, source=source, by=by, at=at)
        row.answers = dict(answers or {})
        row.save()
        note("register", [row], by, at=at)
        if source != Source.IMPORTED:
            tell(row, at=at)
    return row


def nominate(
    event: EventPage,
    details: PersonDetails,
    *,
    language: str,
    by: User,
    at: datetime,
    mode: str = "",
) -> Registration:
    """A country names somebody: they take no place until they have taken the nomination up. Twice is one nomination.

    Who is registered already is returned as they are. No consent is kept: the person gives it when they take it up.
    """
    with transaction.atomic():
        now = hold(event, at=at)
        person = _held(Person.objects.recognise(details, at=at))
        known = now.event.registrations.active().filter(person=person).first()
        if known:
            return known
        _check_intake(now.event, person, Source.NOMINATED, at=at)
        mode = _checked_mode(now.event, mode)
        source = Source.NOMINATED
        row = _row(now.event, person, State.NOMINATED, mode=mode, language=language, source=source, by=by, at=at)
        row.save()
        note("nominate", [row], by, at=at)
        tell(row, at=at)
    return row


def take_up(
    registration: Registration,
    *,
    consent_text: str,
    language: str,
    at: datetime,
    mode: str = "",
    answers: Mapping[str, Any] | None = None,
) -> Registration:
    """The nominated person agrees: from now on they stand as if they had registered. A second time changes nothing.

    Who is nominated may come until the event begins, also when registration is closed for others.
    """
    with transaction.atomic():
        now = hold(registration.event, at=at)
        registration = reread(registration)
        if registration.state in Registration.ACTIVE and registration.state != State.NOMINATED:
            return registration
        check_move(registration, State.APPLIED)
        if at >= now.event.starts_at:
            raise RegistrationRefused(_("The event has begun; it is too late to take the nomination up."))
        registration.mode = _checked_mode(now.event, mode or registration.mode)
        registration.answers = dict(answers or registration.answers)
        registration.language = language
        registration.save(update_fields=["language"])
        state = _first_state(now, registration.person, registration.mode, Source.SELF)
        _keep_consents([registration.person], consent_text, language, Source.SELF, at=at)
        return change(registration, state, at=at, queued_at=at)


def take_part(event: EventPage, person: Person, *, language: str, at: datetime, by: User | None = None) -> Registration:
    """Register somebody whom a series of events brings along: confirmed if a place is free, else waiting.

    They need no nomination and are bound to no days of registration. The series keeps their consent and tells them;
    only who comes on the waiting list is told here. Who is registered already stays so. Raises RegistrationRefused.
    """
    with transaction.atomic():
        now = hold(event, at=at)
        person = _held(person)
        known = now.event.registrations.active().filter(person=person).first()
        if known:
            return known
        source = Source.INVITED
        _check_intake(now.event, person, source, at=at)
        mode = now.event.usual_mode
        state = _first_state(now, person, mode, source)
        row = _row(now.event, person, state, mode=mode, language=language, source=source, by=by, at=at)
        row.save()
        note("register", [row], by, at=at)
        if state == State.WAITING:
            tell(row, at=at)
    return row


def register_all(
    event: EventPage,
    people: Sequence[Person],
    *,
    consent_text: str,
    consent_language: str,
    by: User | None,
    at: datetime,
    modes: Mapping[int, str] | None = None,
) -> dict[int, Registration]:
    """Register everybody on a list of participants: the confirmed registration of each person, by the person's id.

    `modes` says of some people, by their id, how they take part. Who is confirmed already stays so, without a row; who
    waits for a decision or a place is confirmed, and told by mail while the event is still to come. Raises
    RegistrationRefused when there are not enough places, or when the programme declined somebody; then nothing is
    written.
    """
    with transaction.atomic():
        now = hold(event, at=at)
        event = now.event
        held = Person.objects.hold(people)
        known = {
            row.person_id: row
            for row in event.registrations.active().filter(person__in=list(held.values())).select_related("person")
        }
        chosen = {held[number].pk: mode for number, mode in (modes or {}).items() if mode in event.seat_modes}
        new = [person for person in dict.fromkeys(held[it.pk] for it in people) if person.pk not in known]
        _check_list(now, new, known.values(), chosen)
        nominated = [row.person for row in known.values() if row.state == State.NOMINATED]
        for registration in known.values():
            if registration.state != State.CONFIRMED:
                registration.event = event
                change(registration, State.CONFIRMED, by=by, at=at, is_told=at < event.starts_at)
        _keep_consents([*new, *nominated], consent_text, consent_language, Source.IMPORTED, at=at)
        entered = Registration.objects.bulk_create(_listed(event, new, chosen, by=by, at=at))
        note("register", entered, by, at=at)
        known |= {registration.person_id: registration for registration in entered}
        return {number: known[person.pk] for number, person in held.items()}


def _listed(
    event: EventPage, people: Sequence[Person], modes: Mapping[int, str], *, by: User | None, at: datetime
) -> list[Registration]:
    """The registrations of new people on a list, in the mode that the list gives them."""
    return [
        _row(
            event,
            person,
            State.CONFIRMED,
            mode=modes.get(person.pk, event.usual_mode),
            language=person.language,
            source=Source.IMPORTED,
            by=by,
            at=at,
        )
        for person in people
    ]


def _check_list(now: Seating, new: Sequence[Person], known: Collection[Registration], modes: Mapping[int, str]) -> None:
    """Whether all of a list can be confirmed: those who come in with it and those who have no place yet."""
    event = now.event
    if event.cancelled_at:
        raise RegistrationRefused(why_closed(event, event.intake(event.cancelled_at)))
    for registration in event.registrations.filter(person__in=new, state=State.DECLINED).select_related("person"):
        raise RegistrationRefused(declined_earlier(registration.person))
    if any(person.anonymised_at for person in new):
        raise RegistrationRefused(unknown())
    wanted = [(modes.get(person.pk, event.usual_mode), person.country_id) for person in new]
    wanted += [(row.mode, row.person.country_id) for row in known if row.state not in Registration.SEATED]
    why = now.why_none(wanted)
    if why:
        raise RegistrationRefused(why)


def declined_earlier(person: Person) -> str:
    return _("The programme declined the registration of %(name)s. Confirm it first, or take the row out.") % {
        "name": person.full_name
    }


def _held(person: Person) -> Person:
    """The person as they are now, who cannot be merged into another one before the registration is written."""
    held: Person = Person.objects.hold([person])[person.pk]
    return held


def _check_intake(event: EventPage, person: Person, source: Source, *, at: datetime) -> None:
    intake = event.intake(at, source=source)
    if not intake.is_open:
        raise RegistrationRefused(why_closed(event, intake))
    if person.anonymised_at:
        raise RegistrationRefused(unknown())
    if event.registrations.filter(person=person, state=State.DECLINED).exists():
        raise RegistrationRefused(
            _("The programme has already decided on your registration for this event. Please write to its staff.")
        )


def _checked_mode(event: EventPage, mode: str) -> str:
    """How somebody takes part; what the event does not offer is refused, and unsaid it is the usual way."""
    if mode and mode not in event.seat_modes:
        raise RegistrationRefused(_("The event is not held so."))
    return mode or event.usual_mode


def _first_state(now: Seating, person: Person, mode: str, source: Source) -> State:
    """Where somebody stands who comes in now."""
    if source == Source.IMPORTED:
        now.check_place(mode=mode, country=person.country_id)
        return State.CONFIRMED
    if source == Source.SELF and now.event.admission == Admission.APPROVAL:
        return State.APPLIED
    return State.CONFIRMED if now.has_place_for(mode=mode, country=person.country_id) else State.WAITING


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


def _row(
    event: EventPage,
    person: Person,
    state: State,
    *,
    mode: str,
    language: str,
    source: Source,
    by: User | None,
    at: datetime,
) -> Registration:
    is_confirmed = state == State.CONFIRMED
    return Registration(
        event=event,
        person=person,
        state=state,
        source=source,
        language=language,
        mode=mode,
        registered_at=at,
        queued_at=at,
        decided_at=at if is_confirmed else None,
        decided_by=by if is_confirmed else None,
    )
