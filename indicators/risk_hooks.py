"""Risks, issues and lessons in the admin: their lists, the steps upon them, and the files of the logs."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from indicators import risk_views
from indicators.risk_viewsets import RiskViewSets


@hooks.register("register_admin_viewset")
def risks() -> RiskViewSets:
    return RiskViewSets()


@hooks.register("register_admin_urls")
def risk_urls() -> list[URLPattern]:
    return [
        path("risks/<int:risk_id>/review/", risk_views.review, name="risk_review"),
        path("issues/<int:issue_id>/close/", risk_views.close, name="issue_close"),
        path("risk-logs/<str:log>.<str:file_format>", risk_views.download, name="risk_log"),
    ]


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    actions.register_action("indicators.risk.review", _("Review"), _("Reviewed"))
    actions.register_action("indicators.issue.close", _("Close"), _("Closed"))
