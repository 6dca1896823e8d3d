"""What the clock tells people: reminders before an event, thanks after it, each once."""

from datetime import datetime, timedelta

from django.db.models import Q

from events.mails import topic, write
from events.models import EventPage, Registration
from events.reminders import THANKED_WITHIN, THANKS, Span, spans
from portal.core.models import OutgoingMail


def remind(*, at: datetime) -> int:
    """Write every reminder and all thanks that are due and not written yet. Returns how many.

    An event that was moved reminds of its new days as well. Twice, or twice at the same time, writes each once.
    """
    return sum(_write_due(event, span, at=at) for event in _events(at) for span in _spans(event) if span.holds(at))


def _events(at: datetime) -> list[EventPage]:
    """Those that may have something due: a day more on each side, for the clock of the venue."""
    today, day = at.date(), timedelta(days=1)
    soon = Q(starts_on__range=(today - day, today + 8 * day))
    lately = Q(ends_on__range=(today - THANKED_WITHIN - 2 * day, today))
    found = EventPage.objects.live().filter(soon | lately, cancelled_at=None).select_related("country")
    return list(found)


def _spans(event: EventPage) -> tuple[Span, ...]:
    return spans(starts_at=event.starts_at, ends_on=event.ends_on, zone=event.time_zone)


def _write_due(event: EventPage, span: Span, *, at: datetime) -> int:
    key = f"{span.kind} {event.starts_on if span.kind != THANKS else event.ends_on}"
    written = set(OutgoingMail.objects.filter(about=topic(event.pk), kind=span.kind).values_list("key", flat=True))
    due = [row for row in _people(event, span) if f"registration {row.code} {key}" not in written]
    more = {"days": (event.starts_on - event.today(at)).days, "survey_url": event.survey_url}
    mails = [write(span.kind, registration, key=key, at=at, more=more) for registration in due]
    return sum(mail is not None for mail in mails)


def _people(event: EventPage, span: Span) -> list[Registration]:
    """Who was confirmed before the moment of the reminder; to thank: who was there."""
    confirmed = event.registrations.confirmed().select_related("person")
    if span.kind == THANKS:
        found = confirmed.filter(attendance__isnull=False)
    else:
        found = confirmed.filter(registered_at__lt=span.opens).exclude(decided_at__gte=span.opens)
    registrations = list(found.order_by("pk"))
    for registration in registrations:
        registration.event = event  # read once, with its country
    return registrations
