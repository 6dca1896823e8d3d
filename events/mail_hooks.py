"""What staff do with the mails of events, for the admin."""

from collections.abc import Iterator

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from events.message_actions import MessageBulkAction
from events.models import EventPage
from events.views.mail_preview import mail_preview
from participants.models import User

hooks.register("register_bulk_action", MessageBulkAction)


@hooks.register("register_admin_urls")
def mail_urls() -> list[URLPattern]:
    return [path("events/<number:event_id>/mails/", mail_preview, name="event_mails")]


@hooks.register("register_page_header_buttons")
def mails_of_the_page(page: Page, user: User, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    if isinstance(page, EventPage) and page.pk and page.permissions_for_user(user).can_edit():
        yield Button(
            _("Mails of this event"), url=reverse("event_mails", args=[page.pk]), icon_name="mail", priority=32
        )


@hooks.register("register_log_actions")
def mail_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(
        "events.registration.message", _("Write a message"), _("A message was written to the person")
    )
