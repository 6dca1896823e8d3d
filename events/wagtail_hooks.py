from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry

from events.bulk_actions import ConfirmBulkAction, DeclineBulkAction
from events.views import desk, sheet
from events.viewsets import RegistrationViewSet

hooks.register("register_bulk_action", ConfirmBulkAction)
hooks.register("register_bulk_action", DeclineBulkAction)


@hooks.register("register_admin_viewset")
def registrations() -> RegistrationViewSet:
    return RegistrationViewSet()


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [
        path("registrations/<int:registration_id>/confirm/", desk.confirm, name="registration_confirm"),
        path("registrations/<int:registration_id>/decline/", desk.decline, name="registration_decline"),
        path("registrations/<int:registration_id>/mark/", desk.mark, name="registration_mark"),
        path("attendance/", sheet.sheet_list, name="attendance_sheets"),
        path("attendance/<int:event_id>/", sheet.sheet, name="attendance_sheet"),
    ]


class AttendanceMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("events.mark_attendance")


@hooks.register("register_admin_menu_item")
def attendance() -> MenuItem:
    return AttendanceMenuItem(_("Attendance"), reverse("attendance_sheets"), icon_name="calendar-check", order=210)


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    actions.register_action("events.registration.register", _("Register"), _("Registered by staff"))
    actions.register_action("events.registration.confirmed", _("Confirm"), _("Confirmed"))
    actions.register_action("events.registration.declined", _("Decline"), _("Declined"))
    actions.register_action("events.check_in", _("Mark present"), _("Marked present"))
    actions.register_action("events.undo_check_in", _("Undo presence"), _("Mark of presence undone"))
