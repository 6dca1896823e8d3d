"""When events were over, for the retention of what is kept about their participants."""

from django.db.models import Case, Expression, F, Max, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce, Least, TruncDate

from events.models import Registration


def last_event() -> Subquery:
    """Of each person: the last day of the last event for which they are registered, nothing without one."""
    mine = Registration.objects.active().filter(person=OuterRef("pk")).order_by()
    return Subquery(mine.values("person").annotate(last=Max("event__ends_on")).values("last"))


def end_of_journey() -> Expression:
    """Of each travel request: the last day of the event; for who does not come the day when that was known."""
    ends_on = F("registration__event__ends_on")
    decided_on = Coalesce(TruncDate("registration__decided_at"), ends_on)
    comes = Q(registration__state__in=Registration.ACTIVE)
    return Case(When(comes, then=ends_on), default=Least(ends_on, decided_on))


def end_of_event() -> Expression:
    """Of each row that belongs to an event."""
    return F("event__ends_on")
