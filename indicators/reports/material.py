"""What a report is made of: everything that its texts, tables and charts tell, read and counted once, in the active
language. So a figure in a text and the same figure in a table cannot differ.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from indicators.figures import check
from indicators.finance import Finance, finance_of
from indicators.models import Project, Report
from indicators.reports.figures import report_figures
from indicators.reports.outline import Kind
from indicators.results import Results, results_of
from indicators.rules import Checked, compare


@dataclass(frozen=True)
class Material:
    """`checked` are the figures that rules compare; those of a report that is not annual have nothing to compare with.

    `money` is None in the report of an event.
    """

    kind: Kind
    first: date
    last: date
    project: Project
    results: Results
    checked: Mapping[str, Checked]
    money: Finance | None

    @property
    def year(self) -> int:
        return self.last.year

    def name(self, figure: str) -> str:
        """`figure` where this report has one of that name; empty where it has none."""
        return figure if figure in self.checked else ""


def material_of(report: Report) -> Material:
    """Raises UnknownYear when nothing is recorded for the year."""
    first, last = report.days
    results = results_of(report.year)
    return Material(
        kind=Kind(report.kind),
        first=first,
        last=last,
        project=Project.objects.get(),
        results=results,
        checked=_checked(results),
        money=None if report.kind == Kind.COMPLETION else finance_of(report.year),
    )


def _checked(results: Results) -> dict[str, Checked]:
    own = (compare(figure, []) for figure in report_figures(results))
    return {it.figure.name: it for it in (*check(results), *own)}
