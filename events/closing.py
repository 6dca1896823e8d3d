"""Why an event takes no registration, in the words that the page, the form and staff read."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import EventPage
from events.places import Closed, Intake
from portal.core.dates import day_range, moment


def why_closed(event: EventPage, intake: Intake) -> str:
    """One sentence with the date or the number that explains it; empty while registration is open."""
    if intake.closed == Closed.NOT_YET and event.registration_opens_at:
        opens = moment(event.registration_opens_at, event.time_zone)
        return _("Registration is not open yet. It opens on %(when)s.") % {"when": opens}
    if intake.closed == Closed.DEADLINE and event.registration_closes_at:
        closed = moment(event.registration_closes_at, event.time_zone)
        return _("Registration is over. It closed on %(when)s.") % {"when": closed}
    if intake.closed == Closed.STARTED:
        began = day_range(event.starts_on, event.starts_on)
        return _("Registration is over: the event began on %(day)s.") % {"day": began}
    if intake.closed == Closed.CANCELLED:
        return " ".join([_("The event was cancelled."), event.cancelled_reason]).strip()
    if intake.closed == Closed.NOMINATION:
        return _("Participants are nominated by their countries. Ask the focal point of yours.")
    return ""


def status_word(event: EventPage, intake: Intake, *, at: datetime) -> tuple[str, str]:
    """What a list says of the event, in a word or two, with its tone (see components/badge.html)."""
    if intake.is_open and intake.is_full:
        return _("full"), "warn"
    if intake.closed == Closed.STARTED:
        return (_("held"), "") if timezone.localdate(at) > event.ends_on else (_("under way"), "note")
    words = {
        None: (_("registration open"), "good"),
        Closed.NOT_YET: (_("registration not open yet"), "note"),
        Closed.DEADLINE: (_("registration over"), ""),
        Closed.CANCELLED: (_("cancelled"), "bad"),
        Closed.NOMINATION: (_("by nomination"), "note"),
    }
    return words[intake.closed]


def all_taken(places: int) -> str:
    return ngettext("The only place is taken.", "All %(places)s places are taken.", places) % {"places": places}


def set_aside(places: int) -> str:
    return ngettext(
        "The only place left is set aside for another country.",
        "The %(places)s places left are set aside for other countries.",
        places,
    ) % {"places": places}


def too_few_left(places: int, *, left: int, wanted: int) -> str:
    return _("The list needs %(wanted)s places; the event has %(left)s left of %(places)s.") % {
        "wanted": wanted,
        "places": places,
        "left": left,
    }
