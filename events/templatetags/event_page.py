"""What the page of one event shows, put together once."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from events.closing import status_word
from events.materials import participants_materials
from events.models import EventPage, Registration
from events.models.languages import language_name
from events.programme import File, figures_of, photographs_of, programme_of
from events.share_card import card_url
from events.structured_data import structured_data
from events.templatetags.event_tags import facts, registration_words
from portal.core.dates import utc_offset
from portal.core.structured_data import as_script

register = template.Library()

MAP = "https://www.openstreetmap.org/"
Pair = tuple[str, str]


@register.simple_tag
def shared(event: EventPage) -> dict[str, str]:
    """The whole addresses of the page and of its picture."""
    return {"url": settings.BASE_URL + event.url, "image": settings.BASE_URL + card_url(event)}


@register.simple_tag
def event_content(event: EventPage) -> dict[str, Any]:
    """Everything that is not a plain field: the intake is asked once, the report only when the event is over."""
    now = timezone.now()
    programme, is_over = programme_of(event), event.today(now) > event.ends_on
    data = structured_data(event, **shared(event), speakers=programme.speakers)
    return _state(event, is_over, now) | {
        "is_over": is_over,
        "programme": programme,
        "has_files": programme.before or programme.after or programme.withheld,
        "figures": figures_of(event) if is_over else None,
        "photographs": photographs_of(event) if is_over else [],
        "facts": [*_with_map(event), *_about(event)],
        "calendar_url": reverse("events:event_ics", args=[event.slug]),
        "structured_data": as_script(data),
    }


@register.simple_tag
def own_materials(registration: Registration) -> list[File]:
    """What a confirmed person may read, with addresses that open it; for the page of their registration alone."""
    is_in = registration.state == Registration.State.CONFIRMED
    return participants_materials(registration.event) if is_in else []


def _state(event: EventPage, is_over: bool, now: datetime) -> dict[str, Any]:
    """How it stands, in a word, and whether one may register. Of what is over nobody counts the places."""
    if event.is_cancelled:
        return {"status": _("cancelled"), "tone": "bad"}
    if is_over:
        return {"status": _("held"), "tone": ""}
    intake = event.intake(now)
    status, tone = status_word(event, intake, at=now)
    return {"status": status, "tone": tone, "registration": registration_words(event, intake)}


def map_url(event: EventPage) -> str:
    """A link to the venue on a map of somebody else; nothing when only the city is known or the event is online."""
    if event.mode == EventPage.Mode.ONLINE:
        return ""
    if event.latitude is not None and event.longitude is not None:
        where = f"{event.latitude:.5f}/{event.longitude:.5f}"
        return f"{MAP}?{urlencode({'mlat': event.latitude, 'mlon': event.longitude})}#map=17/{where}"
    if not event.street:
        return ""
    address = ", ".join(str(part) for part in (event.street, event.city, event.country and event.country.name) if part)
    return f"{MAP}search?{urlencode({'query': address})}"


def _with_map(event: EventPage) -> list[Pair]:
    """The facts of lists, the hours to the end and the venue with its map among them."""
    pairs = []
    for name, value in facts(event):
        if name == _("Starts at") and event.end_time:
            pairs.append((_("Hours"), _hours(event)))
        elif name == _("Where"):
            pairs.append((name, _where(event, value)))
        else:
            pairs.append((name, value))
    return pairs


def _hours(event: EventPage) -> str:
    starts, ends = f"{event.start_time:%H:%M}", f"{event.end_time:%H:%M}"
    return f"{starts}–{ends} ({utc_offset(event.starts_at)})"


def _where(event: EventPage, place: str) -> SafeString | str:
    lines = [part for part in (event.local_venue, event.local_street, place) if part]
    text = format_html_join(mark_safe("<br>"), "{}", ((line,) for line in lines))
    url = map_url(event)
    return format_html('{}<br><a href="{}" rel="noopener">{}</a>', text, url, _("On the map")) if url else text


def _about(event: EventPage) -> list[Pair]:
    languages = ", ".join(language_name(code) for code in event.languages.split())
    index = event.url.removesuffix(f"{event.slug}/")
    topics = format_html_join(
        ", ", '<a href="{}?topic={}">{}</a>', ((index, topic.pk, topic.local_name) for topic in event.topics.all())
    )
    pairs = [
        (_("Working languages"), capfirst(languages)),
        (_("For whom"), event.local_audience),
        (_("Partners"), event.local_partners),
        (_("Topics"), topics),
    ]
    return [(name, value) for name, value in pairs if value]
