"""What a registered person is told by mail, in the language in which they registered."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from django.conf import settings
from django.utils import translation

from events.ical import registration_calendar
from events.links import own_url
from events.models import EventPage, Registration
from events.nomination_links import nomination_url
from events.placeholders import fill
from portal.core.dates import day_range, moment, moment_of_day
from portal.core.mail import Attachment, queue_mail
from portal.core.models import OutgoingMail

WITHDRAW = "events.withdraw"  # of the links in mails of earlier times

State = Registration.State
# A change of the event's state concerns everybody at once: these mails leave together, over one connection.
TOLD_TOGETHER = (State.CANCELLED,)
OUT_OF_CALENDARS = (State.DECLINED, State.WITHDRAWN, State.CANCELLED, State.WAITING)


def tell(registration: Registration, *, at: datetime) -> None:
    """Queue the mail about the registration's present state. To be called in the transaction that sets the state.

    Told twice at one moment is told once. Who came in by a list is told nothing, unless the event says otherwise.
    """
    if registration.state == State.MERGED:
        return
    write(
        f"registration_{registration.state}",
        registration,
        key=f"{registration.state} {at.isoformat()}",
        more=_of_state(registration),
        attachments=_calendar(registration, at=at),
        is_one_of_many=registration.state in TOLD_TOGETHER,
        at=at,
    )


def write(
    kind: str,
    registration: Registration,
    *,
    key: str,
    at: datetime,
    more: Mapping[str, object] | None = None,
    attachments: Sequence[Attachment] = (),
    is_one_of_many: bool = True,
) -> OutgoingMail | None:
    """Queue one mail about the registration; the same `key` of one registration is one mail. None for who is untold."""
    if not is_told(registration):
        return None
    return queue_mail(
        kind,
        key=f"registration {registration.code} {key}",
        to=registration.person.email,
        language=registration.language,
        context=context_of(kind, registration, more or {}),
        at=at,
        addressee=registration.person_id,
        about=topic(registration.event_id),
        reply_to=registration.event.contact_email,
        attachments=attachments,
        is_one_of_many=is_one_of_many,
    )


def is_told(registration: Registration) -> bool:
    is_imported = registration.source == Registration.Source.IMPORTED
    return bool(registration.person.email) and (registration.event.tells_imported or not is_imported)


def context_of(kind: str, registration: Registration, more: Mapping[str, object]) -> dict[str, object]:
    """The event's facts and own words, the person's link, and what this mail says `more`, in the person's language."""
    event = registration.event
    with translation.override(registration.language):
        context = {
            "name": registration.person.full_name,
            **facts_of(event),
            **({"place": ""} if registration.mode == EventPage.Mode.ONLINE else {}),
            "mode": registration.get_mode_display(),
            "joining_link": registration.joining_link,
            "event_url": settings.BASE_URL + event.url,
            "own_url": next_url(registration),
            **more,
        }
    return context | own_words(event.own_text(kind), registration.language, context)


def next_url(registration: Registration) -> str:
    """Where the person goes on: a nominee has to answer first."""
    return nomination_url(registration) if registration.state == State.NOMINATED else own_url(registration)


def facts_of(event: EventPage) -> dict[str, str]:
    """What, when and where, in the language of the moment."""
    place = (event.local_venue, event.local_street, event.local_city, event.country)
    is_online = event.mode == EventPage.Mode.ONLINE
    return {
        "title": event.local_title,
        "when": day_range(event.starts_on, event.ends_on),
        "starts": moment_of_day(event.starts_at) if event.start_time else "",
        "place": "" if is_online else ", ".join(str(part) for part in place if part),
    }


def own_words(own: Mapping[str, str] | None, language: str, context: Mapping[str, object]) -> dict[str, object]:
    """The event's own subject and text for this mail in this language, filled in; nothing where it has none."""
    if own is None:
        return {}
    ending = "" if language == "en" else f"_{language}"
    subject, text = (fill(own[f"{name}{ending}"] or "", values_of(context)) for name in ("subject", "text"))
    place = "own_text" if own["use"] == "instead" else "more_text"
    return ({"subject": subject} if subject else {}) | ({place: text} if text else {})


def values_of(context: Mapping[str, object]) -> dict[str, object]:
    """What stands for each placeholder of events.placeholders."""
    named = {"event": "title", "dates": "when", "time": "starts", "link": "own_url", "survey": "survey_url"}
    same = ("name", "place", "position", "deadline", "nominator", "reason")
    return {name: context.get(named.get(name, name), "") for name in (*named, *same)}


def _of_state(registration: Registration) -> dict[str, object]:
    """What the mail about this state says beyond the facts of the event."""
    if registration.state == State.WAITING:
        return {"position": registration.position}
    if registration.state == State.OFFERED:
        with translation.override(registration.language):
            return {"deadline": moment(registration.offered_until, registration.event.time_zone)}
    if registration.state == State.CANCELLED:
        return {"reason": registration.event.cancelled_reason}
    if registration.state == State.NOMINATED:
        return {"nominator": str(registration.decided_by or "")}
    return {"reason": registration.reason}


def _calendar(registration: Registration, *, at: datetime) -> list[Attachment]:
    """The event for the person's calendar; its withdrawal for who had been sent it before."""
    was_confirmed = OutgoingMail.objects.filter(key__startswith=f"registration {registration.code} {State.CONFIRMED} ")
    if registration.state == State.CONFIRMED or (registration.state in OUT_OF_CALENDARS and was_confirmed.exists()):
        return [calendar_of(registration, at=at)]
    return []


def calendar_of(registration: Registration, *, at: datetime) -> Attachment:
    is_in = registration.state == State.CONFIRMED
    media_type = f"text/calendar; method={'REQUEST' if is_in else 'CANCEL'}"
    return Attachment.of("event.ics", media_type, registration_calendar(registration, at=at))


def topic(event_id: int) -> str:
    """By which the outbox knows the mails about an event."""
    return f"event {event_id}"


def topics() -> Iterator[tuple[str, str]]:
    """What staff may look for in the outbox: every event, the latest first."""
    for event in EventPage.objects.order_by("-starts_on", "-pk").only("pk", "title", "title_ru"):
        yield topic(event.pk), event.local_title
