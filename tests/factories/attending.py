"""Attendance without check-ins, announced as the actions announce it."""

from events.models import Attendance, EventPage, Registration
from events.signals import attendance_changed
from participants.models import Person
from tests.factories.events import RegistrationFactory


def attend(event: EventPage, person: Person | None = None, mode: str = "in_person") -> Registration:
    registration = RegistrationFactory(event=event, **({"person": person} if person else {}))
    Attendance.objects.create(registration=registration, days=1, mode=mode)
    attendance_changed.send(Attendance, registrations=[registration])
    return registration


def leave(registration: Registration) -> None:
    """As if the person had not been there."""
    Attendance.objects.filter(registration=registration).delete()
    attendance_changed.send(Attendance, registrations=[registration])
