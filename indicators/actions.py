from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from indicators import evidence
from indicators.models import Indicator, TargetVersion
from indicators.results import UnknownYear
from portal.core import jobs
from portal.core.models import Job

REPORT = "annual-report"


class TargetRefused(Exception):
    """The target cannot be set; the sentence says why."""


def set_target(
    indicator: Indicator, *, year: int, value: Decimal, source: str, reason: str = "", by: Any, at: datetime
) -> TargetVersion:
    """Approve a target. The one before it is superseded and stays; the same value again returns the one in force.

    Refuses a change without a reason, and one that is older than the target in force.
    """
    with transaction.atomic():
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


def request_annual_report(year: int, *, language: str, by: Any, at: datetime) -> Job:
    """Queue the report; the same report asked again while it is being made returns the job that is under way.

    Raises UnknownYear when there is nothing to report.
    """
    known = evidence.years()
    if year not in known:
        raise UnknownYear(year, known)
    with override(language):
        title = _("Annual report %(year)s") % {"year": year}
    parameters = {"year": year, "language": language}
    return jobs.start(REPORT, title=f"{title} ({language})", by=by, parameters=parameters, at=at, holds_people=False)
