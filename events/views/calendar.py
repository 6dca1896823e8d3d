"""The events of a month, and all of them as a calendar that people subscribe to."""

from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from events.filters import Filters
from events.ical import CONTENT_TYPE, feed
from events.models import EventPage
from events.month import beside, days_shown, month_of, weeks


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """An address of no month shows the present one and says so."""
    asked, filters = request.GET.get("month", ""), Filters(request.GET)
    month = month_of(asked) or timezone.localdate().replace(day=1)
    first, *_between, last = days_shown(month)
    events = EventPage.objects.filter(pk__in=filters.keys, starts_on__lte=last, ends_on__gte=first)
    shown = list(events.select_related("country").order_by("starts_on", "pk"))
    context = {
        "month": month,
        "months": [(name, beside(month, step)) for name, step in (("earlier", -1), ("later", 1))],
        "weeks": weeks(month, shown),
        "events": [it for it in shown if it.starts_on < (beside(month, 1) or last) and it.ends_on >= month],
        "filters": filters,
        "is_unknown": bool(asked) and month_of(asked) is None,
    }
    return TemplateResponse(request, "events/calendar.html", context)


@require_safe
def calendar_feed(request: HttpRequest) -> HttpResponse:
    """Every published event that fits the filters. Programs ask often, and are told that nothing has changed."""
    language, filters = get_language() or "en", Filters(request.GET)
    events = EventPage.objects.filter(pk__in=filters.keys).select_related("country").order_by("starts_on", "pk")
    facts = [(it.pk, it.sequence, it.last_published_at, it.cancelled_at) for it in events]
    etag = '"' + sha256(repr([language, facts]).encode()).hexdigest() + '"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        content = feed(events, language=language, at=timezone.now(), name=_("Governance Capacity Portal"))
        response = HttpResponse(content, content_type=CONTENT_TYPE, headers={"ETag": etag})
    patch_cache_control(response, public=True, max_age=900)
    return response
