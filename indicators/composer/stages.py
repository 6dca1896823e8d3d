"""How far a report is on its way, and who has it now."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Task, WorkflowState

from indicators.models import Report, SigningRole
from portal.core.roles import role

WRITERS, MANAGERS, BOARD = role("M&E officer"), role("Programme manager"), role("Board member")
SIGNERS = {SigningRole.MANAGER: MANAGERS, SigningRole.BOARD: BOARD}
WAY = WorkflowState.objects.active().select_related("current_task_state__task__signingtask")


@dataclass(frozen=True)
class Stage:
    """`who` is the role that has the report now; nobody has one that is signed."""

    name: str | Promise
    who: str | Promise = ""


def stage(report: Report) -> Stage:
    state = report.current_workflow_state
    if state is None:
        return Stage(_("Signed")) if report.live else Stage(_("Draft"), WRITERS.name)
    if state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        return Stage(_("Sent back"), WRITERS.name)
    return _of_task(state.current_task_state.task)


def _of_task(task: Task) -> Stage:
    signing = getattr(task, "signingtask", None)
    if signing is None:
        return Stage(_("M&E review"), WRITERS.name)
    return Stage(_("Waits for a signature"), SIGNERS[SigningRole(signing.role)].name)
