"""The desk of reports in the admin: its pages, its editor, its entry in the menu."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from indicators.composer import figure_feature, views
from indicators.composer.viewsets import ReportViewSet
from indicators.models import Report

UNWANTED = {"action-publish", "action-unpublish", "action-submit", "action-restart-workflow"}

register_snippet(ReportViewSet)


hooks.register("register_rich_text_features", figure_feature.register)


@hooks.register("register_admin_urls")
def composer_urls() -> list[URLPattern]:
    return [
        path("reports/<int:report_id>/figures/", views.figures, name="report_figures"),
        path("reports/<int:report_id>/draft/", views.make_draft, name="report_draft"),
        path("reports/<int:report_id>/step/", views.take_step, name="report_step"),
    ]


@hooks.register("construct_snippet_action_menu")
def without_short_cuts(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """A report is submitted on its checklist, and published by its signatures alone."""
    if context["model"] is Report:
        items[:] = [item for item in items if item.name not in UNWANTED]
