"""The part of the admin in which certificates are offered, issued, put right and revoked."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry


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
