"""The list in which staff find the requests about data, the most urgent first, and the page on which they answer."""

from datetime import datetime
from typing import Any

from django.db.models import Case, QuerySet, When
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic

from participants.forms.my_data import AnswerForm
from participants.models import Consent, DataRequest
from portal.core.reading import ReadOnlyViewSet


def urgency(request: DataRequest, at: datetime | None = None) -> str:
    """Until when an answer is due, in words; nothing once it is given."""
    if request.state != DataRequest.State.OPEN:
        return ""
    day = date_format(request.due_on, "DATE_FORMAT")
    if request.is_overdue(at or timezone.now()):
        return _("overdue since %(day)s") % {"day": day}
    return _("due by %(day)s") % {"day": day}


class RequestListView(generic.IndexView):
    default_ordering = None
    is_searchable = False

    def get_base_queryset(self) -> QuerySet[DataRequest]:
        closed = Case(When(state=DataRequest.State.OPEN, then=0), default=1)
        return DataRequest.objects.select_related("person").order_by(closed, "asked_at", "pk")


class RequestView(generic.InspectView):
    """One request, what is known of the person, and what may be answered."""

    page_title = gettext_lazy("Data request")

    def get_object(self, queryset: Any = None) -> DataRequest:
        requests = DataRequest.objects.select_related("person__country", "person__institution", "decided_by")
        return super().get_object(requests)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked: DataRequest = self.object
        return super().get_context_data(**kwargs) | {
            "asked": asked,
            "urgency": urgency(asked),
            "is_overdue": asked.is_overdue(timezone.now()),
            "is_open": asked.state == DataRequest.State.OPEN,
            "is_erasure": asked.kind == DataRequest.Kind.ERASURE,
            "consents": Consent.objects.latest_of(asked.person).values(),
            "form": AnswerForm(),
        }


class DataRequestViewSet(ReadOnlyViewSet):
    model = DataRequest
    name = "data_request"
    url_prefix = "data-requests"
    menu_label = gettext_lazy("Data requests")
    icon = "lock"
    menu_order = 240
    add_to_admin_menu = True
    index_view_class = RequestListView
    inspect_view_class = RequestView
    index_template_name = "participants/request_list.html"
    inspect_template_name = "participants/request_inspect.html"
    list_per_page = 50
    list_filter = ("state", "kind")
    list_display = (
        TitleColumn("person", label=gettext_lazy("Name"), accessor="person.full_name", url_name="data_request:inspect"),
        Column("get_kind_display", label=gettext_lazy("Request")),
        StatusTagColumn(
            "get_state_display",
            label=gettext_lazy("State"),
            primary=lambda row: row.state == DataRequest.State.OPEN,
        ),
        DateColumn("asked_at", label=gettext_lazy("Asked")),
        Column("urgency", label=gettext_lazy("Answer"), accessor=urgency),
    )
