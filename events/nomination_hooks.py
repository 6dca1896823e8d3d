"""The part of the admin in which staff see whom countries nominate."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry

from events.views import nominated
from portal.core.menu import PermittedMenuItem


@hooks.register("register_admin_urls")
def nomination_urls() -> list[URLPattern]:
    return [
        path("nominations/", nominated.nominated_events, name="nominated_events"),
        path("nominations/<number:event_id>/", nominated.nominated_people, name="nominated_people"),
    ]


@hooks.register("register_admin_menu_item")
def nomination_menu_item() -> MenuItem:
    address = reverse("nominated_events")
    return PermittedMenuItem(_("Nominations"), address, "events.decide_registration", icon_name="group", order=205)


@hooks.register("register_log_actions")
def nomination_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action("events.nominations.submit", _("Submit nominations"), _("Nominations were submitted"))
