from django.utils.translation import gettext_lazy as _

from portal.core.pages import BasePage


class EventIndexPage(BasePage):
    """The list of events."""

    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["events.EventPage"]
    template = "events/event_index_page.html"

    class Meta:
        verbose_name = _("list of events")
