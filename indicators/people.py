"""Who took part in a year, for dashboards: read from the stored results, which are never older than the evidence."""

from dataclasses import dataclass

from indicators import evidence, scopes
from indicators.cells import Cells
from indicators.counting import Counted
from indicators.history import history_of
from indicators.models import Indicator
from indicators.models.targets import targets_by_year
from indicators.participation import FunnelStep, Repeats, YearValue, funnel_of
from indicators.stored import Current
from portal.core.sex_by_country import FEMALE


@dataclass(frozen=True)
class Headline:
    """The figures of a year that stand on the front page."""

    year: int
    people: int
    attendances: int
    women: int
    events: int

    @property
    def repeats(self) -> int:
        return self.attendances - self.people


def headline(year: int) -> Headline:
    counted = _counted(year)
    women = counted.cells.by("sex").get((FEMALE,), (0, 0))[1]
    return Headline(
        year=year,
        people=counted.cells.total_people,
        attendances=counted.cells.total_attendances,
        women=women,
        events=sum(1 for attendances in counted.events.values() if attendances),
    )


def people_cells(year: int, *, country: str | None = None, activity: str | None = None) -> Cells:
    """Attendances and distinct people of the year, by all axes at once. Nothing in it: no cells.

    `country` is an ISO code of two letters, `activity` a number of the work plan such as 1.3.
    """
    cells = _counted(year, activity).cells
    return cells.of_country(country) if country else cells


def repeats(year: int, *, country: str | None = None, activity: str | None = None) -> Repeats:
    """How many people came once, twice, ... to events of the year."""
    return Repeats(_counted(year, activity).times.by_times(country))


def _counted(year: int, activity: str | None = None) -> Counted:
    name = scopes.of_activity(activity, year) if activity else scopes.of_year(year)
    return Current().read([name])[name]


def funnel(year: int, *, country: str | None = None, activity: str | None = None) -> tuple[FunnelStep, ...]:
    """From nominated and registered over confirmed to attended, by sex. Registrations, not people."""
    return funnel_of(evidence.registrations_by_sex(year, country=country, activity=activity))


def years_of(indicator: Indicator) -> tuple[YearValue, ...]:
    """The value of each year that has evidence or a target, the earliest first."""
    targets = targets_by_year(indicator.targets.all())
    known = evidence.years()
    history = history_of([indicator], years=known)
    return tuple(
        YearValue(year, history.actual(indicator, year).value, targets[year].value if year in targets else None)
        for year in sorted({*known, *targets})
    )
