import json
from collections.abc import Mapping, Sequence

import factory

from indicators.models import Report, ReportSection
from tests.factories.periods import PeriodFactory


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
