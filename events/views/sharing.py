"""Files made of an event: its calendar entry and the picture for where it is shared."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from events.ical import CONTENT_TYPE, event_calendar
from events.models import EventPage
from events.share_card import card_of, card_url, card_version

FOR_GOOD = 365 * 24 * 3600


@require_safe
def event_ics(request: HttpRequest, slug: str) -> HttpResponse:
    event = get_object_or_404(EventPage.objects.live().public().select_related("country"), slug=slug)
    content = event_calendar(event, language=get_language() or "en", at=timezone.now())
    name = f'attachment; filename="{event.slug}.ics"'
    return HttpResponse(content, content_type=CONTENT_TYPE, headers={"Content-Disposition": name})


@require_safe
def card(request: HttpRequest, slug: str, version: str) -> HttpResponse:
    """A card that says something else by now leads to the present one."""
    event = get_object_or_404(EventPage.objects.live().public().select_related("country"), slug=slug)
    if version != card_version(event):
        return HttpResponseRedirect(card_url(event))
    return _kept(request, event)


@cache_control(public=True, max_age=FOR_GOOD, immutable=True)
def _kept(request: HttpRequest, event: EventPage) -> HttpResponse:
    return HttpResponse(card_of(event), content_type="image/png")
