"""Who took part in a year, for dashboards: read from the stored results, which are never older than the evidence."""

from indicators.cells import Cells
from indicators.models import Indicator
from indicators.participation import FunnelStep, Hosting, Repeats, YearValue


def people_cells(year: int, *, country: str | None = None, activity: str | None = None) -> Cells:
    """Attendances and distinct people of the year, by all axes at once. Nothing in it: no cells.

    `country` is an ISO code of two letters, `activity` a number of the work plan such as 1.3.
    """
    raise NotImplementedError


def host_effect(year: int) -> Hosting:
    """How far people come where the event is: by event and by country, events held online left out."""
    raise NotImplementedError


def funnel(year: int, *, country: str | None = None, activity: str | None = None) -> tuple[FunnelStep, ...]:
    """From nominated and registered over confirmed to attended, by sex. Registrations, not people."""
    raise NotImplementedError


def repeats(year: int, *, country: str | None = None, activity: str | None = None) -> Repeats:
    raise NotImplementedError


def years_of(indicator: Indicator) -> tuple[YearValue, ...]:
    """The value of each year that has evidence or a target, the earliest first."""
    raise NotImplementedError
