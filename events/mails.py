"""What a registered person is told by mail, in the language in which they registered."""

from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from events.dates import day_range, moment_of_day
from events.models import EventPage, Registration
from portal.core.mail import queue_mail
from portal.core.signing import sign

WITHDRAW = "events.withdraw"


def tell(registration: Registration, *, at: datetime) -> None:
    """Queue the mail about the registration's present state. To be called in the transaction that sets the state."""
    context = context_of(registration) | {"reason": registration.reason}
    write(
        f"registration_{registration.state}", registration, context, key=f"{registration.state} {at.isoformat()}", at=at
    )


def write(kind: str, registration: Registration, context: dict[str, object], *, key: str, at: datetime) -> None:
    """Queue one mail about the registration. The same `key` of one registration is one mail."""
    queue_mail(
        kind,
        key=f"registration {registration.code} {key}",
        to=registration.person.email,
        language=registration.language,
        context=context,
        at=at,
        addressee=registration.person_id,
        about=topic(registration.event_id),
    )


def context_of(registration: Registration) -> dict[str, object]:
    """The event's facts and the person's links, in the language of the registration."""
    event = registration.event
    with translation.override(registration.language):
        return {
            "name": registration.person.full_name,
            "title": event.local_title,
            "when": day_range(event.starts_on, event.ends_on),
            "starts": moment_of_day(event.starts_at) if event.start_time else "",
            "city": event.local_city,
            "mode": event.get_mode_display(),
            "event_url": settings.BASE_URL + event.url,
            "withdraw_url": settings.BASE_URL + reverse("events:withdraw", args=[sign(WITHDRAW, registration.code)]),
        }


def topic(event_id: int) -> str:
    """By which the outbox knows the mails about an event."""
    return f"event {event_id}"


def topics() -> Iterator[tuple[str, str]]:
    """What staff may look for in the outbox: every event, the latest first."""
    for event in EventPage.objects.order_by("-starts_on", "-pk").only("pk", "title", "title_ru"):
        yield topic(event.pk), event.local_title
