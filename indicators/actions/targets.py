"""To set what is promised for a year."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from indicators.actions.locking import check_writable
from indicators.models import Correction, Indicator, TargetVersion

Cells = Mapping[str, Mapping[str, int]]


class TargetRefused(Exception):
    """The target cannot be set; the sentence says why."""


def set_target(
    indicator: Indicator,
    *,
    year: int,
    value: Decimal,
    source: str,
    reason: str = "",
    document: Any = None,
    cells: Cells | None = None,
    seen: int | None = None,
    by: Any,
    at: datetime,
) -> TargetVersion:
    """Approve a target. The one before it is superseded and stays; the same value again returns the one in force.

    `cells` splits it by an axis, {"sex": {"female": 30}}; `seen` is the number of the version that was in force when
    the officer looked (0: none). Refuses a change without a reason, one that is older than the target in force or that
    another officer has overtaken; raises PeriodCertified.
    """
    split = {axis: dict(parts) for axis, parts in (cells or {}).items() if parts}
    _check_value(value, split)
    with transaction.atomic():
        check_writable(what=Correction.What.TARGETS, first=date(year, 1, 1), last=date(year, 12, 31))
        Indicator.objects.select_for_update().get(pk=indicator.pk)
        current = TargetVersion.objects.in_force(indicator, year)
        if current and current.value == value and current.cells == split:
            return current
        if seen is not None and seen != (current.pk if current else 0):
            raise TargetRefused(_("Somebody has set this target meanwhile. Look at it again."))
        if current and not reason:
            raise TargetRefused(_("A target that changes needs a reason."))
        if current and at <= current.approved_at:
            raise TargetRefused(_("A newer target is already in force."))
        return TargetVersion.objects.create(
            indicator=indicator,
            year=year,
            value=value,
            cells=split,
            source=source,
            document=document,
            reason=reason,
            approved_at=at,
            approved_by=by,
        )


def _check_value(value: Decimal, cells: Cells) -> None:
    if value < 0:
        raise TargetRefused(_("A target is zero or more."))
    parts = [part for axis in cells.values() for part in axis.values()]
    if any(part < 0 for part in parts) or any(sum(axis.values()) > value for axis in cells.values()):
        raise TargetRefused(_("The parts of a target are together no more than the target."))
