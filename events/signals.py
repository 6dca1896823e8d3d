"""The doors by which the apps above hear what happens at events."""

from django.dispatch import Signal

# Attendance was derived anew, in the transaction that wrote it. Sent with `registrations`, of which attendance was
# written or taken away: rows with their event, and their person with country and institution.
attendance_changed = Signal()
