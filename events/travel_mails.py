"""What a confirmed person is told about the journey, in the language in which they registered."""

from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from events.mails import write
from events.models import TravelRequest
from portal.core.signing import sign

TRAVEL = "events.travel"
LINK_LASTS = timedelta(days=90)


def travel_path(request: TravelRequest) -> str:
    return reverse("events:travel", args=[sign(TRAVEL, request.registration.code)])


def ask_for_travel_data(request: TravelRequest, *, at: datetime) -> None:
    """Queue the mail with the link. Again at another moment: a reminder. To be called in the transaction that asks."""
    registration = request.registration
    with translation.override(registration.language):
        url = settings.BASE_URL + travel_path(request)
    write("travel_asked", registration, key=f"travel {at.isoformat()}", more={"travel_url": url}, at=at)
