"""The registration desk: the list in which staff find registrations and decide on them."""

from functools import reduce
from operator import or_
from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn, Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import log, registry

from events.actions.attendance import days_present
from events.forms import DeclineForm
from events.models import EventPage, Registration
from participants.models import Country, Person
from portal.core.models import OutgoingMail
from portal.core.reading import ReadOnlyViewSet


class RegistrationFilterSet(WagtailFilterSet):
    event = django_filters.ModelChoiceFilter(
        label=_("Event"), queryset=EventPage.objects.order_by("-starts_on"), empty_label=_("All")
    )
    country = django_filters.ModelChoiceFilter(
        label=_("Country"), field_name="person__country", queryset=Country.objects.participating()
    )
    state = django_filters.ChoiceFilter(
        label=_("State"), choices=[it for it in Registration.State.choices if it[0] != Registration.State.MERGED]
    )
    sex = django_filters.ChoiceFilter(label=_("Sex"), field_name="person__sex", choices=Person.Sex.choices)

    class Meta:
        model = Registration
        fields = ["event", "state", "country", "sex"]


class RegistrationListView(generic.IndexView):
    def get_base_queryset(self) -> QuerySet[Registration]:
        return Registration.objects.standing().with_people()

    def search_queryset(self, queryset: Any) -> QuerySet[Registration]:
        return queryset.named(self.search_query) if self.is_searching else queryset

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """A list is brought in for one event: the one that is looked at."""
        buttons = super().header_more_buttons
        event = self.request.GET.get("event", "")
        if event.isdecimal() and self.request.user.has_perm("events.import_list"):
            address = reverse("import_list", args=[event])
            buttons.append(Button(_("Import a list of participants"), url=address, icon_name="upload", priority=80))
        return buttons

    def as_spreadsheet(self, queryset: QuerySet[Registration], spreadsheet_format: str) -> HttpResponse:
        from events.resources import ParticipantListResource  # import_export: only a download pays for it
        from portal.core.sheets import sheet_response

        asked = self.request.GET.get("event", "")
        event = EventPage.objects.filter(pk=asked).first() if asked.isdecimal() else None  # its questions are columns
        dataset = ParticipantListResource(event).export(queryset)
        data = {"registrations": len(dataset), "asked": self.request.GET.urlencode()}
        log(self.request.user, "events.export_list", user=self.request.user, data=data)
        return sheet_response(dataset, "registrations", spreadsheet_format)


class RegistrationView(generic.InspectView):
    """One registration with its history and what may be done with it."""

    page_title = _("Registration")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        stands = self.object.surviving
        if stands != self.object:
            return redirect("registration:inspect", stands.pk)
        return super().get(request, *args, **kwargs)

    def get_object(self, queryset: Any = None) -> Registration:
        return super().get_object(Registration.objects.with_people())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        registration: Registration = self.object
        present = days_present(registration)
        return super().get_context_data(**kwargs) | {
            "registration": registration,
            "may_confirm": registration.may_become(Registration.State.CONFIRMED),
            "may_decline": registration.may_become(Registration.State.DECLINED),
            "decline_form": DeclineForm(),
            "days": [(day, day in present) for day in registration.event.days],
            "history": registry.get_logs_for_instance(registration).select_related("user"),
            "mails": _mails(registration),
            "today": timezone.localdate(),
        }


def _mails(registration: Registration) -> QuerySet[OutgoingMail]:
    """Those about it and about what became part of it."""
    parts = registration.event.registrations.filter(person=registration.person, state=Registration.State.MERGED)
    codes = [registration.code, *parts.values_list("code", flat=True)]
    wanted = (Q(key__startswith=f"registration {code} ") for code in codes)
    return OutgoingMail.objects.filter(reduce(or_, wanted))


class RegistrationViewSet(ReadOnlyViewSet):
    model = Registration
    name = "registration"
    url_prefix = "registrations"
    icon = "clipboard-list"
    menu_order = 200
    add_to_admin_menu = True
    index_view_class = RegistrationListView
    inspect_view_class = RegistrationView
    index_template_name = "events/registration_list.html"
    inspect_template_name = "events/registration_inspect.html"
    filterset_class = RegistrationFilterSet
    search_fields = ("person__search_key",)
    list_per_page = 50
    list_display = (
        BulkActionsCheckboxColumn("bulk_actions", obj_type="registration"),
        TitleColumn(
            "person",
            label=_("Name"),
            accessor="person.full_name",
            url_name="registration:inspect",
            sort_key="person__family_name",
            get_title_id=lambda row: f"registration_{row.pk}_title",
        ),
        Column("latin_name", label=_("In Latin letters"), accessor="person.latin_name"),
        Column("event", label=_("Event"), accessor="event.local_title", sort_key="event__title"),
        Column("country", label=_("Country"), accessor="person.country", sort_key="person__country__name"),
        Column("institution", label=_("Institution"), accessor="person.institution"),
        StatusTagColumn(
            "get_state_display",
            label=_("State"),
            sort_key="state",
            primary=lambda row: row.state == Registration.State.CONFIRMED,
        ),
        DateColumn("registered_at", label=_("Registered"), sort_key="registered_at"),
        Column("days", label=_("Days present"), accessor=lambda row: row.attendance.days if row.has_attended else ""),
    )
    list_export = ("person",)  # that there is an export; its columns are those of the resource
