"""Where a rule found two figures apart, with what became of it."""

from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from indicators.donor.choosing import Choice
from indicators.donor.grid import Cell, Grid, Section, Stat
from indicators.models import Discrepancy
from indicators.rules import RULES

WHOLE = frozenset({"country", "activity"})


def discrepancies(choice: Choice) -> list[Section]:
    found = list(Discrepancy.objects.of_year(choice.year))
    title = _("Discrepancies of %(year)s") % {"year": choice.year}
    words = (_("A rule compares what is computed with what a document states."),)
    if not found:
        empty = _("No discrepancy of this year is recorded.")
        return [Section("discrepancies", title, words, empty=empty, left_out=WHOLE)]
    stats = tuple(_stat(state, found) for state in Discrepancy.State)
    return [Section("discrepancies", title, words, stats, grids=(_grid(title, found),), left_out=WHOLE)]


def _stat(state: Discrepancy.State, found: list[Discrepancy]) -> Stat:
    return Stat(str(sum(it.state == state for it in found)), str(state.label), url="#discrepancies-caption")


def _grid(title: str, found: list[Discrepancy]) -> Grid:
    header = (
        _("Figure"),
        _("Computed"),
        _("Stated"),
        _("Where it is stated"),
        _("Difference"),
        _("Rule"),
        _("Kind"),
        _("State"),
        _("Explanation"),
    )
    return Grid("discrepancies", title, header, tuple(map(_row, found)), words=frozenset({3, 5, 6, 7, 8}))


def _row(it: Discrepancy) -> tuple[Cell, ...]:
    rule = RULES.get(it.rule)
    return (
        Cell(it.figure),
        _printed(it.left),
        _printed(it.right),
        Cell(it.where),
        Cell(_plain(it.difference)),
        Cell(str(rule.sentence) if rule else it.rule),
        Cell(it.get_severity_display()),
        Cell(it.get_state_display()),
        Cell(str(it.local_explanation)),
    )


def _plain(difference: Decimal | None) -> Decimal | None:
    """Without noughts behind the point; 100 stays 100, which `normalize` alone would write as 1E+2."""
    return None if difference is None else Decimal(f"{difference.normalize():f}")


def _printed(text: str) -> Cell:
    """A figure as it is printed there, with its digits; else the words."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return Cell(text)
    return Cell(number if number.is_finite() else text)
