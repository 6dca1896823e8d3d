"""Events as calendars read them (RFC 5545): for a download, for a feed, and for one person's registration."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime, timedelta
from email.utils import parseaddr
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from events.models import EventPage, Registration

if TYPE_CHECKING:
    from icalendar import Calendar, Event, Timezone

CONTENT_TYPE = "text/calendar; charset=utf-8"


def event_calendar(event: EventPage, *, language: str, at: datetime) -> bytes:
    """One event, for everybody: no joining link. A cancelled one says so."""
    return feed([event], language=language, at=at)


def feed(events: Iterable[EventPage], *, language: str, at: datetime, name: str = "") -> bytes:
    """Several events as one calendar that people subscribe to. The same events give the same bytes."""
    with translation.override(language):
        entries = [_entry(event, uid=event_uid(event), stamp=event.last_published_at or at) for event in events]
        return _written(entries, method="PUBLISH", name=name)


def registration_calendar(registration: Registration, *, at: datetime) -> bytes:
    """The event in the calendar of one person, in their language, to be sent again whenever something changed.

    An invitation (REQUEST) while the place is theirs, else its withdrawal (CANCEL). Both have the same UID.
    """
    with translation.override(registration.language):
        is_expected = _is_expected(registration)
        entry = _personal(registration, stamp=at)
        return _written([entry], method="REQUEST" if is_expected else "CANCEL")


def registrations_feed(registrations: Iterable[Registration], *, language: str, at: datetime) -> bytes:
    """The calendar of one person: places they have, tentatively those offered to them, and the others as cancelled."""
    with translation.override(language):
        entries = [_personal(registration, stamp=at) for registration in registrations]
        return _written(entries, method="PUBLISH", name=_("My events"))


def event_uid(event: EventPage) -> str:
    return f"event-{event.pk}@{_host()}"


def registration_uid(registration: Registration) -> str:
    return f"registration-{registration.pk}@{_host()}"


def _is_expected(registration: Registration) -> bool:
    return registration.state == Registration.State.CONFIRMED and not registration.event.is_cancelled


def _personal(registration: Registration, *, stamp: datetime) -> "Event":
    from icalendar import vCalAddress

    is_expected = _is_expected(registration)
    link, uid = registration.joining_link, registration_uid(registration)
    entry = _entry(registration.event, uid=uid, stamp=stamp, mode=registration.mode, joining_link=link)
    # A change of the event raises the number by two: a withdrawal is newer than the invitation that it takes back.
    entry["sequence"] = 2 * registration.event.sequence + (not is_expected)
    is_offered = registration.state == Registration.State.OFFERED and not registration.event.is_cancelled
    if not is_expected:
        entry["status"] = "TENTATIVE" if is_offered else "CANCELLED"
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    organizer = vCalAddress(f"mailto:{address}")
    organizer.params["CN"] = name or settings.WAGTAIL_SITE_NAME
    entry.add("organizer", organizer)
    attendee = vCalAddress(f"mailto:{registration.person.email}")
    attendee.params["CN"] = registration.person.full_name
    attendee.params["PARTSTAT"] = "ACCEPTED" if is_expected else "NEEDS-ACTION" if is_offered else "DECLINED"
    attendee.params["RSVP"] = "FALSE"
    entry.add("attendee", attendee)
    return entry


def _entry(event: EventPage, *, uid: str, stamp: datetime, mode: str = "", joining_link: str = "") -> "Event":
    """Imported here, as everywhere in this module: the library takes 0.2 s, and few requests hand out a calendar."""
    from icalendar import Event

    entry, url = Event(), settings.BASE_URL + event.url
    starts, ends = _span(event)
    entry.add("uid", uid)
    entry.add("dtstamp", stamp)
    entry.add("sequence", event.sequence)
    entry.add("dtstart", starts)
    entry.add("dtend", ends)
    entry.add("summary", event.local_title)
    if place := _place(event, mode or event.mode):
        entry.add("location", place)
    about = [event.local_summary, joining_link and _("Joining link: %(link)s") % {"link": joining_link}, url]
    entry.add("description", "\n\n".join(part for part in about if part))
    entry.add("url", url)
    entry.add("status", "CANCELLED" if event.is_cancelled else "CONFIRMED")
    return entry


def _span(event: EventPage) -> tuple[date, date]:
    """From the first moment to the last; whole days when the hour is not known. The end is not part of it."""
    if event.start_time is None:
        return event.starts_on, event.ends_on + timedelta(days=1)
    return event.starts_at, event.ends_at


def _place(event: EventPage, mode: str) -> str:
    if mode == EventPage.Mode.ONLINE:
        return capfirst(EventPage.Mode.ONLINE.label)
    parts = (event.local_venue, event.local_street, event.local_city, event.country)
    return ", ".join(" ".join(str(part).split()) for part in parts if part)


def _written(entries: list["Event"], *, method: str, name: str = "") -> bytes:
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", f"-//{settings.WAGTAIL_SITE_NAME}//{_host()}//EN")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    if name:
        calendar.add("x-wr-calname", name)
    for entry in entries:
        calendar.add_component(entry)
    _add_time_zones(calendar)
    return bytes(calendar.to_ical())


def _add_time_zones(calendar: "Calendar") -> None:
    """The rules of each time zone that is named, from the year before the first moment to the year after the last."""
    moments = [entry[key].dt for entry in calendar.events for key in ("dtstart", "dtend")]
    years = [moment.year for moment in moments if isinstance(moment, datetime)]
    if years:
        for zone in sorted(calendar.get_missing_tzids()):
            with suppress(ValueError):  # no rules are known, or needed, as for UTC
                calendar.subcomponents.insert(0, _rules(zone, min(years) - 1, max(years) + 2))


@lru_cache(maxsize=100)
def _rules(zone: str, first: int, last: int) -> "Timezone":
    """Worked out once: it takes ten times as long as all the rest of a calendar."""
    from icalendar import Timezone

    return Timezone.from_tzid(zone, first_date=date(first, 1, 1), last_date=date(last, 1, 1))


def _host() -> str:
    return urlsplit(settings.BASE_URL).hostname or ""
