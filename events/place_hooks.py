"""What the admin's log says of places: the waiting list, offers and an event that is cancelled."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    actions.register_action("events.cancel", _("Cancel the event"), _("The event was cancelled"))
    actions.register_action("events.registration.nominate", _("Nominate"), _("Nominated by the country"))
    actions.register_action("events.registration.waiting", _("Let wait"), _("Put on the waiting list"))
    actions.register_action("events.registration.cancelled", _("Cancel"), _("Cancelled with the event"))
