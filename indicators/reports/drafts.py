"""A report as it stands now, printed: as somebody composes it or, where nobody has begun, its usual parts alone."""

import json
from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override

from indicators import evidence
from indicators.models import Report, ReportingPeriod, ReportSection
from indicators.reports.composing import compose
from indicators.reports.outline import PARTS, REQUIRED, Kind, SectionKey, usual_parts
from indicators.reports.printing import document_pdf
from indicators.results import UnknownYear

Progress = Callable[[int, str], None]

_NAMES = {Kind.ANNUAL: "annual-report", Kind.HALF_YEARLY: "half-yearly-report", Kind.COMPLETION: "event-report"}


def annual_report_of(year: int) -> Report:
    """As it was last saved; where nobody has begun it, one of the usual parts, stored nowhere. Raises UnknownYear."""
    begun = Report.objects.filter(kind=Kind.ANNUAL, period__ends_on__year=year).order_by("-pk").first()
    return begun.latest if begun else usual_report(year)


def usual_report(year: int) -> Report:
    """Tables and charts without texts. Raises UnknownYear when nothing is recorded for the year."""
    known = evidence.years()
    if year not in known:
        raise UnknownYear(year, known)
    titles = {}
    for field, language in (("title", "en"), ("title_ru", "ru")):
        with override(language):
            titles[field] = f"{Kind.ANNUAL.label} {year}"
    period = ReportingPeriod(title=str(year), starts_on=date(year, 1, 1), ends_on=date(year, 12, 31))
    sections = [ReportSection(key=key, body=_usual(key)) for key in REQUIRED[Kind.ANNUAL]]
    return Report(kind=Kind.ANNUAL, period=period, sections=sections, **titles)


def _usual(section: SectionKey) -> str:
    keys = usual_parts(Kind.ANNUAL, section)
    return json.dumps([{"type": PARTS[key].kind, "value": {"part": key}} for key in keys])


def draft_pdf(report: Report, *, language: str, progress: Progress | None = None) -> bytes:
    """`report` as it was given: not the latest revision. Raises UnknownYear."""
    if progress:
        progress(5, _("Computing the figures"))
    document = compose(report, language=language)
    if progress:
        progress(40, _("Setting the pages"))
    return document_pdf(document, progress=progress)


def file_name(report: Report, language: str) -> str:
    """`annual-report-2022-en.pdf`; of other kinds, of which a year has several, with the last day."""
    when = report.year if report.kind == Kind.ANNUAL else report.days[1]
    return f"{_NAMES[Kind(report.kind)]}-{when}-{language}.pdf"
