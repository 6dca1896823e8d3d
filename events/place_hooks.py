"""What staff do about places in the admin, and what its log says: the waiting list, an event that is cancelled."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from events.bulk_actions import KeepWaitingBulkAction
from events.views.cancelling import cancel

hooks.register("register_bulk_action", KeepWaitingBulkAction)


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [path("events/<number:event_id>/cancel/", cancel, name="event_cancel")]


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    actions.register_action("events.cancel", _("Cancel the event"), _("The event was cancelled"))
    actions.register_action("events.registration.nominate", _("Nominate"), _("Nominated by the country"))
    actions.register_action("events.registration.waiting", _("Let wait"), _("Put on the waiting list"))
    actions.register_action("events.registration.cancelled", _("Cancel"), _("Cancelled with the event"))
