"""To say that a section of a report was read, with its figures as they are."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from indicators.models import Report, ReportReading
from indicators.reports.outline import SectionKey
from indicators.reports.readings import figures_of, printed
from indicators.rules import Checked


class ReadingRefused(Exception):
    """The section cannot be marked as read; the sentence says why."""


def mark_read(
    report: Report,
    *,
    section: SectionKey,
    by: Any,
    at: datetime,
    seen: Mapping[str, str] | None = None,
    figures: Mapping[str, Checked] | None = None,
) -> ReportReading:
    """Keep the figures of its texts as they are printed today. `seen` are those that were on the screen, `figures` all
    of the report where somebody has counted them just now.

    Raises ReadingRefused without the right, for a section that is gone, and when a figure is not what was seen.
    """
    if not by.has_perm("indicators.change_report"):
        raise ReadingRefused(_("Your role does not mark sections as read."))
    latest = report.latest
    found = next((it for it in latest.sections.all() if it.key == section), None)
    if found is None:
        raise ReadingRefused(_("The section was taken out of the report."))
    now = printed(found, figures_of(latest) if figures is None else figures)
    if seen is not None and now != seen:
        raise ReadingRefused(_("Figures have changed since you looked. Read the section again."))
    return ReportReading.objects.create(report_id=report.pk, section=section, figures=now, by=by, at=at)
