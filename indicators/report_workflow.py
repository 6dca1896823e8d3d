"""The way of every report: M&E review, the programme manager's signature, that of the project board."""

from django.apps import AppConfig
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from wagtail.models import GroupApprovalTask, Task, Workflow, WorkflowContentType, WorkflowTask

from indicators.models import Report, SigningRole, SigningTask

NAME = "Report: M&E review, manager, board"


def make_report_workflow(sender: AppConfig, **kwargs: object) -> None:
    """After every migrate: where reports have no workflow yet, make it. One that was changed by hand stays."""
    content_type = ContentType.objects.get_for_model(Report, for_concrete_model=False)
    if WorkflowContentType.objects.filter(content_type=content_type).exists():
        return
    workflow = Workflow.objects.create(name=NAME)
    for order, task in enumerate(_tasks()):
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
    WorkflowContentType.objects.create(content_type=content_type, workflow=workflow)


def _tasks() -> list[Task]:
    return [
        _of(GroupApprovalTask.objects.create(name="M&E review"), "M&E officer"),
        _of(SigningTask.objects.create(name="Programme manager", role=SigningRole.MANAGER), "Programme manager"),
        _of(SigningTask.objects.create(name="Project board", role=SigningRole.BOARD), "Board member"),
    ]


def _of(task: GroupApprovalTask | SigningTask, group: str) -> Task:
    task.groups.set([Group.objects.get_or_create(name=group)[0]])
    return task
