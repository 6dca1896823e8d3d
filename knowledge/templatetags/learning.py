"""What pages show of series; the preview of a draft shows the same page."""

from typing import Any

from django import template
from django.utils import timezone

from events.models import EventPage
from knowledge.models import Series
from knowledge.series_pages import content_of
from portal.core.dates import moment_of_day

register = template.Library()


@register.filter
def hour(event: EventPage) -> str:
    """`10:00 (UTC+5)`, by the clock of the event; nothing when its hour is not known."""
    return moment_of_day(event.starts_at) if event.start_time else ""


@register.simple_tag
def series_content(series: Series, user: Any) -> dict[str, Any]:
    """For the page of a series, as the owner of this account sees it."""
    person = user.person if user.is_authenticated else None
    is_taught = user.is_authenticated and series.pk and Series.objects.taught_by(user).filter(pk=series.pk).exists()
    return content_of(series, person, at=timezone.now()) | {"is_taught": bool(is_taught)}
