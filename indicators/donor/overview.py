"""The figures of the year in short, and its framework."""

from django.urls import reverse
from django.utils.translation import gettext as _

from indicators.donor.choosing import Choice
from indicators.donor.grid import Cell, Grid, Section
from indicators.donor.people import headline
from indicators.donor.words import figure, not_applicable, not_reported
from indicators.people import people_cells
from indicators.results import FrameworkLine, Results, UnknownYear, results_of
from indicators.tables import target_words
from indicators.templatetags.indicator_tags import light_word
from portal.core.sex_by_country import FEMALE, SEXES


def overview(choice: Choice) -> list[Section]:
    try:
        results = results_of(choice.year)
    except UnknownYear:
        empty = _("No event and no publication is recorded for this year.")
        return [Section("framework", _("Results framework"), empty=empty)]
    return [_headline(choice, results), _framework(choice, results)]


def _headline(choice: Choice, results: Results) -> Section:
    title = _("In short, %(year)s") % {"year": choice.year}
    address = reverse("indicators:donor_page", args=["people"]) + choice.query
    if choice.activity:
        people, attendances, women = _of_cells(choice)
    else:
        people, attendances, women = _of_results(results, choice.country)
    return Section("headline", title, stats=headline(people, attendances, women, address))


def _of_cells(choice: Choice) -> tuple[int, int, int]:
    cells = people_cells(choice.year, country=choice.iso, activity=choice.activity)
    return cells.total_people, cells.total_attendances, cells.by("sex").get((FEMALE,), (0, 0))[1]


def _of_results(results: Results, country: str) -> tuple[int, int, int]:
    """Of all events of the year, which spares a second look."""
    people, tables = results.people, [it.table for it in results.events]
    if not country:
        return people.total, results.participation.attendances, people.of_sex(FEMALE)
    attendances = sum(table.cell(sex, country) for table in tables for sex in SEXES)
    return sum(people.cell(sex, country) for sex in SEXES), attendances, people.cell(FEMALE, country)


def _framework(choice: Choice, results: Results) -> Section:
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
    caption = _("Results framework %(year)s: baseline, target and actual of each indicator") % {"year": choice.year}
    rows = tuple(_row(line, choice.year) for line in lines)
    grid = Grid("framework", caption, header, rows, words=frozenset({1, 6}))
    return Section("framework", _("Results framework"), grids=(grid,), left_out=frozenset({"country"}))


def serves(line: FrameworkLine, activity: str) -> bool:
    """Whether the indicator has to do with the activity: by its number, or by an event of the activity that counts."""
    return line.number == activity or any(event.activity == activity for event in line.events)


def _row(line: FrameworkLine, year: int) -> tuple[Cell, ...]:
    address = reverse("indicators:indicator", args=[line.number])
    target = Cell(target_words(line, year)) if line.target is None else figure(line.target, line.decimals)
    missing = not_reported() if line.target and line.actual is None else not_applicable()
    achieved = Cell(missing) if line.achievement is None else figure(line.achievement, 1)
    return (
        Cell(f"{line.number} {line.title}", url=address),
        Cell(line.unit),
        figure(line.baseline, line.decimals),
        target,
        _actual(line, address),
        achieved,
        Cell(light_word(line.light), light=line.light.value),
    )


def _actual(line: FrameworkLine, address: str) -> Cell:
    """What was stated in words stands where there is no number."""
    if line.actual is None and line.stated and line.stated.words:
        return Cell(line.stated.words, url=address)
    return figure(line.actual, line.decimals, address)
