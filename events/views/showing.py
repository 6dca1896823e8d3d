"""The page of an event, by the shortest way."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from wagtail.views import serve

from events.models import EventPage


@require_safe
def event(request: HttpRequest, slug: str) -> HttpResponse:
    """One query where Wagtail's way through site and tree takes seven; what is not found so goes Wagtail's way."""
    address = f"/events/{slug}/"
    page = EventPage.objects.live().select_related("country").filter(slug=slug, url_path__endswith=address).first()
    return page.serve(request) if page else serve(request, address.lstrip("/"))
