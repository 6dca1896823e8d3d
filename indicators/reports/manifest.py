"""What a report rests on, row by row, as it is hashed when the report is frozen."""

from collections.abc import Mapping, Sequence

from indicators import evidence
from indicators.models import Report

Row = Mapping[str, object]


def evidence_of(report: Report) -> Mapping[str, Sequence[Row]]:
    """The rows of each kind of evidence in a fixed order, plain enough for canonical JSON; none names anybody."""
    first, last = report.days
    return {"attendances": [{"event": it.id, "people": it.attendances} for it in evidence.events_between(first, last)]}
