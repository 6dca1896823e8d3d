"""To take a step of a report's way: to approve it, to sign it, or to send it back."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import TaskState

from indicators.actions.sealing import FreezingRefused, SigningRefused, ask_for_missing_files, sign
from indicators.models import Report, SigningTask
from indicators.reports.checklist import checklist_of
from indicators.results import UnknownYear

APPROVE, REJECT = "approve", "reject"


class DecisionRefused(Exception):
    """The step cannot be taken; the sentence says why. Nothing was written."""


def decide(
    report: Report, *, action: str, comment: str = "", seen: int | None = None, by: Any, at: datetime
) -> TaskState:
    """Approve the step that the report is at, or send the report back with a comment. Who approves a step of signing
    signs the newest snapshot with it: `seen` is the number of the snapshot that they looked at.

    Raises DecisionRefused when the step is not theirs, is no longer there, or cannot be signed.
    """
    if action == APPROVE:
        ask_for_missing_files(report, by=by, at=at)
    try:
        with transaction.atomic():
            report = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
            state = report.current_workflow_task_state
            _check(report, state, action, comment, by)
            if action == APPROVE:
                _prepare(report, state, seen, by=by, at=at)
            state.task.specific.on_action(state, by, action, comment=comment.strip())
    except (FreezingRefused, SigningRefused, UnknownYear) as refused:
        raise DecisionRefused(str(refused)) from refused
    return state


def _check(report: Report, state: TaskState | None, action: str, comment: str, by: Any) -> None:
    if state is None:
        raise DecisionRefused(_("The report waits for nobody now."))
    if action not in {name for name, *_words in state.task.specific.get_actions(report, by)}:
        raise DecisionRefused(_("The report waits for somebody else."))
    if action == REJECT and not comment.strip():
        raise DecisionRefused(_("Say what has to be changed."))


def _prepare(report: Report, state: TaskState, seen: int | None, *, by: Any, at: datetime) -> None:
    """Before the step to the signatures the report is looked over once more: it may have been changed in review."""
    task = state.task.specific
    if not isinstance(task, SigningTask):
        stopping = [it for it in checklist_of(report, today=at.date()) if it.stops]
        if stopping:
            raise DecisionRefused(_("Mend this first: %(what)s") % {"what": stopping[0].sentence})
        return
    snapshot = report.snapshots.first()
    if snapshot is None:
        raise DecisionRefused(_("The report was not frozen. Send it back and submit it again."))
    if seen != snapshot.number:
        raise DecisionRefused(_("Sign on the page of the report, where that is what you sign."))
    sign(snapshot, role=task.role, by=by, at=at)
