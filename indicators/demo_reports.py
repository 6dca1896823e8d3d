"""The reports of the demo: that of 2022 written, looked over, signed and sealed; those that follow in draft."""

import json
import re
from datetime import UTC, date, datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.utils.html import escape
from django.utils.translation import override

from indicators import evidence
from indicators.actions.commenting import comment, settle
from indicators.actions.composing import begin_report
from indicators.actions.deciding import APPROVE, decide
from indicators.actions.reading import mark_read
from indicators.actions.sealing import FILES, freeze
from indicators.actions.submitting import submit_report
from indicators.demo_rows import YEAR, slug
from indicators.models import Report, ReportingPeriod
from indicators.reports.material import material_of
from indicators.reports.outline import Kind, SectionKey
from indicators.reports.readings import figures_of
from indicators.reports.writing import written
from portal.core import jobs
from portal.core.demo import rows
from portal.core.models import Job

WRITER, OFFICER, MANAGER, BOARD = (f"{name}@example.org" for name in ("staff", "me", "manager", "board"))
ACCEPTED = {
    "merging": "The pairs are of people who registered again for later events. They change no figure of 2022.",
    "discrepancies": "The documents that state these figures were closed before the portal. Both figures are printed.",
    "judgements": "The sentence speaks of single indicators that reached their targets, not of all of them.",
    "evidence": "Lists and publications were looked at on paper before the portal was there.",
}
_NAME = re.compile(r"{{([^{}]+)}}")


def load() -> None:
    """Nothing without the people of the demo, who write, look over and sign."""
    users = {user.email: user for user in get_user_model().objects.filter(email__endswith="@example.org")}
    if {WRITER, OFFICER, MANAGER, BOARD} <= set(users):
        report = _written(users)
        _look_over(report, users)
        _seal(report, users)
        _begin_others(users)


def _written(users: dict[str, Any]) -> Report:
    report = begin_report(Kind.ANNUAL, period=_period(YEAR), by=users[WRITER], at=_at(date(2023, 1, 16)))
    write(report, rows("indicators", "report_2022_texts.csv"), by=users[WRITER])
    return Report.objects.get(pk=report.pk)


def write(report: Report, texts: list[dict[str, str]], *, by: Any) -> None:
    """Put the texts into the last draft among the parts, which stand at 10, 20, 30 and so on."""
    latest = report.latest
    values = {language: _values(latest, language) for language in ("en", "ru")}
    for section in latest.sections.all():
        parts = [(10 * place, it) for place, it in enumerate(section.body.get_prep_value(), start=1)]
        own = [(int(row["order"]), _block(row, values)) for row in texts if row["section"] == section.key]
        section.body = json.dumps([it for _order, it in sorted([*parts, *own], key=lambda pair: pair[0])])
    latest.save_revision(user=by)


def _values(report: Report, language: str) -> dict[str, str]:
    with override(language):
        return {name: written(it) for name, it in material_of(report).checked.items()}


def _block(row: dict[str, str], values: dict[str, dict[str, str]]) -> dict[str, Any]:
    texts = {language: with_tokens(row[language], values[language]) for language in ("en", "ru")}
    return {"type": "text", "value": {**texts, "still_true": False, "carried": ""}}


def with_tokens(text: str, values: dict[str, str]) -> str:
    """Each {{NAME}} as the token of that figure. Raises KeyError where no figure has the name."""

    def token(match: re.Match[str]) -> str:
        name, value = escape(match[1]), escape(values[match[1]])
        return f'<span data-figure="{name}" data-read="{value}">{value}</span>'

    return _NAME.sub(token, text)


def _look_over(report: Report, users: dict[str, Any]) -> None:
    text = "Please name the activities that were merged, and say what becomes of them."
    remark = comment(report, section=SectionKey.CONCLUSIONS, text=text, by=users[MANAGER], at=_at(date(2023, 2, 6)))
    settle(remark, by=users[OFFICER], at=_at(date(2023, 2, 7)))
    figures = figures_of(report.latest)
    for section in SectionKey:
        mark_read(report, section=section, by=users[OFFICER], at=_at(date(2023, 2, 16)), figures=figures)


def _seal(report: Report, users: dict[str, Any]) -> None:
    """The files are made at once: a signature asks for them, and the queue may not be running yet."""
    submit_report(report, by=users[WRITER], at=_at(date(2023, 2, 16), 9), accepted=ACCEPTED)
    frozen = freeze(report, by=users[OFFICER], at=_at(date(2023, 2, 17)))
    decide(report, action=APPROVE, by=users[OFFICER], at=_at(date(2023, 2, 17)))
    for job in Job.objects.unfinished().filter(kind=FILES):
        jobs.run(str(job.pk))
    for email, day in ((MANAGER, date(2023, 2, 20)), (BOARD, date(2023, 2, 28))):
        decide(report, action=APPROVE, seen=frozen.number, by=users[email], at=_at(day))


def _begin_others(users: dict[str, Any]) -> None:
    """The report of the year after with the texts of this one, that of half a year, and that of an event."""
    by, at = users[OFFICER], _at(date(2023, 3, 13))
    after = begin_report(Kind.ANNUAL, period=_period(YEAR + 1), by=by, at=at)
    text = "Workshops come first in 2023: please begin with them."
    comment(after, section=SectionKey.SUMMARY, text=text, by=users[BOARD], at=at)
    half = ReportingPeriod.objects.get(starts_on=date(YEAR, 1, 1), ends_on=date(YEAR, 6, 30))
    begin_report(Kind.HALF_YEARLY, period=half, by=by, at=at)
    event = evidence.event_page(evidence.event_ids()[slug("tbilisi")])
    begin_report(Kind.COMPLETION, event=event, by=by, at=at)


def _period(year: int) -> ReportingPeriod:
    return ReportingPeriod.objects.get(starts_on=date(year, 1, 1), ends_on=date(year, 12, 31))


def _at(day: date, hour: int = 6) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
