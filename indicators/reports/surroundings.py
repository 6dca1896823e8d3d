"""What a report stands on beside its own texts: lists, evidence, figures that disagree, comments, its period."""

from collections.abc import Callable, Iterable
from datetime import date

from django.urls import reverse
from django.utils.text import Truncator

from indicators import evidence
from indicators.desk import gaps
from indicators.desk.gaps import Row
from indicators.models import Discrepancy, Report, ReportingPeriod

Check = Callable[[Report, date], Iterable[Row]]
State = ReportingPeriod.State


def without_list(report: Report, today: date) -> Iterable[Row]:
    if report.period:
        return gaps.without_list(report.period, today)
    has_list = evidence.attendances_of([report.event_id])[report.event_id]
    return [] if has_list else [(str(report.event), reverse("event_dashboard", args=[report.event_id]))]


def not_looked_at(report: Report, today: date) -> Iterable[Row]:
    return gaps.not_looked_at(report.period, today) if report.period else []


def to_be_merged(report: Report, today: date) -> Iterable[Row]:
    return gaps.pairs_between(*report.days)


def disagreeing(report: Report, today: date) -> Iterable[Row]:
    """Those of an event are of its people alone."""
    first, last = report.days
    found = Discrepancy.objects.filter(year__range=(first.year, last.year)).open()
    if report.event:
        name = evidence.figure_names(last.year)[report.event_id]
        found = found.filter(figure__startswith=f"event.{name}.")
    return [gaps.discrepancy_row(it) for it in found]


def not_settled(report: Report, today: date) -> Iterable[Row]:
    address = reverse("report_read", args=[report.pk])
    rows = report.comments.filter(settled_at=None)
    return [(f"{row.get_section_display()}: {Truncator(row.text).chars(80)}", address) for row in rows]


def not_approved(report: Report, today: date) -> Iterable[Row]:
    period = report.period
    if period is None or period.state in (State.APPROVED, State.CERTIFIED):
        return []
    return [(f"{period}: {period.get_state_display()}", reverse("period", args=[period.pk]))]
