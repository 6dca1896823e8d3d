"""What pages show of events; also the door through which the front page and "My portal" ask for them."""

from typing import Any

from django import template
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.closing import status_word, why_closed
from events.links import is_over, own_path
from events.models import EventIndexPage, EventPage, Registration
from events.models.nominations import nominations_close_at
from events.models.questions import questions_of
from events.places import Intake
from events.questioning import in_words
from participants.models import Person
from portal.core.dates import day_range, moment

register = template.Library()


@register.simple_tag
def upcoming_events(limit: int = 3) -> list[EventPage]:
    return list(EventPage.objects.live().select_related("country").counted().upcoming(timezone.localdate())[:limit])


@register.simple_tag
def past_events(limit: int = 3) -> list[EventPage]:
    return list(EventPage.objects.live().select_related("country").counted().past(timezone.localdate())[:limit])


@register.simple_tag
def events_address() -> str:
    """The list of events, or nothing while it is not published."""
    page = EventIndexPage.objects.live().first()
    return page.url if page else ""


@register.simple_tag
def my_registrations(user: Any) -> QuerySet[Registration] | list[Registration]:
    """The registrations of the person to whom the account belongs, the latest event first."""
    if user.person_id is None:
        return []
    theirs = Registration.objects.standing().filter(person_id=user.person_id)
    return theirs.with_people().order_by("-event__starts_on")


@register.simple_tag
def person_events(person: Person) -> QuerySet[Registration]:
    """What staff see of a person: every registration that stands, the latest event first."""
    theirs = Registration.objects.standing().filter(person=person)
    return theirs.with_people().order_by("-event__starts_on", "-pk")


@register.filter
def own_address(registration: Registration) -> str:
    """Where the person sees and changes it; nothing once that page is closed."""
    return "" if is_over(registration, at=timezone.now()) else own_path(registration)


@register.filter
def answered(registration: Registration) -> list[tuple[str, str]]:
    """What was answered to the questions of the event: pairs of question and answer."""
    return in_words(questions_of(registration.event.questions), registration.answers)


@register.filter
def nominations_close(event: EventPage) -> str:
    return moment(nominations_close_at(event), event.time_zone)


@register.filter
def days(event: EventPage) -> str:
    return day_range(event.starts_on, event.ends_on)


@register.filter
def place(event: EventPage) -> str:
    """`Tbilisi, Georgia`; `Republic of Korea`; for a meeting online nothing."""
    return ", ".join(str(part) for part in (event.local_city, event.country) if part)


@register.filter
def short_facts(event: EventPage) -> str:
    """One line for a list: when, where, how."""
    return " · ".join(part for part in (days(event), place(event), event.get_mode_display()) if part)


@register.filter
def facts(event: EventPage) -> list[tuple[str, str]]:
    """The structured facts of the event's page: pairs of name and value."""
    pairs = [(_("When"), days(event))]
    if event.start_time:
        pairs.append((_("Starts at"), moment_of_start(event)))
    if place(event):
        pairs.append((_("Where"), place(event)))
    pairs.append((_("How"), capfirst(event.get_mode_display())))
    if event.capacity:
        pairs.append((_("Places"), str(event.capacity)))
    if event.registration_closes_at and event.registration_closes_at > timezone.now():
        pairs.append((_("Register until"), moment(event.registration_closes_at, event.time_zone)))
    return pairs


@register.filter
def own_facts(event: EventPage, registration: Registration) -> list[tuple[str, str]]:
    """What somebody who is registered needs to know: when by the clock of the venue, where, and how they take part."""
    pairs = [(_("When"), days(event))]
    if event.start_time:
        pairs.append((_("Starts at"), moment_of_start(event)))
    if place(event) and registration.mode == EventPage.Mode.IN_PERSON:
        pairs.append((_("Where"), ", ".join(filter(None, [event.local_venue, event.local_street, place(event)]))))
    return [*pairs, (_("How"), capfirst(registration.get_mode_display()))]


def moment_of_start(event: EventPage) -> str:
    return moment(event.starts_at, event.time_zone).rpartition(", ")[2]


@register.simple_tag
def event_status(event: EventPage) -> dict[str, str]:
    """`word` and `tone` for a list of events."""
    now = timezone.now()
    word, tone_of_word = status_word(event, event.intake(now), at=now)
    return {"word": word, "tone": tone_of_word}


@register.simple_tag
def registration_state(event: EventPage) -> dict[str, Any]:
    """Whether the event takes registrations now: `is_open`, why not in one sentence, and the places left in words."""
    return registration_words(event, event.intake(timezone.now()))


def registration_words(event: EventPage, intake: Intake) -> dict[str, Any]:
    left = ""
    if intake.is_open and intake.is_full:
        left = _("All places are taken now")
    elif intake.is_open and intake.left is not None:
        left = ngettext("%(left)s place left", "%(left)s places left", intake.left) % {"left": intake.left}
    return {
        "is_open": intake.is_open,
        "why_closed": why_closed(event, intake),
        "left": left,
        "is_full": intake.is_full,
    }


@register.filter
def tone(state: str) -> str:
    """The colour of a registration's state, beside its word."""
    return {
        "confirmed": "good",
        "offered": "warn",
        "applied": "warn",
        "nominated": "warn",
        "waiting": "note",
        "declined": "bad",
        "cancelled": "bad",
    }.get(state, "")
