"""To correct what a certified period holds fast: with a reason, and naming the reports that it touches."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from indicators.models import Correction, ReportingPeriod

PERMISSION = "indicators.correct_reportingperiod"


class CorrectionRefused(Exception):
    """The correction cannot be opened or closed; the sentence says why."""


def open_correction(
    period: ReportingPeriod, *, what: str, reason: str, reports: str, event: Any = None, by: Any, at: datetime
) -> Correction:
    """Give leave to change one thing of a certified period until the correction is closed. Raises CorrectionRefused."""
    _check_role(by)
    if not reason.strip() or not reports.strip():
        raise CorrectionRefused(_("A correction needs its reason and the reports that it touches."))
    _check_event(period, what, event)
    with transaction.atomic():
        period = ReportingPeriod.objects.select_for_update().get(pk=period.pk)
        if period.state != ReportingPeriod.State.CERTIFIED:
            raise CorrectionRefused(_("The period is not certified: it can be changed without a correction."))
        if Correction.objects.open().filter(period=period, what=what, event=event).exists():
            raise CorrectionRefused(_("Such a correction is open already."))
        return Correction.objects.create(
            period=period, what=what, event=event, reason=reason, reports=reports, opened_at=at, opened_by=by
        )


def close_correction(correction: Correction, *, by: Any, at: datetime) -> Correction:
    """End the leave. Waits for writes that are under way; one that is closed already is returned as it is."""
    _check_role(by)
    with transaction.atomic():
        ReportingPeriod.objects.select_for_update().get(pk=correction.period_id)
        correction = Correction.objects.get(pk=correction.pk)
        if correction.closed_at is None:
            correction.closed_at, correction.closed_by = at, by
            correction.save(update_fields=["closed_at", "closed_by"])
    return correction


def _check_role(by: Any) -> None:
    if not by.has_perm(PERMISSION):
        raise CorrectionRefused(_("Your role does not correct certified periods."))


def _check_event(period: ReportingPeriod, what: str, event: Any) -> None:
    """An event belongs to the period in which it ends."""
    is_attendance = what == Correction.What.ATTENDANCE
    if is_attendance != (event is not None):
        raise CorrectionRefused(_("A correction of attendance names its event, any other names none."))
    if event is not None and not period.starts_on <= event.ends_on <= period.ends_on:
        raise CorrectionRefused(_("The event does not belong to this period."))
