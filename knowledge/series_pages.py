"""What the pages of series show, put together once."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import EventPage, Registration
from knowledge.actions.sending import due_materials
from knowledge.enrolment_rules import Closed
from knowledge.models import Enrolment, Material, Series
from knowledge.openness import closed_of, sentence_of
from participants.models import Person
from portal.core.dates import day_range, moment


def groups_of(offered: Iterable[Series], at: datetime) -> list[tuple[str, list[dict[str, Any]]]]:
    """The series under headings, those in which one can enrol first; a heading without series is left out."""
    groups: dict[str, list[dict[str, Any]]] = {_("Open for enrolment"): [], _("Under way"): [], _("Finished"): []}
    to_enrol, under_way, finished = groups.values()
    for series in offered:
        closed = closed_of(series, at=at)
        group = finished if closed == Closed.OVER else under_way if closed else to_enrol
        group.append({"series": series, "facts": facts_of(series), "status": "" if closed else places_of(series)})
    return [(heading, cards) for heading, cards in groups.items() if cards]


def facts_of(series: Series) -> str:
    """`4 sessions, 3–24 October 2022`."""
    events = [it for it in series.events if it.live and not it.is_cancelled]
    if not events:
        return ""
    number = ngettext("%(number)s session", "%(number)s sessions", len(events)) % {"number": len(events)}
    return f"{number}, {day_range(min(it.starts_on for it in events), max(it.ends_on for it in events))}"


def places_of(series: Series) -> str:
    left = series.places_left
    return "" if left is None else ngettext("%(left)s place left", "%(left)s places left", left) % {"left": left}


def content_of(series: Series, person: Person | None, *, at: datetime) -> dict[str, Any]:
    """For the page of a series, as this person sees it: who takes part sees more of the materials."""
    is_known = person is not None and series.pk is not None
    enrolment = series.enrolments.standing().filter(person=person).first() if is_known else None
    is_in = enrolment is not None and enrolment.state == Enrolment.State.ENROLLED
    is_nominated = enrolment is not None and enrolment.state == Enrolment.State.NOMINATED
    closed = None if is_in else closed_of(series, at=at, is_invited=is_nominated)
    return {
        "sessions": [it for it in series.events if it.live],
        "facts": _facts(series, closed, at),
        "trainers": [it.get_full_name() for it in series.trainers.all() if it.get_full_name()],
        "prerequisites": [it for it in series.prerequisites.all() if it.live],
        "materials": shown_materials(series, is_in=is_in, at=at),
        "is_in": is_in,
        "is_nominated": is_nominated,
        "is_open": not is_in and closed is None,
        "why_closed": sentence_of(series, closed),
    }


def shown_materials(series: Series, *, is_in: bool, at: datetime) -> list[Material]:
    """From their day on; links are for those who take part, publications are for everybody."""
    due = due_materials(series, at=at)
    return due if is_in else [it for it in due if it.work and it.work.live]


def registrations_of(enrolment: Enrolment, events: Iterable[EventPage]) -> dict[int, Registration]:
    """How the person stands at each of the events, by the event's number."""
    rows = Registration.objects.standing().filter(person=enrolment.person_id, event__in=list(events))
    return {it.event_id: it for it in rows.select_related("event").order_by("pk")}


def _places(series: Series, closed: Closed | None) -> str:
    """`30, 24 places left`; of what is over nobody counts them."""
    return str(series.capacity) if closed == Closed.OVER else f"{series.capacity}, {places_of(series)}"


def _facts(series: Series, closed: Closed | None, at: datetime) -> list[tuple[str, str]]:
    closes = series.enrolment_closes_at
    pairs = [
        (_("Track"), series.get_track_display()),
        (_("Sessions"), facts_of(series)),
        (_("Places"), "" if series.capacity is None else _places(series, closed)),
        (_("Enrol until"), moment(closes, settings.TIME_ZONE) if closes and closes > at else ""),
    ]
    return [(name, value) for name, value in pairs if value]
