"""To set what is promised for a year."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from indicators.actions.locking import check_writable
from indicators.models import Correction, Indicator, TargetVersion


class TargetRefused(Exception):
    """The target cannot be set; the sentence says why."""


def set_target(
    indicator: Indicator, *, year: int, value: Decimal, source: str, reason: str = "", by: Any, at: datetime
) -> TargetVersion:
    """Approve a target. The one before it is superseded and stays; the same value again returns the one in force.

    Refuses a change without a reason, and one that is older than the target in force; raises PeriodCertified.
    """
    with transaction.atomic():
        check_writable(what=Correction.What.TARGETS, first=date(year, 1, 1), last=date(year, 12, 31))
        Indicator.objects.select_for_update().get(pk=indicator.pk)
        current = TargetVersion.objects.in_force(indicator, year)
        if current and current.value == value:
            return current
        if current and not reason:
            raise TargetRefused(_("A target that changes needs a reason."))
        if current and at <= current.approved_at:
            raise TargetRefused(_("A newer target is already in force."))
        return TargetVersion.objects.create(
            indicator=indicator,
            year=year,
            value=value,
            source=source,
            reason=reason,
            approved_at=at,
            approved_by=by,
        )
