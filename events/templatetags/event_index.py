"""What the list of events shows of those that fit the filters of its address."""

from typing import Any

from django import template
from django.core.paginator import Paginator
from django.http import QueryDict
from django.utils import timezone

from events.filters import Filters
from events.models import EventPage

register = template.Library()

PAST_PER_PAGE = 12


@register.simple_tag
def found_events(query: QueryDict) -> dict[str, Any]:
    filters, today = Filters(query), timezone.localdate()
    events = EventPage.objects.filter(pk__in=filters.keys).select_related("country").counted()
    past = Paginator(events.past(today), PAST_PER_PAGE).get_page(query.get("page"))
    return {"filters": filters, "upcoming": events.upcoming(today), "past": past}
