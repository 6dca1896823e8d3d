"""With what open items a report was submitted, as it is told beside the discrepancies."""

from collections.abc import Sequence

from indicators.models import Report, ReportAcceptance
from indicators.reports.sentences import SENTENCES


def acceptances_of(report: Report) -> Sequence[ReportAcceptance]:
    """Those of the last submission, in the order of the checklist."""
    order = list(SENTENCES)
    rows = ReportAcceptance.objects.of_last_submission(report).select_related("by")
    return sorted(rows, key=lambda row: order.index(row.item) if row.item in order else len(order))
