"""What staff do with the mails of events, for the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from events.message_actions import MessageBulkAction

hooks.register("register_bulk_action", MessageBulkAction)


@hooks.register("register_log_actions")
def mail_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(
        "events.registration.message", _("Write a message"), _("A message was written to the person")
    )
