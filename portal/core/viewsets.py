import django_filters
from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic

from portal.core.models import OutgoingMail
from portal.core.reading import ReadOnlyViewSet


def topics() -> list[tuple[str, str]]:
    """What mails are about, as the app knows it that writes them."""
    return list(import_string(settings.MAIL_TOPICS)())


def kinds() -> list[tuple[str, str]]:
    found = OutgoingMail.objects.order_by("kind").values_list("kind", flat=True).distinct()
    return [(kind, kind.replace("_", " ")) for kind in found]


class OutboxFilterSet(WagtailFilterSet):
    about = django_filters.ChoiceFilter(label=_("About"), choices=topics)
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=kinds)

    class Meta:
        model = OutgoingMail
        fields = ["state", "about", "kind", "language"]


class OutboxView(generic.IndexView):
    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        if not self.is_searching:
            return queryset
        return queryset.filter(Q(recipient__icontains=self.search_query) | Q(subject__icontains=self.search_query))


class MailView(generic.InspectView):
    page_title = _("Mail")
    template_name = "core/mail_inspect.html"


class OutgoingMailViewSet(ReadOnlyViewSet):
    """Every mail of the portal with its fate."""

    model = OutgoingMail
    name = "outgoing_mail"
    url_prefix = "mails"
    menu_label = _("Mails")
    menu_order = 890
    icon = "mail"
    add_to_admin_menu = True
    index_view_class = OutboxView
    inspect_view_class = MailView
    inspect_template_name = "core/mail_inspect.html"
    list_per_page = 50
    filterset_class = OutboxFilterSet
    search_fields = ("recipient", "subject")
    list_display = (
        TitleColumn("subject", label=_("Subject"), url_name="outgoing_mail:inspect"),
        Column("recipient", label=_("To")),
        StatusTagColumn("fate", label=_("Fate"), primary=lambda mail: mail.state == OutgoingMail.State.SENT),
        Column("attempts", label=_("Attempts")),
        DateColumn("created_at", label=_("Written"), sort_key="created_at"),
    )
