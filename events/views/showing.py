"""The page of an event, by the shortest way."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from wagtail.views import serve

from events.models import EventPage


@require_safe
def event(request: HttpRequest, slug: str) -> HttpResponse:
    """Two queries where Wagtail's way takes eight; a draft or a page not for everybody goes Wagtail's way."""
    address = f"/events/{slug}/"
    pages = EventPage.objects.live().public().select_related("country")
    page = next(iter(pages.filter(slug=slug, url_path__endswith=address)[:1]), None)
    return page.serve(request) if page else serve(request, address.lstrip("/"))
