"""To begin a report: its sections with the parts that fill themselves, and the texts of the report before."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any, cast

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.log_actions import log

from indicators.models import Report, ReportingPeriod, ReportSection
from indicators.reports.carrying import digest, moved_on
from indicators.reports.naming import days_of
from indicators.reports.outline import PARTS, REQUIRED, Kind, SectionKey, usual_parts

LONGEST_TITLE = Report._meta.get_field("title").max_length or 0


class BeginningRefused(Exception):
    """The report cannot be begun; the sentence says why."""


def begin_report(
    kind: str,
    *,
    period: ReportingPeriod | None = None,
    event: Any | None = None,
    carried_from: Report | None = None,
    by: Any,
    at: datetime,
) -> Report:
    """A draft with every required section and its usual parts. Texts come from `carried_from`, or without it from the
    last report of the kind on a period before.

    Refuses an event without its completion report and a period without another, an annual report of anything but a
    whole year and a half-yearly one of anything but a part of it; a report that was begun already is returned as it is.
    """
    _check_subject(kind, period, event)
    with transaction.atomic():
        report, is_new = Report.objects.get_or_create(
            kind=kind,
            period=period,
            event=event,
            defaults={
                "live": False,
                "carried_from": carried_from or _before(kind, period),
                **_titles(kind, period, event),
            },
        )
        if not is_new:
            return cast(Report, report)
        for order, section in enumerate(REQUIRED[Kind(kind)]):
            body = json.dumps(list(_body(report, section)))
            ReportSection.objects.create(report=report, key=section, body=body, sort_order=order)
        report = Report.objects.get(pk=report.pk)
        report.save_revision(user=by)
        log(report, "wagtail.create", user=by, timestamp=at)
    return cast(Report, report)


def _check_subject(kind: str, period: ReportingPeriod | None, event: Any | None) -> None:
    if kind not in Kind.values:
        raise BeginningRefused(_("Choose one of the kinds of report."))
    if kind == Kind.COMPLETION and (event is None or period is not None):
        raise BeginningRefused(_("Choose the event that the report completes, and no period."))
    if kind != Kind.COMPLETION and (period is None or event is not None):
        raise BeginningRefused(_("Choose the period that the report is of, and no event."))
    if kind == Kind.ANNUAL and period and not period.is_a_year:
        raise BeginningRefused(_("An annual report is of a whole year: choose a period from 1 January to 31 December."))
    if kind == Kind.HALF_YEARLY and period and not period.is_part_of_a_year:
        raise BeginningRefused(_("A half-yearly report is of a part of one year. Choose such a period."))


def _before(kind: str, period: ReportingPeriod | None) -> Report | None:
    """The last report of the kind on a time before the period."""
    if period is None:
        return None
    earlier = Report.objects.filter(kind=kind, period__ends_on__lt=period.starts_on)
    return cast(Report | None, earlier.order_by("-period__ends_on", "-pk").first())


def _titles(kind: str, period: ReportingPeriod | None, event: Any | None) -> dict[str, Any]:
    titles = {}
    for field, language in (("title", "en"), ("title_ru", "ru")):
        with override(language):
            titles[field] = _title(Kind(kind), period, event)[:LONGEST_TITLE]
    return titles


def _title(kind: Kind, period: ReportingPeriod | None, event: Any | None) -> str:
    if event is not None:
        return f"{kind.label}: {event.local_title}"
    assert period is not None  # or _check_subject would have refused
    return f"{kind.label} {period.ends_on.year}" if kind is Kind.ANNUAL else f"{kind.label}: {period.local_title}"


def _body(report: Report, section: SectionKey) -> Iterator[dict[str, Any]]:
    """As it was in the report before, its texts marked as carried; then the usual parts that are not there yet."""
    there = set()
    for block in _blocks_before(report, section):
        if block.block_type == "text":
            yield _carried(block.value, report)
        elif block.block_type in ("table", "chart") and block.value["part"] in PARTS:
            there.add(block.value["part"])
            yield {"type": block.block_type, "value": {"part": block.value["part"]}}
    for key in usual_parts(Kind(report.kind), section):
        if key not in there:
            yield {"type": PARTS[key].kind, "value": {"part": key}}


def _blocks_before(report: Report, section: SectionKey) -> Iterator[Any]:
    if report.carried_from:
        for it in report.carried_from.latest.sections.all():
            if it.key == section:
                yield from it.body


def _carried(text: Any, report: Report) -> dict[str, Any]:
    """A text block with the figures of the new year, and the digest by which one sees that nobody has touched it."""
    before, now = (days_of(Kind(it.kind), *it.days) for it in (report.carried_from or report, report))
    en, ru = (moved_on(source(text[field]), before=before, now=now) for field in ("en", "ru"))
    return {"type": "text", "value": {"en": en, "ru": ru, "still_true": False, "carried": digest(en, ru)}}


def source(rich_text: Any) -> str:
    """The HTML of a text as it is stored; nothing of one that was never written."""
    return rich_text.source if rich_text else ""
