"""What a confirmed person is told about the journey, in the language in which they registered."""

from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from events.dates import day_range
from events.models import TravelRequest
from portal.core.mail import queue_mail
from portal.core.signing import sign

TRAVEL = "events.travel"
LINK_LASTS = timedelta(days=90)


def travel_path(request: TravelRequest) -> str:
    return reverse("events:travel", args=[sign(TRAVEL, request.registration.code)])


def ask_for_travel_data(request: TravelRequest, *, at: datetime) -> None:
    """Queue the mail with the link. Again at another moment: a reminder. To be called in the transaction that asks."""
    registration = request.registration
    event = registration.event
    with translation.override(registration.language):
        context = {
            "name": registration.person.full_name,
            "title": event.local_title,
            "when": day_range(event.starts_on, event.ends_on),
            "city": event.local_city,
            "mode": event.get_mode_display(),
            "event_url": settings.BASE_URL + event.url,
            "travel_url": settings.BASE_URL + travel_path(request),
        }
    queue_mail(
        "travel_asked",
        key=f"registration {registration.code} travel {at.isoformat()}",
        to=registration.person.email,
        language=registration.language,
        context=context,
        at=at,
        addressee=registration.person_id,
    )
