"""What staff have in the admin for the pages of events: their topics, duplication, and who gets their documents."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.viewsets.model import ModelViewSet

from events.models import Topic


class TopicViewSet(ModelViewSet):
    model = Topic
    icon = "tag"
    menu_label = _("Topics")
    menu_order = 255
    add_to_admin_menu = True
    list_display = ["name", "name_ru"]
    panels = [FieldRowPanel([FieldPanel("name"), FieldPanel("name_ru")])]


@hooks.register("register_admin_viewset")
def topics() -> TopicViewSet:
    return TopicViewSet("topic", url_prefix="topics")
