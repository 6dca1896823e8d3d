"""What is laid before those who sign: the frozen report, its files, and whether evidence has moved since."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import get_language

from indicators.archive.sealed import address
from indicators.models import Edition, Report, SigningTask, Snapshot
from indicators.reports.comparing import Comparison, signed_against_today


@dataclass(frozen=True)
class ToSign:
    """`files` are the addresses of the PDFs by what they are; there are none while they are being made."""

    snapshot: Snapshot
    files: Mapping[str, str]
    compared: Comparison


def to_sign(report: Report) -> ToSign | None:
    """None where the report is at no step of signing."""
    state = report.current_workflow_task_state
    snapshot = report.snapshots.first()
    if state is None or snapshot is None or not isinstance(state.task.specific, SigningTask):
        return None
    kept = sorted(snapshot.files.all(), key=lambda it: (it.edition != Edition.FULL, it.language != get_language()))
    files = {
        f"{it.get_language_display()}, {it.get_edition_display()}": address(snapshot, it.edition, it.language, "pdf")
        for it in kept
    }
    return ToSign(snapshot, files, signed_against_today(snapshot))
