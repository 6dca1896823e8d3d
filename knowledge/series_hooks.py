"""What staff have in the admin for series and the people who take part in them."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry


@hooks.register("register_log_actions")
def enrolment_log(actions: LogActionRegistry) -> None:
    merged = _("Became part of another enrolment of the same person")
    actions.register_action("knowledge.enrolment.merged", _("Merge"), merged)
    parted = _("Stands by itself again")
    actions.register_action("knowledge.enrolment.parted", _("Undo the merge"), parted)
