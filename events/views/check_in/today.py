"""The figures of a day while it goes on. The page looks again every ten seconds; mostly all is as it was."""

import hashlib
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_safe

from events.day_figures import day_figures, refused_scans, version_of
from events.models import EventPage
from events.views.check_in.entering import only_for_the_door


def _version(request: HttpRequest, event_id: int) -> str:
    event = get_object_or_404(EventPage, pk=event_id)
    said = (version_of(event), event.title, _day(request, event), get_language(), request.user.pk)
    return f'"{hashlib.sha256(repr(said).encode()).hexdigest()[:32]}"'


@require_safe
@only_for_the_door
@cache_control(private=True, no_cache=True)
@condition(etag_func=_version)
def today(request: HttpRequest, event_id: int) -> HttpResponse:
    event = get_object_or_404(EventPage, pk=event_id)
    day = _day(request, event)
    context = {
        "event": event,
        "day": day,
        "figures": day_figures(event, day),
        "refused": refused_scans(event, day),
    }
    return TemplateResponse(request, "events/check_in/today.html", context)


def _day(request: HttpRequest, event: EventPage) -> date:
    """The day that is asked for, else today, else the day of the event that is nearest to today."""
    asked = {day.isoformat(): day for day in event.days}
    now = event.today(timezone.now())
    return asked.get(request.GET.get("day", "")) or min(max(now, event.starts_on), event.ends_on)
