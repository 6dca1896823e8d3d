"""To ask for the annual report."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from indicators import evidence
from indicators.results import UnknownYear
from portal.core import jobs
from portal.core.models import Job

REPORT = "annual-report"


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
