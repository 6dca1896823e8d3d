"""What the scanning page says; it speaks without the server, so it brings all of its sentences along."""

from django.utils.translation import gettext as _


def scanner_texts() -> dict[str, str]:
    return {
        "present": _("Welcome"),
        "already": _("Checked in already"),
        "undone": _("Taken back"),
        "not_confirmed": _("Not confirmed"),
        "other_event": _("Another event"),
        "unknown": _("Unknown code"),
        "not_today": _("No day of this event"),
        "locked": _("List closed"),
        "foreign": _("No code of this portal"),
        "no_code": _("No code in the picture"),
        "no_camera": _("No camera"),
        "not_confirmed_note": _("The scan is kept for the staff."),
        "other_event_note": _("The scan is kept for the staff."),
        "locked_note": _("The scan is kept for the staff."),
        "unknown_note": _("The scan is kept; the portal checks it when there is a network."),
        "foreign_note": _("Ask for the code of the registration, or search the name."),
        "no_camera_note": _("Allow the browser to use the camera, or take a picture of the code."),
        "is_here": _("present"),
        "check_in": _("Check in"),
        "undo": _("Undo"),
        "start": _("Scan with the camera"),
        "stop": _("Switch the camera off"),
        "no_list": _("none"),
        "network_ok": _("Connected"),
        "network_offline": _("No network. Everything is kept on this phone and sent later."),
        "network_signed_out": _("You are signed out. The scans are kept; sign in again to send them."),
        "network_not_allowed": _("You may no longer mark attendance. The scans are kept; the list was removed."),
        "network_fault": _("The portal has a fault. The scans are kept and sent again."),
    }
