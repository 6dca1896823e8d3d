from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.models.pages import EventPage
from portal.core.pages import BasePage


class EventIndexPage(BasePage):
    """The list of events."""

    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["events.EventPage"]
    template = "events/event_index_page.html"

    class Meta:
        verbose_name = _("list of events")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        events = EventPage.objects.live().select_related("country").counted()
        today = timezone.localdate()
        return context | {"upcoming": events.upcoming(today), "past": events.past(today)}
