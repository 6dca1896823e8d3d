"""What a registered person is told by mail, in the language in which they registered."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from events.dates import day_range
from events.models import Registration
from portal.core.mail import queue_mail
from portal.core.signing import sign

WITHDRAW = "events.withdraw"


def tell(registration: Registration, *, at: datetime) -> None:
    """Queue the mail about the registration's present state. To be called in the transaction that sets the state."""
    event = registration.event
    with translation.override(registration.language):
        context = {
            "name": registration.person.full_name,
            "title": event.local_title,
            "when": day_range(event.starts_on, event.ends_on),
            "city": event.local_city,
            "mode": event.get_mode_display(),
            "reason": registration.reason,
            "event_url": settings.BASE_URL + event.url,
            "withdraw_url": settings.BASE_URL + reverse("events:withdraw", args=[sign(WITHDRAW, registration.code)]),
        }
    queue_mail(
        f"registration_{registration.state}",
        key=f"registration {registration.code} {registration.state} {at.isoformat()}",
        to=registration.person.email,
        language=registration.language,
        context=context,
        at=at,
        addressee=registration.person_id,
    )
