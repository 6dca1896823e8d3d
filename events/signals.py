"""The doors by which the apps above hear what happens at events."""

from django.dispatch import Signal

# Attendance was derived anew, in the transaction that wrote it. Sent with `registrations`, of which attendance was
# written or taken away: rows with their event, and their person with country and institution.
attendance_changed = Signal()

# Who attended an event is about to change, in the transaction and before anything is written. Sent with `event`: as it
# is, or as it would be once its days are others. A receiver raises AttendanceLocked while its app needs it unchanged.
attendance_changing = Signal()


# An app above lets somebody take part in an event. Sent with `event`, `person`, `language`, `by` and `at`. The receiver
# returns the registration: confirmed or, when no place is free, waiting. It raises TakingPartRefused.
taking_part_asked = Signal()

# An app above no longer has somebody take part. Sent with `registration`, which `taking_part_asked` returned, and `at`.
# The registration is withdrawn if its event has not begun; what is over stays as it is.
taking_part_ended = Signal()


class TakingPartRefused(Exception):
    """The person cannot be registered for the event; the sentence says why."""


class AttendanceRefused(Exception):
    """The mark cannot be made; the sentence says why."""


class AttendanceLocked(AttendanceRefused):
    """The attendance of the event is closed; the sentence says by what and how it can still be changed."""
