"""What a report is made of: everything that its texts, tables and charts tell, read and counted once, in the active
language. So a figure in a text and the same figure in a table cannot differ.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from indicators.evidence import registrations_by_sex
from indicators.finance import Finance, finance_of
from indicators.models import Project, Report
from indicators.participation import FunnelStep, funnel_of
from indicators.reports.acceptances import acceptances_of
from indicators.reports.naming import checked_of, days_of
from indicators.reports.outline import Kind
from indicators.results import Results, UnknownYear, results_so_far
from indicators.rules import Checked
from indicators.stretches import results_between, results_of_event
from portal.core.dates import day_range


@dataclass(frozen=True)
class Material:
    """`checked` are the figures that rules compare; those of a report that is not annual have nothing to compare with.

    `money` is None in the report of an event, and that of the whole year, as far as it is recorded, in that of a part
    of it. `funnel` is how far the registrations of an event came,
    `accepted` what was open when the report was submitted, and the words with which it was.
    """

    kind: Kind
    first: date
    last: date
    project: Project
    results: Results
    checked: Mapping[str, Checked]
    money: Finance | None

    funnel: tuple[FunnelStep, ...] = ()
    accepted: tuple[tuple[str, str], ...] = ()

    @property
    def year(self) -> int:
        return self.last.year

    @property
    def days(self) -> str:
        """As a sentence names them: `2022`, or `1 January – 30 June 2022`."""
        is_year = self.kind is Kind.ANNUAL
        return str(self.year) if is_year else day_range(self.first, self.last)

    @property
    def everybody(self) -> tuple[str, str]:
        """With what the names of the figures of all people begin, and the name of that of all together."""
        if self.kind is not Kind.COMPLETION or not self.results.events:
            return "people.unique", "people.unique.total"
        name = f"event.{self.results.events[0].event.name_in(self.year)}"
        return name, f"{name}.people"

    def name(self, figure: str) -> str:
        """How this report calls the figure of this name (see naming.py); empty where it has none."""
        own = f"{figure}{days_of(self.kind, self.first, self.last).behind}"
        return next((name for name in (own, figure) if name in self.checked), "")


class NoProject(UnknownYear):
    """A fresh portal, whose framework has no project yet."""

    def __init__(self) -> None:
        self.years = []
        Exception.__init__(self, _("Describe the project in the framework first: a report is of one."))


def material_of(report: Report) -> Material:
    """Also before anything is recorded of its days."""
    (first, last), kind = report.days, Kind(report.kind)
    project = Project.objects.first()
    if project is None:
        raise NoProject
    results = _results(report)
    is_of_event = kind is Kind.COMPLETION
    return Material(
        kind=kind,
        first=first,
        last=last,
        project=project,
        results=results,
        checked=checked_of(kind, results, first, last),
        money=None if is_of_event else finance_of(report.year),
        funnel=funnel_of(registrations_by_sex(report.year, event=report.event_id)) if is_of_event else (),
        accepted=tuple((it.sentence, it.words) for it in acceptances_of(report)) if report.pk else (),
    )


def _results(report: Report) -> Results:
    if report.kind == Kind.COMPLETION:
        return results_of_event(report.event_id, report.year)
    return results_so_far(report.year) if report.kind == Kind.ANNUAL else results_between(*report.days)
