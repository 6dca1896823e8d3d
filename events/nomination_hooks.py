"""The part of the admin in which staff see whom countries nominate; wagtail_hooks registers it."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry

from events.views import nominated


def nomination_urls() -> list[URLPattern]:
    return [
        path("nominations/", nominated.nominated_events, name="nominated_events"),
        path("nominations/<number:event_id>/", nominated.nominated_people, name="nominated_people"),
    ]


class NominationMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("events.decide_registration")


def nomination_menu_item() -> MenuItem:
    return NominationMenuItem(_("Nominations"), reverse("nominated_events"), icon_name="group", order=205)


def nomination_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action("events.nominations.submit", _("Submit nominations"), _("Nominations were submitted"))
    actions.register_action("events.registration.nominate", _("Nominate"), _("Nominated by the country"))
