"""The figures from which a writer chooses."""

from django.utils.translation import gettext as _

from indicators.models import Report
from indicators.reports.material import material_of
from indicators.reports.writing import written


def figures_to_choose(report: Report) -> list[dict[str, str]]:
    """Each figure of the report with its sentence and its value of today, as a text in the active language prints it.

    Raises UnknownYear when nothing is recorded for the year.
    """
    checked = material_of(report).checked
    return [{"name": name, "counts": it.figure.counts, "value": written(it)} for name, it in checked.items()]


def words_of_the_picker() -> dict[str, str]:
    return {
        "title": _("Choose a figure"),
        "search": _("Search the figures"),
        "none": _("No figure fits."),
        "close": _("Close"),
        "unknown": _("unknown figure"),
    }
