"""The list of reports, and the form in which one is written."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.snippets.views import snippets

from indicators.composer.forms import ReportForm
from indicators.composer.panels import KeyPanel, LengthPanel, SectionsPanel
from indicators.composer.stages import WAY, stage
from indicators.composer.views import DecidingView, EditReportView, ReportView, begin
from indicators.models import Report
from indicators.panels import pair
from indicators.reports.lengths import Length, length
from portal.core.reading import NamedActionsPolicy


def words(report: Report) -> str:
    """In English and in Russian, as it was last saved."""
    stored: Mapping[str, Any] = report.latest_revision.content if report.latest_revision else {"sections": []}
    whole = sum((length(json.loads(section["body"])) for section in stored["sections"]), Length())
    return f"{whole.en} / {whole.ru}"


class ReportListView(snippets.IndexView):
    def get_base_queryset(self) -> QuerySet[Report]:
        way = Prefetch("workflow_states", queryset=WAY, to_attr="_current_workflow_states")
        return Report.objects.select_related("period", "event", "latest_revision").prefetch_related(way)


class ReportViewSet(snippets.SnippetViewSet):
    """Nobody publishes or deletes a report: what is signed lies in its snapshots."""

    model = Report
    url_namespace = "report"
    url_prefix = "reports"
    icon = "doc-full"
    menu_label = _("Progress reports")
    menu_name = "progress-reports"
    menu_order = 303
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = ReportListView
    edit_view_class = EditReportView
    inspect_view_class = ReportView
    workflow_action_view_class = DecidingView
    inspect_template_name = "indicators/composer/report.html"
    edit_template_name = "indicators/composer/edit.html"
    list_filter = ("kind",)
    list_display = (
        TitleColumn("title", label=_("Title"), accessor="local_title", url_name="report:inspect"),
        Column("subject", label=_("Period or event"), accessor=lambda report: report.period or report.event),
        Column("stage", label=_("State"), accessor=lambda report: stage(report).name),
        Column("who", label=_("Who has it now"), accessor=lambda report: stage(report).who),
        Column("words", label=_("Words, English / Russian"), accessor=words),
    )
    edit_handler = ObjectList(
        [
            LengthPanel(heading=_("Length")),
            pair("title"),
            SectionsPanel(
                "sections", heading=_("Sections"), label=_("section"), panels=[KeyPanel("key"), FieldPanel("body")]
            ),
        ],
        base_form_class=ReportForm,
    )

    @property
    def add_view(self) -> Callable[..., HttpResponse]:
        """A report is begun with its sections, not written into an empty form."""
        return begin

    @property
    def permission_policy(self) -> NamedActionsPolicy:
        return NamedActionsPolicy(self.model, ["view", "add", "change"])

    def register_chooser_viewset(self) -> None:
        """Nothing chooses a report from a list."""
