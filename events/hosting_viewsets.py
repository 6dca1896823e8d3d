from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.viewsets.model import ModelViewSet

from events.models import EntryBar


class EntryBarViewSet(ModelViewSet):
    """What staff know about borders, for the planner alone."""

    model = EntryBar
    name = "entry_bar"
    url_prefix = "entry-bars"
    icon = "warning"
    menu_label = _("Bars to entry")
    copy_view_enabled = False
    add_to_reference_index = False
    list_display = ("host", "guest", "note")
    panels = (FieldRowPanel([FieldPanel("host"), FieldPanel("guest")]), FieldPanel("note"))
