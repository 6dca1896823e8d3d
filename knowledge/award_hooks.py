"""The part of the admin in which certificates are offered, issued, put right and revoked."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import LogActionRegistry

from knowledge.award_viewsets import AchievementViewSet, AwardViewSet, DesignViewSet
from knowledge.views import issuing
from portal.core.menu import PermittedMenuItem


@hooks.register("register_admin_viewset")
def award_viewsets() -> list[ModelViewSet]:
    return [AwardViewSet(), AchievementViewSet(), DesignViewSet()]


@hooks.register("register_admin_urls")
def award_urls() -> list[URLPattern]:
    return [
        path("issue-certificates/", issuing.offers, name="certificate_offers"),
        path("issue-certificates/<number:achievement_id>/", issuing.dry_run, name="dry_run"),
        path("issue-certificates/<number:achievement_id>/issue/", issuing.issue, name="issue_certificates"),
        path("issue-certificates/<number:achievement_id>/ask/", issuing.ask, name="ask_for_names"),
        path(
            "issue-certificates/<number:achievement_id>/names/<number:person_id>/",
            issuing.settle_name,
            name="settle_name",
        ),
        path("certificates/<number:award_id>/correct/", issuing.correct, name="correct_certificate"),
        path("certificates/<number:award_id>/revoke/", issuing.revoke, name="revoke_certificate"),
        path("certificates/<number:award_id>/file/", issuing.file, name="certificate_file"),
    ]


@hooks.register("register_admin_menu_item")
def issue_menu_item() -> MenuItem:
    return PermittedMenuItem(
        _("Certificates"), reverse("certificate_offers"), "knowledge.issue_award", icon_name="doc-full", order=260
    )


@hooks.register("register_log_actions")
def award_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action("knowledge.award.issue", _("Issue a certificate"), _("A certificate was issued"))
    actions.register_action(
        "knowledge.award.supersede", _("Put a certificate right"), _("A certificate was superseded by a corrected one")
    )
    actions.register_action("knowledge.award.revoke", _("Revoke a certificate"), _("A certificate was revoked"))
    actions.register_action(
        "knowledge.award.name", _("Decide on a name"), _("It was decided how a name stands on certificates")
    )
