"""What an enrolment brings along: a place at each session that is still to come."""

from datetime import datetime
from typing import cast

from django.db import transaction

from events.models import EventPage, Registration
from events.signals import TakingPartRefused, taking_part_asked, taking_part_ended
from knowledge.models import Enrolment, SeriesSession, SessionPlace

ASKED_BY = Enrolment


def take_places(enrolment: Enrolment, *, at: datetime) -> list[SessionPlace]:
    """Register the person at the sessions to come for which that was not asked yet; each is asked once.

    What is refused is kept with its sentence. Returns what is new.
    """
    asked = set(enrolment.places.values_list("event", flat=True))
    sessions = SeriesSession.objects.filter(series=enrolment.series_id).select_related("event__country")
    events = [it.event for it in sessions if it.event_id not in asked]
    return [_take_place(enrolment, it, at=at) for it in events if it.live and not it.is_cancelled and at < it.starts_at]


def end_places(enrolment: Enrolment, *, at: datetime) -> None:
    """Give back the places at sessions to come, so that who enrols again is registered again.

    Who had registered on their own stays registered, and so does who comes because of another series too.
    """
    places = list(enrolment.places.select_related("registration__event", "registration__person"))
    for place in places:
        if place.registration and at < place.registration.event.starts_at:
            place.delete()
            if _came_by_series_alone(place.registration):
                taking_part_ended.send(ASKED_BY, registration=place.registration, at=at)


def _came_by_series_alone(registration: Registration) -> bool:
    others = registration.session_places.filter(enrolment__state=Enrolment.State.ENROLLED)
    return registration.source == Registration.Source.INVITED and not others.exists()


def _take_place(enrolment: Enrolment, event: EventPage, *, at: datetime) -> SessionPlace:
    registration: Registration | None = None
    refusal = ""
    with transaction.atomic():
        try:
            answers = taking_part_asked.send(
                ASKED_BY, event=event, person=enrolment.person, language=enrolment.person.language, by=None, at=at
            )
            registration = cast(Registration, answers[0][1])
        except TakingPartRefused as refused:
            refusal = str(refused)[:300]
        place, _is_new = SessionPlace.objects.get_or_create(
            enrolment=enrolment,
            event=event,
            defaults={"registration": registration, "refusal": refusal, "at": at},
        )
    return place
