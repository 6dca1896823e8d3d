"""What happens in the other apps, heard through their doors."""

from typing import Any

from django.dispatch import receiver

from indicators.actions.locking import PeriodCertified, check_writable
from indicators.evidence import AttendanceLocked, attendance_changing
from indicators.models import Correction


@receiver(attendance_changing)
def keep_what_is_certified(*, event: Any, **kwargs: Any) -> None:
    """An event belongs to the period in which it ends, as its figures do."""
    what = Correction.What.ATTENDANCE
    try:
        check_writable(what=what, first=event.ends_on, last=event.ends_on, event=event)
    except PeriodCertified as certified:
        raise AttendanceLocked(str(certified)) from certified
