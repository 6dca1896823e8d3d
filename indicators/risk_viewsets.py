"""The lists of risks, issues and lessons, and the page of a risk with its reviews."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from indicators.models import Issue, Lesson, ReportingPeriod, Risk
from indicators.panels import pair
from indicators.risk_forms import IssueForm, RiskForm
from indicators.risks import history, matrix_of, risks_now, risks_without_review

TITLE = Column("local_title", label=gettext_lazy("Title"))


class RiskListView(generic.IndexView):
    """The list, and over it the matrix of all risks as they stand."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        risks = risks_now()
        chart = matrix_of(risks, _("Risks by likelihood and impact"))
        return super().get_context_data(**kwargs) | {"risks": risks, "chart": chart} | _waiting()


def _waiting() -> dict[str, Any]:
    """The period that is under way, and the risks that nobody has reviewed in it yet."""
    period = ReportingPeriod.objects.filter(state=ReportingPeriod.State.OPEN).first()
    return {"period": period, "waiting": risks_without_review(period.starts_on, period.ends_on) if period else []}


class RiskView(generic.InspectView):
    """A risk with the history of its reviews."""

    page_title = gettext_lazy("Risk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"risk": self.object, "history": history(self.object)}


class RiskViewSet(ModelViewSet):
    model = Risk
    icon = "warning"
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = RiskListView
    inspect_view_class = RiskView
    index_template_name = "indicators/risk_list.html"
    inspect_template_name = "indicators/risk_inspect.html"
    list_display = [
        "number",
        TitleColumn("local_title", label=gettext_lazy("Title"), url_name="risk_admin:inspect"),
        "level",
        "owner",
    ]
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("number"), FieldPanel("owner")]),
            pair("title"),
            pair("categories"),
            FieldRowPanel([FieldPanel("likelihood"), FieldPanel("impact"), FieldPanel("level")]),
            pair("treatment"),
        ],
        base_form_class=RiskForm,
    )


class IssueViewSet(ModelViewSet):
    model = Issue
    icon = "help"
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_template_name = "indicators/issue_inspect.html"
    index_template_name = "indicators/issue_list.html"
    list_filter = ["status"]
    list_display = [
        "number",
        TitleColumn("local_title", label=gettext_lazy("Title"), url_name="issue_admin:inspect"),
        StatusTagColumn(
            "get_status_display",
            label=gettext_lazy("Status"),
            primary=lambda issue: issue.status == Issue.Status.OPEN,
        ),
        "raised_on",
        "closed_on",
    ]
    edit_handler = ObjectList(
        [FieldRowPanel([FieldPanel("number"), FieldPanel("raised_on")]), pair("title"), pair("action")],
        base_form_class=IssueForm,
    )


class LessonViewSet(ModelViewSet):
    model = Lesson
    icon = "openquote"
    copy_view_enabled = False
    index_template_name = "indicators/lesson_index.html"
    list_filter = ["year"]
    list_display = [
        TitleColumn("local_title", label=gettext_lazy("Title"), url_name="lesson_admin:edit"),
        "year",
        Column("local_action", label=gettext_lazy("What is done differently")),
    ]
    panels = [FieldPanel("year"), pair("title"), pair("action")]


class RiskViewSets(ModelViewSetGroup):
    menu_label = gettext_lazy("Risks and lessons")
    menu_icon = "warning"
    menu_order = 305
    items = (
        RiskViewSet("risk_admin", url_prefix="risks"),
        IssueViewSet("issue_admin", url_prefix="issues"),
        LessonViewSet("lesson_admin", url_prefix="lessons"),
    )
