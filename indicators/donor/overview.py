"""The framework of the year."""

from django.urls import reverse
from django.utils.translation import gettext as _

from indicators.donor.choosing import Choice
from indicators.donor.grid import Cell, Grid, Section
from indicators.donor.words import figure, not_applicable, not_reported
from indicators.results import FrameworkLine, UnknownYear, results_of
from indicators.tables import target_words
from indicators.templatetags.indicator_tags import light_word


def overview(choice: Choice) -> list[Section]:
    return [_framework(choice)]


def _framework(choice: Choice) -> Section:
    try:
        results = results_of(choice.year)
    except UnknownYear:
        return Section(
            "framework", _("Results framework"), empty=_("No event and no publication is recorded for this year.")
        )
    lines = [line for line in results.lines if not choice.activity or serves(line, choice.activity)]
    header = (
        _("Indicator"),
        _("Unit"),
        _("Baseline"),
        _("Target"),
        _("Actual"),
        _("Achievement, %"),
        _("Status"),
    )
    grid = Grid(
        "framework",
        _("Results framework %(year)s: baseline, target and actual of each indicator") % {"year": choice.year},
        header,
        tuple(_row(line, choice.year) for line in lines),
        words=frozenset({1, 6}),
    )
    return Section("framework", _("Results framework"), grids=(grid,), left_out=frozenset({"country"}))


def serves(line: FrameworkLine, activity: str) -> bool:
    """Whether the indicator has to do with the activity: by its number, or by an event of the activity that counts."""
    return line.number == activity or any(event.activity == activity for event in line.events)


def _row(line: FrameworkLine, year: int) -> tuple[Cell, ...]:
    address = reverse("indicators:year", args=[year]) + f"#indicator-{line.number}"
    target = Cell(target_words(line, year)) if line.target is None else figure(line.target, line.decimals)
    missing = not_reported() if line.target and line.actual is None else not_applicable()
    achieved = Cell(missing) if line.achievement is None else figure(line.achievement, 1)
    return (
        Cell(f"{line.number} {line.title}", url=address),
        Cell(line.unit),
        figure(line.baseline, line.decimals),
        target,
        figure(line.actual, line.decimals, address),
        achieved,
        Cell(light_word(line.light), light=line.light.value),
    )
