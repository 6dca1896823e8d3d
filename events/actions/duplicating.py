"""A new event made of an old one: everything that was written for it, on other days."""

from copy import copy
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from events.models import EventPage
from events.models.blocks import MaterialBlock
from events.models.checks import problems_of
from participants.models import User

# Moments that keep their distance to the first day.
MOVING = ("starts_on", "ends_on", "registration_opens_at", "registration_closes_at", "nomination_closes_at")
# What says nothing of the new event; what happened to the old one, its page leaves out by itself.
EMPTY: dict[str, Any] = {"report": "", "report_ru": "", "photographs": [], "joining_link": "", "decided_on": None}


class DuplicationRefused(Exception):
    """The event is not copied. The message is the sentence that staff read."""


def duplicate(event: EventPage, *, starts_on: date, by: User) -> EventPage:
    """An unpublished copy that begins on another day; agenda and dates move along by as many days.

    Registrations, the report, photographs and what was handed out afterwards stay with the old event. Done twice it
    makes two copies, each with an address of its own. Raises DuplicationRefused.
    """
    if not may_duplicate(event, by):
        raise DuplicationRefused(_("You may not make a copy of this event."))
    shift = starts_on - event.starts_on
    moved = _moved(event, shift)
    kept = [it for it in event.materials.raw_data if it["value"]["time"] == MaterialBlock.BEFORE]
    with transaction.atomic():
        new: EventPage = event.copy(
            update_attrs=EMPTY | moved | {"materials": kept, "slug": _free_slug(event, starts_on)},
            copy_revisions=False,
            keep_live=False,
            user=by,
            process_child_object=lambda _old, _new, _relation, child: _move(child, shift),
        )
    return new


def may_duplicate(event: EventPage, user: User) -> bool:
    """Whoever may change this event and add another beside it."""
    may_change = event.permissions_for_user(user).can_edit()
    return bool(may_change and event.get_parent().permissions_for_user(user).can_add_subpage())


def _moved(event: EventPage, shift: timedelta) -> dict[str, Any]:
    """The moments of the copy. Wagtail does not look at the days of a draft; here somebody has just chosen them."""
    try:
        moved = {name: getattr(event, name) and getattr(event, name) + shift for name in MOVING}
    except OverflowError as error:
        raise DuplicationRefused(_("Check the year.")) from error
    there = copy(event)
    for name, value in (moved | {"decided_on": None}).items():
        setattr(there, name, value)
    if problems := problems_of(there):
        raise DuplicationRefused(" ".join(str(problem) for problem in dict.fromkeys(problems.values())))
    return moved


def _move(child: Any, shift: timedelta) -> None:
    for name in ("day", "released_on"):
        if getattr(child, name, None):
            setattr(child, name, getattr(child, name) + shift)


def _free_slug(event: EventPage, starts_on: date) -> str:
    """The title with the year, and a number when that is taken."""
    stem = f"{slugify(event.title)[:60].strip('-') or 'event'}-{starts_on.year}"
    taken = set(event.get_siblings().values_list("slug", flat=True))
    return next(slug for slug in (stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3))) if slug not in taken)
