"""How events stand, and what follows for staff."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime

from django.db.models import Count
from django.utils import timezone

from events.concerns import in_words, is_urgent
from events.mails import topic
from events.models import CountryQuota, EventPage, Registration
from events.readiness import Standing, findings
from portal.core.models import OutgoingMail


def concerns_of(events: Sequence[EventPage], *, at: datetime) -> list[list[tuple[str, bool]]]:
    """For each event what staff should look after: a sentence each, and whether it is urgent. For rows of
    `with_numbers()`; three queries, however many there are."""
    failed, unused, today = _mails_failed(events), _seats_set_aside(events, at=at), timezone.localdate(at)
    standings = [_standing(event, failed[event.pk], unused[event.pk]) for event in events]
    return [[(in_words(it), is_urgent(it)) for it in findings(standing, today=today)] for standing in standings]


def _standing(event: EventPage, mails_failed: int, seats_set_aside: int) -> Standing:
    return Standing(
        decided_on=event.decided_on or _published_on(event),
        starts_on=event.starts_on,
        ends_on=event.ends_on,
        undecided=event.undecided,
        seated=event.seated,
        women=event.women,
        offered=event.offered,
        overbooked=event.places_too_few,
        target=event.planned_size,
        target_women=event.target_women,
        seats_set_aside=seats_set_aside,
        present=event.present,
        mails_failed=mails_failed,
        is_cancelled=event.is_cancelled,
    )


def _published_on(event: EventPage) -> date | None:
    """Where nobody wrote down when it was decided: it was on the day of the announcement at the latest."""
    return event.today(event.first_published_at) if event.first_published_at else None


def _mails_failed(events: Sequence[EventPage]) -> Counter[int]:
    numbers = {topic(event.pk): event.pk for event in events}
    failed = OutgoingMail.objects.filter(state=OutgoingMail.State.FAILED, about__in=numbers).order_by()
    return Counter({numbers[about]: mails for about, mails in failed.values_list("about").annotate(mails=Count("pk"))})


def _seats_set_aside(events: Sequence[EventPage], *, at: datetime) -> Counter[int]:
    """Of each event the places that are promised to countries, not released, and taken by nobody."""
    by_number = {event.pk: event for event in events}
    rows = Registration.objects.seated().filter(event__in=by_number).order_by()
    counted = rows.values_list("event", "person__country", "mode").annotate(people=Count("pk"))
    taken = {(event, country, mode): people for event, country, mode, people in counted}
    free = Counter[int]()
    for quota in CountryQuota.objects.filter(event__in=by_number):
        event = by_number[quota.event_id]
        if quota.released_on is None or event.today(at) < quota.released_on:
            free[event.pk] += max(quota.seats - taken.get((event.pk, quota.country_id, event.usual_mode), 0), 0)
    return free
