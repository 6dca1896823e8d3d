"""What is wrong with an event's days and hours, by field, in the words that an editor reads."""

from datetime import date, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from events.wall_time import is_missing

if TYPE_CHECKING:
    from events.models.pages import EventPage

FIRST_YEAR, LAST_YEAR = 2000, 2100
LONGEST_DAYS = 366
RESERVED_SLUGS = {"calendar", "card", "feed", "topics"}  # what stands under /events/ and is no event
MISSING = _("Clocks are put forward on that day: this hour does not exist there.")

Problems = dict[str, Promise]


def problems_of(event: "EventPage") -> Problems:
    """The first problem that is found, as {field: sentence}: what comes later could not be read without the former."""
    for check in (_days, _slug, _zone, _registration, _decision, _hours, _coordinates):
        if problems := check(event):
            return problems
    return {}


def session_problems(day: date, clocks: dict[str, time | None], days: tuple[date, date], zone: str) -> Problems:
    """Of one session: a day outside the event, an hour that its day does not have."""
    if not days[0] <= day <= days[1]:
        return {"day": _("This day is outside the event.")}
    if not _is_known(zone):
        return {}
    return {name: MISSING for name, clock in clocks.items() if clock and is_missing(day, clock, zone)}


def _slug(event: "EventPage") -> Problems:
    return {"slug": _("The portal needs this address itself.")} if event.slug in RESERVED_SLUGS else {}


def _zone(event: "EventPage") -> Problems:
    return (
        {} if _is_known(event.time_zone) else {"time_zone": _("This is no time zone; write for example Asia/Almaty.")}
    )


def _is_known(zone: str) -> bool:
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError):  # "Asia" alone is a folder
        return False
    return True


def _registration(event: "EventPage") -> Problems:
    opens, closes = event.registration_opens_at, event.registration_closes_at
    if opens and closes and closes <= opens:
        return {"registration_closes_at": _("Registration closes before it opens.")}
    year_before = event.starts_on and date.fromordinal(event.starts_on.toordinal() - LONGEST_DAYS)
    if closes and year_before and closes.date() < year_before:
        return {"registration_closes_at": _("Registration closes more than a year before the event.")}
    return {}


def _days(event: "EventPage") -> Problems:
    first, last = event.starts_on, event.ends_on
    if not first or not last:
        return {}
    outside = [name for name in ("starts_on", "ends_on") if not FIRST_YEAR <= getattr(event, name).year <= LAST_YEAR]
    if outside:
        return {name: _("Check the year.") for name in outside}
    if last < first:
        return {"ends_on": _("The last day is before the first day.")}
    if (last - first).days >= LONGEST_DAYS:
        return {"ends_on": _("An event does not take longer than a year.")}
    return {}


def _decision(event: "EventPage") -> Problems:
    if event.decided_on and event.starts_on and event.decided_on > event.starts_on:
        return {"decided_on": _("It was decided before the event began.")}
    return {}


def _hours(event: "EventPage") -> Problems:
    if not event.starts_on or not event.ends_on:
        return {}
    if event.end_time and not event.start_time:
        return {"start_time": _("Say when it starts as well.")}
    pairs = {"start_time": (event.starts_on, event.start_time), "end_time": (event.ends_on, event.end_time)}
    missing = {
        name: MISSING for name, (day, clock) in pairs.items() if clock and is_missing(day, clock, event.time_zone)
    }
    if missing:
        return missing
    if event.start_time and event.end_time and event.ends_at <= event.starts_at:
        return {"end_time": _("The event ends before it starts.")}
    return {}


def _coordinates(event: "EventPage") -> Problems:
    if (event.latitude is None) != (event.longitude is None):
        return {"longitude": _("Give both coordinates or none.")}
    limits = (("latitude", event.latitude, 90), ("longitude", event.longitude, 180))
    return {name: _("There is no such place on Earth.") for name, degrees, most in limits if abs(degrees or 0) > most}
