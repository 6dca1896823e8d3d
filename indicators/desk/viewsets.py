"""The framework, the published figures, the periods and the discrepancies as lists in the admin."""

import django_filters
from django.urls import URLPattern
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from indicators.desk.framework_forms import PeriodForm
from indicators.models import Activity, Claim, Discrepancy, HeadcountClaim, Output, Project, ReportingPeriod
from indicators.panels import pair
from portal.core.reading import ReadOnlyViewSet


class FrameworkViewSet(ModelViewSet):
    copy_view_enabled = False
    add_to_reference_index = False


class ProjectViewSet(FrameworkViewSet):
    model = Project
    name = "project"
    url_prefix = "projects"
    icon = "folder-open-inverse"
    list_display = ("local_title", "award_numbers", "starts_on", "ends_on")
    panels = (
        pair("title"),
        pair("donor"),
        pair("partner"),
        pair("country"),
        FieldPanel("award_numbers"),
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
    )


class OutputViewSet(FrameworkViewSet):
    model = Output
    name = "output"
    url_prefix = "outputs"
    icon = "folder"
    list_display = ("number", Column("local_title", label=_("Title")), "gender_marker")
    panels = (FieldRowPanel([FieldPanel("project"), FieldPanel("number")]), pair("title"), FieldPanel("gender_marker"))


class ActivityViewSet(FrameworkViewSet):
    model = Activity
    name = "activity"
    url_prefix = "activities"
    icon = "list-ul"
    list_display = ("number", Column("local_title", label=_("Title")), "output", "funding")
    panels = (FieldRowPanel([FieldPanel("output"), FieldPanel("number")]), pair("title"), FieldPanel("funding"))


class ClaimViewSet(FrameworkViewSet):
    """What a document states; it never takes the place of what is computed."""

    model = Claim
    name = "claim"
    url_prefix = "published-figures"
    icon = "openquote"
    list_display = ("figure", "value", "year", Column("local_where", label=_("Where")))
    list_filter = ("year",)
    search_fields = ("figure", "where")
    index_template_name = "indicators/desk/claims.html"
    panels = (FieldRowPanel([FieldPanel("year"), FieldPanel("figure"), FieldPanel("value")]), pair("where"))


class HeadcountClaimViewSet(FrameworkViewSet):
    model = HeadcountClaim
    name = "headcount_claim"
    url_prefix = "published-headcounts"
    icon = "group"
    list_display = ("__str__", "year", "sex", "country", "people")
    list_filter = ("year", "sex")
    panels = (
        FieldRowPanel([FieldPanel("year"), FieldPanel("event")]),
        FieldRowPanel([FieldPanel("sex"), FieldPanel("country"), FieldPanel("people")]),
        pair("where"),
    )


class FrameworkViewSets(ModelViewSetGroup):
    menu_label = _("Framework")
    menu_icon = "folder-open-inverse"
    menu_order = 302
    items = (ProjectViewSet(), OutputViewSet(), ActivityViewSet(), ClaimViewSet(), HeadcountClaimViewSet())


class PeriodViewSet(FrameworkViewSet):
    model = ReportingPeriod
    name = "reporting_period"
    url_prefix = "reporting-periods"
    icon = "calendar-check"
    list_display = ("local_title", "starts_on", "ends_on", "state")
    edit_handler = ObjectList(
        [pair("title"), FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")])], base_form_class=PeriodForm
    )


class DiscrepancyFilterSet(WagtailFilterSet):
    year = django_filters.NumberFilter(label=_("Year"))

    class Meta:
        model = Discrepancy
        fields = ("year", "state", "rule", "severity")


class DiscrepancyViewSet(ReadOnlyViewSet):
    """Found by the rules; people explain them, on a page of their own."""

    model = Discrepancy
    name = "discrepancy"
    url_prefix = "discrepancies"
    icon = "warning"
    menu_label = _("Discrepancies")
    menu_order = 306
    add_to_admin_menu = True
    filterset_class = DiscrepancyFilterSet
    index_template_name = "indicators/desk/discrepancies.html"
    search_fields = ("figure", "explanation")
    list_display = (
        TitleColumn("figure", label=_("Figure"), url_name="explain_discrepancy"),
        "year",
        "left",
        "right",
        "rule",
        StatusTagColumn("get_state_display", label=_("State"), primary=lambda row: row.state == "open"),
    )

    def get_urlpatterns(self) -> list[URLPattern]:
        return [pattern for pattern in super().get_urlpatterns() if pattern.name != "inspect"]
