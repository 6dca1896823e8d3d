"""The figures as the tables that a page, a PDF and a spreadsheet show, in the active language."""

from decimal import Decimal

from django.utils.translation import gettext as _

from indicators.formulas import Light
from indicators.results import FrameworkLine
from portal.core.exports import Cell


def target_words(line: FrameworkLine, year: int) -> str:
    """What is said in place of a target that does not exist."""
    if line.other_target is None:
        return _("no target in %(year)s") % {"year": year}
    other = {"year": year, "other_year": line.other_target_year, "value": plain(line.other_target, line.decimals)}
    return _("no target in %(year)s (%(other_year)s: %(value)s)") % other


def plain(value: Decimal, decimals: int) -> Cell:
    """A figure as a spreadsheet takes it."""
    return round(float(value), decimals) if decimals else int(value)


def light_word(light: Light) -> str:
    """The word beside the colour, the same as that of the light component."""
    words = {
        Light.ON_TRACK: _("On track"),
        Light.BEHIND: _("Behind"),
        Light.NOT_APPLICABLE: _("Not applicable"),
        Light.NOT_REPORTED: _("Not reported"),
    }
    return words[light]
