"""How an event stands, and what follows for staff."""

from datetime import date, datetime

from django.utils import timezone

from events.concerns import in_words, is_urgent
from events.models import EventPage
from events.readiness import Standing, findings


def concerns_of(event: EventPage, *, at: datetime) -> list[tuple[str, bool]]:
    """What staff should look after: a sentence each, and whether it is urgent. For rows of `with_numbers()`."""
    return [(in_words(it), is_urgent(it)) for it in findings(_standing(event), today=timezone.localdate(at))]


def _standing(event: EventPage) -> Standing:
    return Standing(
        decided_on=event.decided_on or _published_on(event),
        starts_on=event.starts_on,
        ends_on=event.ends_on,
        undecided=event.undecided,
        seated=event.seated,
        women=event.women,
        offered=event.offered,
        capacity=event.places_in_all,
        target=event.planned_size,
        target_women=event.target_women,
        present=event.present,
        is_cancelled=event.cancelled_at is not None,
    )


def _published_on(event: EventPage) -> date | None:
    """Where nobody wrote down when it was decided: it was on the day of the announcement at the latest."""
    return event.today(event.first_published_at) if event.first_published_at else None
