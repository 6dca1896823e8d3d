"""What a nominee is told beside the mails of every registration."""

from datetime import datetime

from django.conf import settings
from django.utils import translation

from events.dates import day_range
from events.models import Registration
from portal.core.mail import queue_mail


def tell_taken_back(registration: Registration, *, at: datetime) -> None:
    """To be called in the transaction that takes the nomination back."""
    event = registration.event
    with translation.override(registration.language):
        context = {
            "name": registration.person.full_name,
            "title": event.local_title,
            "when": day_range(event.starts_on, event.ends_on),
            "city": event.local_city,
            "mode": event.get_mode_display(),
            "event_url": settings.BASE_URL + event.url,
            "reason": registration.reason,
        }
    queue_mail(
        "nomination_taken_back",
        key=f"registration {registration.code} taken back {at.isoformat()}",
        to=registration.person.email,
        language=registration.language,
        context=context,
        at=at,
        addressee=registration.person_id,
    )
