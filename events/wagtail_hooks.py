from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from events import (  # noqa: F401  they register themselves
    check_in_hooks,
    handout_hooks,
    journey_hooks,
    mail_hooks,
    nomination_hooks,
    page_hooks,
    place_hooks,
)
from events.bulk_actions import ConfirmBulkAction, DeclineBulkAction
from events.hosting_viewsets import EntryBarViewSet
from events.models import Registration
from events.views import dashboard, desk, listing, planning, sheet
from events.viewsets import RegistrationViewSet
from portal.core.menu import PermittedMenuItem

hooks.register("register_bulk_action", ConfirmBulkAction)
hooks.register("register_bulk_action", DeclineBulkAction)


@hooks.register("register_admin_viewset")
def registrations() -> RegistrationViewSet:
    return RegistrationViewSet()


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [
        path("registrations/<number:registration_id>/confirm/", desk.confirm, name="registration_confirm"),
        path("registrations/<number:registration_id>/decline/", desk.decline, name="registration_decline"),
        path("registrations/<number:registration_id>/mark/", desk.mark, name="registration_mark"),
        path("registrations/list/<number:event_id>/", listing.import_list, name="import_list"),
        path("attendance/", sheet.sheet_list, name="attendance_sheets"),
        path("attendance/<number:event_id>/", sheet.sheet, name="attendance_sheet"),
    ]


@hooks.register("register_admin_urls")
def desk_urls() -> list[URLPattern]:
    return [
        path("event-desk/", dashboard.event_desk, name="event_desk"),
        path("event-desk/<number:event_id>/", dashboard.event_dashboard, name="event_dashboard"),
        path("event-desk/planner/", planning.planner, name="planner"),
    ]


@hooks.register("register_admin_viewset")
def entry_bars() -> EntryBarViewSet:
    return EntryBarViewSet()


@hooks.register("register_admin_menu_item")
def event_desk() -> MenuItem:
    address = reverse("event_desk")
    return PermittedMenuItem(_("Events"), address, "events.view_registration", icon_name="date", order=190)


@hooks.register("register_admin_menu_item")
def attendance() -> MenuItem:
    address = reverse("attendance_sheets")
    return PermittedMenuItem(_("Attendance"), address, "events.mark_attendance", icon_name="calendar-check", order=210)


@hooks.register("before_delete_page")
def keep_events_with_registrations(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The database refuses it as well, with an error page; here staff read why."""
    if not Registration.objects.under(page).exists():
        return None
    messages.error(request, _("An event with registrations is not deleted, and neither is what it stands under."))
    return redirect("wagtailadmin_explore", page.get_parent().pk)


@hooks.register("before_bulk_action")
def keep_many_events_with_registrations(
    request: HttpRequest, action_type: str, objects: list[Any], action: BulkAction
) -> HttpResponse | None:
    pages = objects if action_type == "delete" else []
    answers = (keep_events_with_registrations(request, page) for page in pages if isinstance(page, Page))
    return next((answer for answer in answers if answer), None)


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    actions.register_action("events.registration.register", _("Register"), _("Registered by staff"))
    actions.register_action("events.registration.confirmed", _("Confirm"), _("Confirmed"))
    actions.register_action("events.registration.declined", _("Decline"), _("Declined"))
    actions.register_action(
        "events.registration.merged", _("Merge"), _("Became part of another registration of the same person")
    )
    actions.register_action("events.registration.parted", _("Undo the merge"), _("Stands by itself again"))
    actions.register_action("events.import_list", _("Import a list"), _("A list of participants was imported"))
    actions.register_action("events.export_list", _("Export registrations"), _("Took registrations out as a file"))
    actions.register_action("events.check_in", _("Mark present"), _("Marked present"))
    actions.register_action("events.undo_check_in", _("Undo presence"), _("Mark of presence undone"))
