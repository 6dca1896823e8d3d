"""To hand a report in: what is not in order stops it, or is accepted knowingly and in words."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import WorkflowState

from indicators.actions.checking import check_figures
from indicators.models import Report, ReportAcceptance
from indicators.reports.checklist import Item, checklist_of
from indicators.results import UnknownYear


class SubmissionRefused(Exception):
    """The report cannot be submitted; the sentence says why. Nothing was written."""


def submit_report(
    report: Report,
    *,
    by: Any,
    at: datetime,
    accepted: Mapping[str, str],
    seen: Mapping[str, int] | None = None,
) -> WorkflowState:
    """Check every figure of its years and send the report on its way. `accepted` says of each open item of the
    checklist why it goes on all the same, `seen` how many rows it had before the eyes of who says so.

    A report that was returned starts its way anew. Raises SubmissionRefused, also for one that is on its way.
    """
    _check_its_years(report, at)
    with transaction.atomic():
        report = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
        items = check_submission(report, by=by, at=at, accepted=accepted, seen=seen)
        for item in items:
            words, rows = accepted[item.key].strip(), len(item.rows)
            ReportAcceptance.objects.create(report=report, item=item.key, words=words, rows=rows, by=by, at=at)
        returned = report.current_workflow_state
        if returned:
            returned.cancel(user=by)
        return report.get_workflow().start(report, by)


def check_submission(
    report: Report,
    *,
    by: Any,
    at: datetime,
    accepted: Mapping[str, str],
    seen: Mapping[str, int] | None = None,
) -> list[Item]:
    """What is open and accepted. Raises SubmissionRefused with the first thing that stops or has no words."""
    if not by.has_perm("indicators.change_report"):
        raise SubmissionRefused(_("Your role does not submit reports."))
    if report.workflow_in_progress:
        raise SubmissionRefused(_("The report is on its way already."))
    if not report.has_workflow:
        raise SubmissionRefused(_("Nobody is named who looks at reports: reports have no workflow."))
    items = checklist_of(report, today=timezone.localdate(at))
    for item in items:
        if item.stops:
            raise SubmissionRefused(f"{item.sentence} {item.rows[0][0]}")
        if not accepted.get(item.key, "").strip():
            raise SubmissionRefused(_("Say why the report goes on all the same: %(what)s") % {"what": item.sentence})
        if seen is not None and seen.get(item.key) != len(item.rows):
            raise SubmissionRefused(_("Something has changed since you looked: %(what)s") % {"what": item.sentence})
    return items


def _check_its_years(report: Report, at: datetime) -> None:
    first, last = report.days
    for year in range(first.year, last.year + 1):
        with suppress(UnknownYear):
            check_figures(year, at=at)
