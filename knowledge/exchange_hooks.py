"""The admin's place for journals elsewhere."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel
from wagtail.admin.viewsets.model import ModelViewSet

from knowledge.models import HarvestSource


class HarvestSourceViewSet(ModelViewSet):
    model = HarvestSource
    icon = "link"
    menu_label = _("Journals elsewhere")
    menu_order = 255
    add_to_admin_menu = True
    list_display = ["name", "is_active", "last_at", "last_note"]
    panels = [FieldPanel("name"), FieldPanel("address"), FieldPanel("in_set"), FieldPanel("is_active")]


@hooks.register("register_admin_viewset")
def journals() -> HarvestSourceViewSet:
    return HarvestSourceViewSet("harvest_source", url_prefix="journals")
