"""A country's list of nominees: written, ordered, sent off, and answered by the nominees themselves."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from events.actions.changing import change, reread
from events.actions.promoting import hold
from events.actions.registration import nominate, take_up
from events.actions.seating import RegistrationRefused, locked
from events.models import EventPage, Nomination, Registration
from events.models.nominations import nominations_close_at, takes_nominations
from events.nomination_mails import tell_taken_back
from participants.models import Consent, Country, Institution, Person, PersonDetails, User
from portal.core.dates import moment

State = Registration.State
MOST = 200  # on one country's list
ABOUT_ONESELF = ("given_name", "family_name", "given_name_latin", "family_name_latin", "sex")


class NominationRefused(Exception):
    """The list cannot be changed or answered so; the sentence says why."""


@dataclass(frozen=True)
class Nominee:
    """What a country writes of somebody."""

    given_name: str
    family_name: str
    sex: str
    institution: str
    email: str
    position: str = ""
    given_name_latin: str = ""
    family_name_latin: str = ""
    language: str = "en"


def add(event: EventPage, country: Country, nominees: Sequence[Nominee], *, by: User, at: datetime) -> int:
    """Put these at the end of the country's list. Who is on it already, by address, stays as they are.

    Returns how many are new. Raises NominationRefused; then nothing is written.
    """
    with transaction.atomic():
        _check_open(locked(event), country, at=at)
        rows = Nomination.objects.standing().filter(event=event, country=country)
        known, last = set(rows.values_list("email", flat=True)), max([0, *rows.values_list("rank", flat=True)])
        new = {nominee.email.lower(): nominee for nominee in nominees if nominee.email.lower() not in known}
        if len(known) + len(new) > MOST:
            raise NominationRefused(_("A list holds at most %(most)s people.") % {"most": MOST})
        for rank, (email, nominee) in enumerate(new.items(), last + 1):
            words = asdict(nominee) | {"email": email}
            Nomination.objects.create(event=event, country=country, rank=rank, added_at=at, added_by=by, **words)
    return len(new)


def move(nomination: Nomination, *, up: bool, by: User, at: datetime) -> None:
    """One place up or down. At the end of the list nothing happens. The ranks are 1, 2, 3 and so on afterwards."""
    with transaction.atomic():
        _check_open(locked(nomination.event), nomination.country, at=at)
        rows = list(Nomination.objects.of(nomination.event, nomination.country))
        here = next((number for number, row in enumerate(rows) if row.pk == nomination.pk), None)
        there = None if here is None else here + (-1 if up else 1)
        if here is not None and there is not None and 0 <= there < len(rows):
            rows[here], rows[there] = rows[there], rows[here]
        _number(rows)


def remove(nomination: Nomination, *, reason: str, by: User, at: datetime) -> Nomination | None:
    """Take somebody off the list. Who was not asked yet leaves no trace; who was asked is told, with the reason.

    Refused once the nominee has agreed: then the place is theirs. Taken back already: returned as it is.
    """
    with transaction.atomic():
        event = hold(nomination.event, at=at).event
        row = Nomination.objects.select_related("registration").filter(pk=nomination.pk).first()
        if row is None or row.removed_at:
            return row
        _check_open(event, nomination.country, at=at)
        was_asked = row.registration is not None
        if row.registration:
            _take_back(row, row.registration, reason=reason, by=by, at=at)
        else:
            row.delete()
        _number(list(Nomination.objects.of(nomination.event, nomination.country)))
    return row if was_asked else None


def submit(event: EventPage, country: Country, *, by: User, at: datetime) -> int:
    """Ask everybody on the list who was not asked yet, in their order. Again: nobody is asked twice.

    Returns how many were asked. Raises NominationRefused, naming the person, and then nobody was.
    """
    with transaction.atomic():
        event = hold(event, at=at).event
        _check_open(event, country, at=at)
        rows = [row for row in Nomination.objects.of(event, country) if row.registration is None]
        for row in rows:
            row.registration = _nominated(event, row, by=by, at=at)
            row.submitted_at, row.submitted_by = at, by
            row.save(update_fields=["registration", "submitted_at", "submitted_by"])
        if rows:
            log(event, "events.nominations.submit", user=by, data={"people": len(rows), "country": country.pk})
    return len(rows)


def agree(
    registration: Registration,
    changes: Mapping[str, Any],
    *,
    consent_text: str,
    language: str,
    mode: str,
    answers: Mapping[str, Any],
    at: datetime,
) -> Registration:
    """The nominee comes, and completes what is known of them. A second time changes nothing.

    `changes` are words about the person: phone, position, institution; names and sex only of somebody whom nothing but
    nominations has made known. Raises NominationRefused or RegistrationRefused; then nothing is written.
    """
    with transaction.atomic():
        event = hold(registration.event, at=at).event
        registration = reread(registration)
        if registration.state in Registration.ACTIVE and registration.state != State.NOMINATED:
            return registration
        why = why_no_answer(event, registration, at=at)
        if why:
            raise NominationRefused(why)
        _complete(registration.person, changes)
        return take_up(registration, consent_text=consent_text, language=language, mode=mode, answers=answers, at=at)


def why_no_answer(event: EventPage, registration: Registration, *, at: datetime) -> str:
    """Why the nominee cannot agree; empty when they can."""
    if registration.state != State.NOMINATED:
        return _("This nomination no longer stands.")
    closes_at = nominations_close_at(event)
    if at >= closes_at:
        return _("The nomination was to be confirmed until %(when)s.") % {"when": moment(closes_at, event.time_zone)}
    return ""


def is_known_by_nomination_alone(person: Person) -> bool:
    """Nobody but a country has said anything of this person yet, so that they may correct how they are called."""
    others = person.registrations.exclude(state=State.NOMINATED)
    return not (Consent.objects.filter(person=person).exists() or others.exists() or hasattr(person, "account"))


def close(*, at: datetime) -> int:
    """Nominations that nobody has answered by the deadline are over. Returns how many; a second time none."""
    events = EventPage.objects.filter(registrations__state=State.NOMINATED).distinct()
    over = [event for event in events if at >= nominations_close_at(event)]
    return sum(_close(event, at=at) for event in over)


def _close(event: EventPage, *, at: datetime) -> int:
    with transaction.atomic():
        event = hold(event, at=at).event
        if at < nominations_close_at(event):  # moved meanwhile
            return 0
        rows = event.registrations.filter(state=State.NOMINATED).select_for_update(of=("self",)).order_by("pk")
        over, reason = list(rows.select_related("person")), _("Nobody answered by the deadline.")
        for registration in over:
            change(registration, State.WITHDRAWN, reason=reason, at=at, is_told=False)
        return len(over)


def _check_open(event: EventPage, country: Country, *, at: datetime) -> None:
    why = why_no_list(event, country, at=at)
    if why:
        raise NominationRefused(why)


def why_no_list(event: EventPage, country: Country, *, at: datetime) -> str:
    """Why the country's list cannot be changed now; empty when it can."""
    if event.is_cancelled:
        return _("The event was cancelled.")
    if not takes_nominations(event, country):
        return _("Nobody is nominated for this event.")
    closes_at = nominations_close_at(event)
    if at >= closes_at:
        return _("The list is closed since %(when)s.") % {"when": moment(closes_at, event.time_zone)}
    return ""


def _nominated(event: EventPage, row: Nomination, *, by: User, at: datetime) -> Registration:
    words = {name: getattr(row, name) for name in Nominee.__dataclass_fields__}
    details = PersonDetails(country=row.country, **words)
    try:
        registration = nominate(event, details, language=row.language, by=by, at=at)
    except RegistrationRefused as refusal:
        raise NominationRefused(f"{row.name}: {refusal}") from refusal
    if registration.person.country_id != row.country_id:
        raise NominationRefused(
            _("%(name)s cannot be nominated by your country. Write to the programme's staff.") % {"name": row.name}
        )
    return registration


def _take_back(row: Nomination, registration: Registration, *, reason: str, by: User, at: datetime) -> None:
    registration = reread(registration.surviving)
    if registration.state == State.NOMINATED:
        change(registration, State.WITHDRAWN, reason=reason, by=by, at=at, is_told=False)
        tell_taken_back(registration, at=at)
    elif registration.state in Registration.ACTIVE:
        raise NominationRefused(
            _("%(name)s has agreed already. Only they themselves or the programme's staff can change that.")
            % {"name": row.name}
        )
    row.removed_at, row.removed_by, row.removed_reason = at, by, reason
    row.save(update_fields=["removed_at", "removed_by", "removed_reason"])


def _number(rows: Sequence[Nomination]) -> None:
    for rank, row in enumerate(rows, 1):
        if row.rank != rank:
            Nomination.objects.filter(pk=row.pk).update(rank=rank)


def _complete(person: Person, changes: Mapping[str, Any]) -> None:
    person = Person.objects.hold([person])[person.pk]
    allowed = {"phone", "position", *(ABOUT_ONESELF if is_known_by_nomination_alone(person) else ())}
    for name in allowed & changes.keys():
        setattr(person, name, changes[name])
    if changes.get("institution"):
        person.institution = Institution.objects.recognise(person.country, changes["institution"])
    person.fill_keys()
    namesakes = Person.objects.filter(email=person.email, name_key=person.name_key).exclude(pk=person.pk)
    if person.email and namesakes.exists():
        raise NominationRefused(_("There is another person of this name with this e-mail address."))
    person.save()
