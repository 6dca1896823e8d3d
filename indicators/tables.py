"""The figures as the tables that a page, a PDF and a spreadsheet show, in the active language."""

from decimal import Decimal

from django.utils.translation import gettext as _

from indicators.formulas import Light
from indicators.results import FrameworkLine, Results
from portal.core.charts import StackedBars
from portal.core.exports import Cell
from portal.core.people_tables import people_chart, people_table
from portal.core.tables import Table


def unique_people_table(results: Results) -> Table:
    return people_table(_("Unique people of %(year)s by sex and country") % {"year": results.year}, results.people)


def unique_people_chart(results: Results) -> StackedBars:
    title = _("Unique people of %(year)s by country and sex") % {"year": results.year}
    return people_chart(title, results.people, results.countries)


def target_words(line: FrameworkLine, year: int) -> str:
    """What is said in place of a target that does not exist."""
    if line.other_target is None:
        return _("no target in %(year)s") % {"year": year}
    other = {"year": year, "other_year": line.other_target_year, "value": plain(line.other_target, line.decimals)}
    return _("no target in %(year)s (%(other_year)s: %(value)s)") % other


def plain(value: Decimal, decimals: int) -> Cell:
    """A figure as a spreadsheet takes it."""
    return round(float(value), decimals) if decimals else int(value)


def people_sheet(results: Results) -> tuple[list[str], list[list[Cell]]]:
    table = unique_people_table(results)
    rows = [*table.rows, *([table.total] if table.total else [])]
    return list(table.header), [[row.name, *row.values] for row in rows]


def framework_sheet(results: Results) -> tuple[list[str], list[list[Cell]]]:
    """Zero is 0; what is not reported and what does not apply is written in words."""
    header = [
        _("Output"),
        _("Indicator"),
        _("Title"),
        _("Data source"),
        _("Unit"),
        _("Baseline"),
        _("Year of the baseline"),
        _("Target"),
        _("Actual"),
        _("Achievement, %"),
    ]
    return header, [
        _framework_row(output.number, line, results.year) for output in results.outputs for line in output.lines
    ]


def _framework_row(output: int, line: FrameworkLine, year: int) -> list[Cell]:
    missing, nothing = _("not reported"), _("not applicable")
    return [
        output,
        line.number,
        line.title,
        line.data_source,
        line.unit,
        missing if line.baseline is None else plain(line.baseline, line.decimals),
        line.baseline_year,
        target_words(line, year) if line.target is None else plain(line.target, line.decimals),
        missing if line.actual is None else plain(line.actual, line.decimals),
        (missing if line.target and line.actual is None else nothing)
        if line.achievement is None
        else float(line.achievement),
    ]


def light_word(light: Light) -> str:
    """The word beside the colour, the same as that of the light component."""
    words = {
        Light.ON_TRACK: _("On track"),
        Light.BEHIND: _("Behind"),
        Light.NOT_APPLICABLE: _("Not applicable"),
        Light.NOT_REPORTED: _("Not reported"),
    }
    return words[light]
