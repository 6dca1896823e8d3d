"""Risks and issues as they stood on the last day of the report, and what was learnt."""

from collections.abc import Iterator
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from indicators.models import Issue, Lesson
from indicators.reports.document import Block, Cell, Heading, Table
from indicators.reports.material import Material
from indicators.reports.parts.amounts import sentence
from indicators.reports.parts.cells import drawn, number, word
from indicators.risks import JudgedRisk, matrix_of, risks_until


def risks(material: Material) -> Iterator[Block]:
    yield Heading(2, _("Risks"), "risks-by-review")
    found = risks_until(material.last)
    if not found:
        yield sentence(_("No risk is recorded."))
        return
    header = (_("Risk"), _("Likelihood (1-5)"), _("Impact (1-5)"), _("Level"), _("Trend"), _("Owner"))
    caption = _("Risks on %(day)s") % {"day": date_format(material.last)}
    yield Table("risks", caption, header, tuple(map(_risk, found)), words=(3, 4, 5))
    header, rows = (_("Risk"), _("Treatment"), _("Last review")), tuple(map(_treated, found))
    yield Table("risk_treatment", _("What is done about the risks"), header, rows, words=(1, 2))


def _risk(risk: JudgedRisk) -> tuple[Cell, ...]:
    categories = f" ({risk.categories})" if risk.categories else ""
    return (
        word(f"{risk.number}. {risk.title}{categories}"),
        number(risk.likelihood),
        number(risk.impact),
        word(_level(risk)),
        word(risk.trend_word),
        word(risk.owner),
    )


def _treated(risk: JudgedRisk) -> tuple[Cell, ...]:
    review = f"{date_format(risk.reviewed_on)}: {risk.note}" if risk.reviewed_on else _("Not reviewed")
    return word(risk.number), word(risk.treatment), word(review)


def _level(risk: JudgedRisk) -> str:
    """As judged, and what the matrix gives where that is another."""
    if not risk.differs_from_matrix:
        return risk.level_word
    return _("%(level)s (by the matrix: %(other)s)") % {"level": risk.level_word, "other": risk.level_by_matrix}


def risks_chart(material: Material) -> Iterator[Block]:
    found = risks_until(material.last)
    if found:
        caption = _("Risks by likelihood and impact on %(day)s") % {"day": date_format(material.last)}
        yield drawn("risks_chart", matrix_of(found, caption))


def issues(material: Material) -> Iterator[Block]:
    """Those raised until the last day, and those of which nobody knows when."""
    yield Heading(2, _("Issues"), "issues")
    found = [it for it in Issue.objects.all() if it.raised_on is None or it.raised_on <= material.last]
    if not found:
        yield sentence(_("No issue is recorded."))
        return
    header = (_("Issue"), _("Status"), _("Raised on"), _("Closed on"), _("Action"))
    caption = _("Issues on %(day)s") % {"day": date_format(material.last)}
    rows = tuple(_issue(it, material.last) for it in found)
    yield Table("issues", caption, header, rows, words=(1, 2, 3, 4))


def _issue(issue: Issue, last: date) -> tuple[Cell, ...]:
    """Closed later is open on the last day."""
    closed = issue.closed_on if issue.closed_on and issue.closed_on <= last else None
    return (
        word(issue),
        word(pgettext("issue", "closed") if closed else pgettext("issue", "open")),
        word(date_format(issue.raised_on) if issue.raised_on else _("not recorded")),
        word(date_format(closed) if closed else "–"),
        word(issue.local_action),
    )


def lessons(material: Material) -> Iterator[Block]:
    found = Lesson.objects.filter(year=material.year)
    if not found:
        yield sentence(_("No lesson is recorded for this year."))
        return
    rows = tuple((word(it.local_title), word(it.local_action)) for it in found)
    caption = _("Lessons of %(year)s") % {"year": material.year}
    yield Table("lessons", caption, (_("Lesson"), _("What is done differently")), rows, words=(1,))


PARTS = {"risks": risks, "risks_chart": risks_chart, "issues": issues, "lessons": lessons}
