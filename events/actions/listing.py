"""To bring the list of participants of an event in: who is on it is registered, and was there."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from wagtail.log_actions import log

from events.actions.attendance import ListedMark, mark_list, unmarked, why_locked
from events.actions.promoting import hold
from events.actions.registration import declined_earlier, register_all
from events.actions.seating import seating
from events.models import EventPage, Registration
from participants.models import ListedPerson, ListPlan, Outcome, PlannedRow, User, enter_people, lock_lists, plan_people
from portal.core.dates import day_list

State = Registration.State

# Who brings a list in answers for this; it is kept with each registration.
LIST_CONSENT = _lazy(
    "The people on the list have agreed that the programme keeps their name, sex, country, institution, position and "
    "contacts to organise this event, and counts them in figures that name nobody."
)

# What a row does to the event, beside what it does to the person on record.
REGISTER, CONFIRM, PRESENT = "register", "confirm", "present "


def plan_list(event: EventPage, listed: Sequence[ListedPerson], *, at: datetime) -> ListPlan:
    """What the list would do, to the people on record and to the event. Nothing is written."""
    plan = plan_people(listed)
    standing = _standing(event, {row.person.pk for row in plan.rows if row.person})
    days = presence(event, listed, at=at)
    rows = tuple(
        _planned(row, standing.get(row.person.pk) if row.person else None, there)
        for row, there in zip(plan.rows, days, strict=True)
    )
    wanted = [place for row in rows if (place := _wanted(event, row, standing))]
    if wanted and event.is_cancelled:
        return replace(plan, rows=rows, refusal=_("The event was cancelled."))
    refusal = seating(event, at=at).why_none(wanted) if wanted else ""
    is_marked = any(effect.startswith(PRESENT) for row in rows for effect in row.effects)
    return replace(plan, rows=rows, refusal=refusal or (why_locked(event) if is_marked else ""))


def import_list(
    event: EventPage,
    listed: Sequence[ListedPerson],
    *,
    by: User | None,
    at: datetime,
    skip_duplicates: bool = False,
    seen: str | None = None,
) -> ListPlan:
    """Enter the people of the list, register them and mark them present. The same list again writes nothing.

    Present they were on the days that the list marks, else on all days of the event that have begun. `seen` is the
    digest of the plan that somebody has looked at. Raises ListRefused, and then nothing is written, when a row is
    refused, when rows repeat one another and are not to be left out, when there are too few places, or when the plan
    is now another one.
    """
    with transaction.atomic():
        lock_lists()
        event = hold(event, at=at).event
        plan = plan_list(event, listed, at=at)
        plan.check(skip_duplicates=skip_duplicates, seen=seen)
        rows = plan.rows_to_write
        people = enter_people(rows, by=by, at=at)
        registrations = register_all(
            event,
            people,
            consent_text=str(LIST_CONSENT),
            consent_language=get_language() or "en",
            modes={person.pk: row.listed.mode for row, person in zip(rows, people, strict=True)},
            by=by,
            at=at,
        )
        days = {id(row): there for row, there in zip(listed, presence(event, listed, at=at), strict=True)}
        marks = [
            ListedMark(registrations[person.pk], days[id(row.listed)], row.listed.mode or event.usual_mode)
            for row, person in zip(rows, people, strict=True)
        ]
        mark_list(event, [mark for mark in marks if mark.days], by=by, at=at)
        if any(row.effects or row.changes for row in rows):
            log(event, "events.import_list", user=by, data={"rows": len(rows)})
    return plan


def presence(event: EventPage, listed: Sequence[ListedPerson], *, at: datetime) -> list[list[date]]:
    """On which days the list says that the person of each row was there; only days that have begun.

    A list without marks says it of all days and of everybody on it. On a list with marks an empty cell says no.
    """
    begun = [day for day in event.days if day <= event.today(at)]
    if any(row.days for row in listed):
        return [[day for day in begun if day in row.days] for row in listed]
    is_marked = any(row.attended for row in listed)
    return [begun if row.attended or (row.attended is None and not is_marked) else [] for row in listed]


def _standing(event: EventPage, people: Collection[int]) -> dict[int, Registration]:
    """Each person's registration for the event: the active one, else one that was declined, else the latest."""
    rows = event.registrations.standing().filter(person__in=people)
    rows = rows.select_related("person").prefetch_related("check_ins")
    weighed = sorted(rows, key=lambda row: (row.state in Registration.ACTIVE, row.state == State.DECLINED, row.pk))
    return {row.person_id: row for row in weighed}


def _planned(row: PlannedRow, standing: Registration | None, there: Sequence[date]) -> PlannedRow:
    if row.outcome in (Outcome.REFUSED, Outcome.DUPLICATE):
        return row
    if standing and standing.state == State.DECLINED:
        sentences = (declined_earlier(standing.person), *row.reasons)
        return replace(row, outcome=Outcome.REFUSED, reasons=sentences, changes={})
    entry, told = _entry(standing)
    new = unmarked(standing, there) if standing and entry != REGISTER else there
    effects = [*([entry] if entry else []), *(f"{PRESENT}{day.isoformat()}" for day in new)]
    presence_told = [_("Presence: %(days)s.") % {"days": day_list(new)}] if new else []
    return replace(row, effects=tuple(effects), reasons=(*row.reasons, told, *presence_told))


def _wanted(event: EventPage, row: PlannedRow, standing: Mapping[int, Registration]) -> tuple[str, str] | None:
    """The mode and country of the place that the row needs; nothing for who has one, or comes not in."""
    known = standing.get(row.person.pk) if row.person else None
    if not {REGISTER, CONFIRM} & set(row.effects) or (known and known.state in Registration.SEATED):
        return None
    mode = known.mode if known and known.state in Registration.ACTIVE else row.listed.mode
    country = row.person.country_id if row.person else row.listed.details and row.listed.details.country.pk
    return mode if mode in event.seat_modes else event.usual_mode, str(country)


def _entry(standing: Registration | None) -> tuple[str, str]:
    """What becomes of the registration: for the machine, and in words."""
    if standing is None:
        return REGISTER, _("Registration: new.")
    if standing.state == State.WITHDRAWN:
        return REGISTER, _("Registration: new; withdrew earlier.")
    if standing.state == State.CONFIRMED:
        return "", _("Registration: there already.")
    if standing.state in Registration.ACTIVE:
        state = {"state": standing.get_state_display()}
        return CONFIRM, _("Registration: was “%(state)s”, becomes confirmed.") % state
    return REGISTER, _("Registration: new.")
