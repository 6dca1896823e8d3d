"""The annual progress report: its content as plain values, in the active language, and the PDF made of it."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from indicators.differences import Difference, differences
from indicators.evidence import Publication
from indicators.expenditure import printed_otherwise, spent_until
from indicators.figures import check
from indicators.ledger import Statement
from indicators.models import Activity, Claim, Issue, LedgerLine, Lesson, Output, Project
from indicators.results import EventPeople, FrameworkLine, Results, results_of
from indicators.risks import JudgedRisk, risks_of
from indicators.tables import unique_people_chart, unique_people_table
from portal.core.charts import StackedBars
from portal.core.pdf import html_to_pdf
from portal.core.people_tables import people_table
from portal.core.shares import percent
from portal.core.tables import Table

TEMPLATE = "pdf/annual_report.html"

Progress = Callable[[int, str], None]


@dataclass(frozen=True)
class Stated:
    """A figure that only a document states, with the place where it does."""

    value: Decimal
    where: str


@dataclass(frozen=True)
class EventSection:
    held: EventPeople
    table: Table


@dataclass(frozen=True)
class ActivitySection:
    """An activity with its indicator's line, when it has one, the events held for it and what was published."""

    number: str
    title: str
    line: FrameworkLine | None
    events: tuple[EventSection, ...]

    @property
    def publications(self) -> tuple[Publication, ...]:
        return self.line.publications if self.line else ()


@dataclass(frozen=True)
class AnnualReport:
    year: int
    project: Project
    results: Results
    activities: tuple[ActivitySection, ...]
    people: Table
    chart: StackedBars
    risks: tuple[JudgedRisk, ...]
    issues: tuple[Issue, ...]
    lessons: tuple[Lesson, ...]
    spent: Statement
    outputs: dict[int, str]
    printed_otherwise: tuple[LedgerLine, ...]
    budget: Stated | None
    revenue: Stated | None
    differences: tuple[Difference, ...]

    @property
    def spent_in_year(self) -> Decimal:
        return self.spent.of_year(self.year)

    @property
    def delivery(self) -> Decimal | None:
        """Expenditure of the year in percent of the stated budget."""
        return percent(self.spent_in_year, self.budget.value) if self.budget else None


def annual_report(year: int) -> AnnualReport:
    """Raises UnknownYear when nothing is recorded for the year."""
    results = results_of(year)
    spent = spent_until(year)
    return AnnualReport(
        year=year,
        project=Project.objects.get(),
        results=results,
        activities=tuple(_activities(results)),
        people=unique_people_table(results),
        chart=unique_people_chart(results),
        risks=risks_of(year),
        issues=tuple(Issue.objects.all()),
        lessons=tuple(Lesson.objects.filter(year=year)),
        spent=spent,
        outputs={output.number: str(output.local_title) for output in Output.objects.all()},
        printed_otherwise=tuple(printed_otherwise(year)),
        budget=_stated(year, f"budget.awp.{year}"),
        revenue=_stated(year, f"revenue.{spent.years[0]}-{year}") if spent.years else None,
        differences=tuple(differences(check(results))),
    )


def _activities(results: Results) -> list[ActivitySection]:
    """The activities that have an indicator or an event of the year, in the order of their numbers."""
    lines = {line.number: line for line in results.lines}
    titles = {activity.number: str(activity.local_title) for activity in Activity.objects.all()}
    numbers = {*lines, *(held.event.activity for held in results.events)}
    return [
        ActivitySection(number, titles.get(number, ""), lines.get(number), _events(results, number))
        for number in sorted(numbers)
    ]


def _events(results: Results, activity: str) -> tuple[EventSection, ...]:
    caption = _("%(event)s: participants by sex and country")
    return tuple(
        EventSection(held, people_table(caption % {"event": held.event.title}, held.table))
        for held in results.events
        if held.event.activity == activity
    )


def _stated(year: int, figure: str) -> Stated | None:
    claim = Claim.objects.filter(year=year, figure=figure).first()
    return Stated(claim.number, str(claim.local_where)) if claim and claim.number is not None else None


def report_html(year: int, *, language: str) -> str:
    with override(language):
        return render_to_string(TEMPLATE, {"report": annual_report(year), "language": language})


def report_pdf(year: int, *, language: str, progress: Progress | None = None) -> bytes:
    """Raises UnknownYear when nothing is recorded for the year."""
    say = progress or _nobody_asks
    say(5, _("Computing the figures"))
    html = report_html(year, language=language)
    say(40, _("Setting the pages"))
    return html_to_pdf(html)


def _nobody_asks(percent: int, note: str) -> None:
    """The progress of a report that is made at once."""


def file_name(year: int, language: str) -> str:
    return f"annual-report-{year}-{language}.pdf"
