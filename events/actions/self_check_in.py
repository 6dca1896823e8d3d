"""To check oneself in, in the room: by the code that stands on the projector at this moment."""

from datetime import datetime

from django.utils.translation import gettext as _

from events.actions.attendance import check_in
from events.models import Attendance, CheckIn, EventPage, Registration
from events.rotating_codes import holds
from events.signals import AttendanceRefused


def check_oneself_in(registration: Registration, *, code: str, at: datetime) -> Attendance | None:
    """Mark the person present today, in person. Who is marked already stays so, without a row.

    Raises AttendanceRefused: on a day that is none of the event's, at an event that is online alone, for a registration
    that is not confirmed, and for a code that does not stand there now.
    """
    event = registration.event
    if event.mode == EventPage.Mode.ONLINE:
        raise AttendanceRefused(_("This event is held online; nobody checks in at a door."))
    if not holds(event.pk, code, at):
        raise AttendanceRefused(_("This code does not hold any more. Type the one that you see now."))
    day, mode = event.today(at), EventPage.Mode.IN_PERSON
    return check_in(registration, day=day, mode=mode, by=None, at=at, source=CheckIn.Source.SELF)


def own_registration(event: EventPage, *, code: str, family_name: str) -> Registration | None:
    """The registration with this code, for somebody who also knows the family name."""
    rows = event.registrations.select_related("event", "person", "merged_into__event", "merged_into__person")
    found = rows.filter(code=code).first()
    if found is None or not found.surviving.person.goes_by(family_name):
        return None
    return found.surviving
