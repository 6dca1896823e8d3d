from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    actions.register_action("events.registration.register", _("Register"), _("Registered by staff"))
    actions.register_action("events.registration.confirmed", _("Confirm"), _("Confirmed"))
    actions.register_action("events.registration.declined", _("Decline"), _("Declined"))
    actions.register_action("events.check_in", _("Mark present"), _("Marked present"))
    actions.register_action("events.undo_check_in", _("Undo presence"), _("Mark of presence undone"))
