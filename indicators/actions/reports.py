"""To ask for a report as it stands now."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from indicators.models import Report
from indicators.reports.drafts import annual_report_of
from portal.core import jobs
from portal.core.models import Job

REPORT = "annual-report"  # of any kind by now; jobs that wait bear the name


def request_annual_report(year: int, *, language: str, by: Any, at: datetime) -> Job:
    """Of a year: as somebody composes it, else its usual parts. Raises UnknownYear when there is nothing to report."""
    return request_report(annual_report_of(year), language=language, by=by, at=at)


def request_report(report: Report, *, language: str, by: Any, at: datetime) -> Job:
    """Queue the draft; the same asked again while it is being made returns the job that is under way."""
    with override(language):
        title = _("Draft: %(report)s") % {"report": report.local_title}
    which = {"report": report.pk} if report.pk else {"year": report.year}
    parameters = {**which, "language": language}
    return jobs.start(
        REPORT, title=f"{title} ({language})"[:200], by=by, parameters=parameters, at=at, holds_people=False
    )
