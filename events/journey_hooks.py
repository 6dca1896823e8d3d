"""The part of the admin in which logistics book journeys."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry

from events.views import journeys
from portal.core.menu import PermittedMenuItem


@hooks.register("register_admin_urls")
def journey_urls() -> list[URLPattern]:
    return [
        path("travel/", journeys.journey_list, name="journey_list"),
        path("travel/<number:event_id>/", journeys.journeys, name="journeys"),
        path("travel/<number:event_id>/ask/", journeys.journey_ask, name="journey_ask"),
        path("travel/<number:event_id>/travel.<str:file_format>", journeys.journey_export, name="journey_export"),
        path("travel/request/<number:travel_id>/", journeys.journey, name="journey"),
        path("travel/request/<number:travel_id>/scan/", journeys.journey_scan, name="journey_scan"),
        path("travel/request/<number:travel_id>/book/", journeys.journey_book, name="journey_book"),
        path("travel/request/<number:travel_id>/unbook/", journeys.journey_unbook, name="journey_unbook"),
    ]


@hooks.register("register_admin_menu_item")
def travel_menu_item() -> MenuItem:
    address = reverse("journey_list")
    return PermittedMenuItem(_("Travel"), address, "events.handle_travel", icon_name="globe", order=215)


@hooks.register("register_log_actions")
def journey_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action("events.travel.ask", _("Ask for travel data"), _("Asked for travel data"))
    actions.register_action("events.travel.book", _("Book"), _("The journey was booked"))
    actions.register_action("events.travel.unbook", _("Undo the booking"), _("The booking was undone"))
    actions.register_action("events.travel.read", _("Read travel data"), _("Read the travel data"))
    actions.register_action("events.travel.scan", _("Open a scan"), _("Opened the scan of the passport"))
    actions.register_action("events.travel.export", _("Export travel data"), _("Took travel data out as a file"))
