from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.admin.viewsets.model import ModelViewSet

from knowledge.models import Work


class WorkViewSet(ModelViewSet):
    model = Work
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

    def get_queryset(self, request):
        return Work.objects.with_editions()
