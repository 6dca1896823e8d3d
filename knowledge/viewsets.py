from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from knowledge.models import Work, WorkQuerySet


class WorkIndexView(IndexView):
    def get_base_queryset(self) -> WorkQuerySet:
        return super().get_base_queryset().with_editions()


class WorkViewSet(ModelViewSet):
    model = Work
    index_view_class = WorkIndexView
    icon = "doc-full"
    menu_label = _("Library")
    menu_order = 250
    add_to_admin_menu = True
    list_display = ["__str__", "kind", "published_on", "number"]
    list_filter = ["kind"]
    panels = [
        FieldRowPanel([FieldPanel("number"), FieldPanel("kind"), FieldPanel("published_on")]),
        InlinePanel(
            "editions",
            heading=_("Editions"),
            label=_("edition"),
            min_num=1,
            panels=[
                FieldPanel("language"),
                FieldRowPanel([FieldPanel("title"), FieldPanel("title_ru")]),
                FieldRowPanel([FieldPanel("abstract"), FieldPanel("abstract_ru")]),
            ],
        ),
    ]
