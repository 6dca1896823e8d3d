import json
from collections.abc import Mapping, Sequence
from datetime import date

import factory
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from wagtail.models import GroupApprovalTask, Workflow, WorkflowContentType, WorkflowTask

from indicators.models import Report, ReportSection
from indicators.report_workflow import NAME
from indicators.reports.outline import SectionKey
from tests.factories.framework import IndicatorFactory
from tests.factories.library import WorkFactory
from tests.factories.people import UserFactory
from tests.factories.periods import CertifiedPeriodFactory, PeriodFactory
from tests.factories.places import CountryFactory

EVERY_SECTION = {str(key): [("text", {"en": "<p>Done.</p>", "ru": "<p>Сделано.</p>"})] for key in SectionKey}


class ReportFactory(factory.django.DjangoModelFactory):
    """An annual report of 2022 without sections."""

    class Meta:
        model = Report

    kind = Report.Kind.ANNUAL
    period = factory.SubFactory(PeriodFactory)
    title = factory.LazyAttribute(lambda report: f"Annual progress report {report.period.ends_on.year}")


def report_of(sections: Mapping[str, Sequence[tuple[str, object]]], **fields: object) -> Report:
    """A saved report with a revision. A section is its key and blocks: ("text", "<p>…</p>") or ("table", key)."""
    report = ReportFactory(**fields)
    for order, (key, blocks) in enumerate(sections.items()):
        body = json.dumps([{"type": kind, "value": _value(kind, value)} for kind, value in blocks])
        ReportSection.objects.create(report=report, key=key, body=body, sort_order=order)
    report = Report.objects.get(pk=report.pk)
    report.save_revision()
    return report


def _value(kind: str, value: object) -> object:
    if kind == "text":
        return value if isinstance(value, dict) else {"en": value, "ru": ""}
    return {"part": value} if kind in ("table", "chart") else value


def token(name: str, shown: str = "?") -> str:
    return f'<span data-figure="{name}" data-read="{shown}">{shown}</span>'


def small_world() -> None:
    """A year 2022 with one publication, and somebody who looks at reports."""
    CountryFactory()
    IndicatorFactory()
    WorkFactory(published_on=date(2022, 3, 1))
    task = GroupApprovalTask.objects.create(name="Read it")
    task.groups.add(Group.objects.get(name="M&E officer"))
    workflow = Workflow.objects.create(name="Reports")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    content_type = ContentType.objects.get_for_model(Report)
    WorkflowContentType.objects.update_or_create(content_type=content_type, defaults={"workflow": workflow})


def in_review() -> Report:
    """With every section, on its way: the M&E officer looks at it."""
    small_world()
    content_type = ContentType.objects.get_for_model(Report)
    WorkflowContentType.objects.filter(content_type=content_type).update(workflow=Workflow.objects.get(name=NAME))
    report = report_of(EVERY_SECTION, live=False, period=CertifiedPeriodFactory())
    report.get_workflow().start(report, UserFactory(role="M&E officer"))
    return report
