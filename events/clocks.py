"""When events were over, for the retention of what is kept about their participants."""

from django.db.models import Max, OuterRef, Subquery

from events.models import Registration


def last_event() -> Subquery:
    """Of each person: the last day of the last event for which they are registered, nothing without one."""
    mine = Registration.objects.active().filter(person=OuterRef("pk")).order_by()
    return Subquery(mine.values("person").annotate(last=Max("event__ends_on")).values("last"))
