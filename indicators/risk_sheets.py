"""The logs of risks, issues and lessons as rows of a spreadsheet, in the active language."""

from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _

from indicators.models import Issue, Lesson
from indicators.risks import risks_now
from portal.core.exports import Cell

Log = tuple[Sequence[str], Sequence[Sequence[Cell]]]


def risk_log() -> Log:
    header = (
        _("Number"),
        _("Risk"),
        _("Categories"),
        _("Likelihood (1-5)"),
        _("Impact (1-5)"),
        _("Level"),
        _("Level by the matrix"),
        _("Trend"),
        _("Last review"),
        _("What was found"),
        _("Treatment"),
        _("Owner"),
    )
    rows = [
        (
            risk.number,
            risk.title,
            risk.categories,
            risk.likelihood,
            risk.impact,
            risk.level_word,
            risk.level_by_matrix,
            risk.trend_word,
            risk.reviewed_on.isoformat() if risk.reviewed_on else "",
            risk.note,
            risk.treatment,
            risk.owner,
        )
        for risk in risks_now()
    ]
    return header, rows


def issue_log() -> Log:
    header = (_("Number"), _("Issue"), _("Action"), _("Status"), _("Raised on"), _("Closed on"))
    rows = [
        (
            issue.number,
            issue.local_title,
            issue.local_action,
            issue.get_status_display(),
            issue.raised_on.isoformat() if issue.raised_on else "",
            issue.closed_on.isoformat() if issue.closed_on else "",
        )
        for issue in Issue.objects.all()
    ]
    return header, rows


def lesson_log() -> Log:
    header = (_("Year"), _("Lesson"), _("What is done differently"))
    return header, [(lesson.year, lesson.local_title, lesson.local_action) for lesson in Lesson.objects.all()]


LOGS: dict[str, Callable[[], Log]] = {"risks": risk_log, "issues": issue_log, "lessons": lesson_log}
