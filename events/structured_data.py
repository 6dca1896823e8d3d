"""An event as search engines read it: https://schema.org/Event."""

from typing import Any

from django.conf import settings

from events.models import EventPage
from portal.core.structured_data import CONTEXT

MODES = {
    EventPage.Mode.IN_PERSON: "OfflineEventAttendanceMode",
    EventPage.Mode.ONLINE: "OnlineEventAttendanceMode",
    EventPage.Mode.HYBRID: "MixedEventAttendanceMode",
}


def structured_data(event: EventPage, *, url: str, image: str, speakers: list[str]) -> dict[str, Any]:
    """In the active language. `url` and `image` are whole addresses. The joining link is not part of it."""
    has_hour = event.start_time is not None
    data = {
        "@context": CONTEXT,
        "@type": "Event",
        "name": event.local_title,
        "description": event.local_summary,
        "startDate": event.starts_at.isoformat() if has_hour else event.starts_on.isoformat(),
        "endDate": event.ends_at.isoformat() if has_hour and event.end_time else event.ends_on.isoformat(),
        "eventStatus": f"{CONTEXT}/{'EventCancelled' if event.is_cancelled else 'EventScheduled'}",
        "eventAttendanceMode": f"{CONTEXT}/{MODES[event.mode]}",
        "location": _places(event, url),
        "image": [image],
        "url": url,
        "inLanguage": event.languages.split(),
        "isAccessibleForFree": True,
        "organizer": {"@type": "Organization", "name": settings.WAGTAIL_SITE_NAME, "url": settings.BASE_URL},
        "performer": [{"@type": "Person", "name": name} for name in speakers],
    }
    return {name: value for name, value in data.items() if value not in ("", [])}


def _places(event: EventPage, url: str) -> list[dict[str, Any]]:
    """Where it takes place. Of an online event the address is its page: the link is told to participants alone."""
    places: list[dict[str, Any]] = []
    if event.mode != EventPage.Mode.ONLINE:
        address = {"addressLocality": event.local_city, "streetAddress": event.local_street}
        address |= {"addressCountry": event.country.iso2 if event.country else ""}
        places.append(
            {
                "@type": "Place",
                "name": event.local_venue or event.local_city or str(event.country or event.local_title),
                "address": {"@type": "PostalAddress"} | {name: text for name, text in address.items() if text},
            }
        )
    if event.mode != EventPage.Mode.IN_PERSON:
        places.append({"@type": "VirtualLocation", "url": url})
    return places
