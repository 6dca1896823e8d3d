"""The staff desk: how every event stands, and one event in numbers, charts and tables."""

from typing import Any

from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from events.models import EventPage, Registration
from events.standings import concerns_of
from events.tallies import by_country, by_sex, by_week, quota_lines, tallies


@require_safe
@permission_required("events.view_registration", raise_exception=True)
def event_desk(request: HttpRequest) -> HttpResponse:
    """Those to come first, the next on top; then those that are over."""
    today, now = timezone.localdate(), timezone.now()
    is_past = request.GET.get("when") == "past"
    events = EventPage.objects.with_numbers().select_related("country")
    page = Paginator(events.past(today) if is_past else events.upcoming(today), 30).get_page(request.GET.get("page"))
    context = {
        "page_obj": page,
        "rows": list(zip(page, concerns_of(list(page), at=now), strict=True)),
        "is_past": is_past,
        "page_title": _("Events"),
    }
    return TemplateResponse(request, "events/event_desk.html", context)


@require_safe
@permission_required("events.view_registration", raise_exception=True)
def event_dashboard(request: HttpRequest, event_id: int) -> HttpResponse:
    event = get_object_or_404(EventPage.objects.with_numbers().select_related("country"), pk=event_id)
    now, counted = timezone.now(), tallies(event)
    context = {
        "event": event,
        "states": _states(counted),
        "concerns": concerns_of([event], at=now)[0],
        "charts": [chart for chart in (by_country(counted), by_sex(counted), by_week(event)) if chart],
        "quotas": quota_lines(event),
        "page_title": event.local_title,
    }
    return TemplateResponse(request, "events/event_dashboard.html", context)


def _states(counted: list[Any]) -> list[tuple[str, str, int]]:
    """Every state that somebody is in, with its word, in the order in which people go through them."""
    numbers = {value: sum(it.people for it in counted if it.state == value) for value in Registration.State.values}
    return [(value, Registration.State(value).label, number) for value, number in numbers.items() if number]
