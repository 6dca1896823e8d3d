"""The results framework in the donor's two parts: what is measured and where it began, then targets and actuals."""

from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from indicators.figures.framework import JUDGEMENTS
from indicators.reports.document import Block, Cell, Heading, Table
from indicators.reports.material import Material
from indicators.reports.parts.cells import number, word
from indicators.reports.parts.named import named
from indicators.results import FrameworkLine, OutputResults
from indicators.tables import light_word


def framework(material: Material) -> Iterator[Block]:
    yield Heading(2, _("Results framework"), "framework")
    for output in material.results.outputs:
        yield _measured(output, material)
        yield _reached(output, material)


def _measured(output: OutputResults, material: Material) -> Table:
    header = (
        _("Indicator"),
        _("Data source"),
        _("Unit"),
        _("Baseline"),
        _("Year"),
        _("Actual of %(year)s") % {"year": material.year - 1},
    )
    rows = tuple(_beginning(line, material) for line in output.lines)
    key = f"framework-{output.number}-baseline"
    return Table(key, _caption(output), header, rows, words=(1, 2, 4), look="framework")


def _beginning(line: FrameworkLine, material: Material) -> tuple[Cell, ...]:
    return (
        _indicator(line),
        word(line.data_source),
        word(line.unit),
        number(line.baseline, line.decimals),
        word(line.baseline_year or ""),
        named(material, f"indicator.{line.number}.previous"),
    )


def _reached(output: OutputResults, material: Material) -> Table:
    header = (
        _("Indicator"),
        _("Target of %(year)s") % {"year": material.year},
        _("Source of the target"),
        _("Actual"),
        _("Achievement"),
        _("Status"),
    )
    rows = tuple(_end(line, material) for line in output.lines)
    caption = _("%(output)s (targets and actuals)") % {"output": _caption(output)}
    key, note = f"framework-{output.number}", _to_date(output)
    return Table(key, caption, header, rows, words=(2, 5), note=note, look="framework")


def _to_date(output: OutputResults) -> str:
    """In a part of a year."""
    days = [line.counted_until for line in output.lines if line.counted_until]
    told = _("Counted until %(day)s, beside the target of the whole year: what is not reached is not behind yet.")
    return told % {"day": date_format(days[0], "DATE_FORMAT")} if days else ""


def _end(line: FrameworkLine, material: Material) -> tuple[Cell, ...]:
    key, year = f"indicator.{line.number}", material.year
    return (
        _indicator(line),
        named(material, f"{key}.target.{year}"),
        word(line.target_source),
        actual(line, material),
        named(material, f"{key}.achievement.{year}", unit="%"),
        _light(line, material),
    )


def actual(line: FrameworkLine, material: Material) -> Cell:
    """A result in words is its words."""
    name = f"indicator.{line.number}.actual.{material.year}"
    return Cell(line.words, figure=material.name(name)) if line.words else named(material, name)


def _light(line: FrameworkLine, material: Material) -> Cell:
    name = material.name(f"indicator.{line.number}.light.{material.year}")
    computed = material.checked[name].figure.computed
    light = next(light for light, judged in JUDGEMENTS.items() if judged == computed)
    return Cell(light_word(light), figure=name, light=light.value)


def _indicator(line: FrameworkLine) -> Cell:
    return word(f"{line.number} {line.title}")


def _caption(output: OutputResults) -> str:
    return _("Output %(number)s: %(title)s") % {"number": output.number, "title": output.title}


PARTS = {"framework": framework}
