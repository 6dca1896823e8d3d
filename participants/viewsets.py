from typing import Any

from django.db.models import QuerySet
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button

from participants.models import Institution, Person
from participants.views.people import PersonEditView, PersonView
from portal.core.reading import NamedActionsPolicy


class PersonListView(generic.IndexView):
    FORMATS = ()  # Wagtail's export knows no columns to choose and writes nothing in the log; see export_people

    def get_base_queryset(self) -> QuerySet[Person]:
        return Person.objects.compared().select_related("country", "institution")

    def search_queryset(self, queryset: Any) -> QuerySet[Person]:
        return queryset.named(self.search_query) if self.is_searching else queryset

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        ways = (
            ("participants.import_person", _("Import people"), "import_people", "upload"),
            ("participants.export_person", _("Export people"), "export_people", "download"),
        )
        return super().header_more_buttons + [
            Button(label, url=reverse(name), icon_name=icon, priority=80)
            for permission, label, name, icon in ways
            if self.request.user.has_perm(permission)
        ]


class PersonViewSet(ModelViewSet):
    """Everybody who takes part. People come in by registering; staff correct what is written about them."""

    model = Person
    name = "person"
    url_prefix = "people"
    icon = "user"
    menu_order = 220
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = True
    add_to_reference_index = False
    index_view_class = PersonListView
    edit_view_class = PersonEditView
    inspect_view_class = PersonView
    inspect_template_name = "participants/person.html"
    list_per_page = 50
    list_filter = ("country", "sex", "seniority")
    search_fields = ("search_key",)
    list_display = ("full_name", "latin_name", "country", "institution", Column("get_sex_display", label=_("Sex")))
    form_fields = (
        "given_name",
        "family_name",
        "patronymic",
        "given_name_latin",
        "family_name_latin",
        "sex",
        "country",
        "birth_years",
        "institution",
        "position",
        "seniority",
        "email",
        "phone",
        "language",
    )
    inspect_view_fields = (*form_fields, "last_active_at")

    @property
    def permission_policy(self) -> NamedActionsPolicy:
        return NamedActionsPolicy(self.model, ["view", "change"])

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("edit/<number:pk>/", self.edit_view, name="edit"),
            path("inspect/<number:pk>/", self.inspect_view, name="inspect"),
            path("history/<number:pk>/", self.history_view, name="history"),
            path("history-results/<number:pk>/", self.history_results_view, name="history_results"),
            path("usage/<number:pk>/", self.usage_view, name="usage"),
        ]


class InstitutionListView(generic.IndexView):
    def get_base_queryset(self) -> QuerySet[Institution]:
        return Institution.objects.select_related("country")

    def search_queryset(self, queryset: Any) -> QuerySet[Institution]:
        return queryset.named(self.search_query) if self.is_searching else queryset


class InstitutionViewSet(ModelViewSet):
    model = Institution
    name = "institution"
    url_prefix = "institutions"
    icon = "home"
    menu_order = 230
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = True
    add_to_reference_index = False
    index_view_class = InstitutionListView
    list_per_page = 50
    list_filter = ("country", "level")
    search_fields = ("name_key",)
    list_display = ("name", "name_ru", "country", Column("get_level_display", label=_("Level")))
    form_fields = ("name", "name_ru", "country", "level")

    @property
    def permission_policy(self) -> NamedActionsPolicy:
        return NamedActionsPolicy(self.model, ["view", "add", "change"])
