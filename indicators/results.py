"""The results of a year: the framework and the people, computed from evidence in the active language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from indicators import evidence
from indicators.counting import Participation
from indicators.evidence import Event, Evidence, Publication
from indicators.formulas import Light, achievement, light
from indicators.models import Indicator
from indicators.models.targets import targets_by_year
from portal.core.sex_by_country import SexByCountry


class UnknownYear(Exception):
    """There is no evidence for this year. The sentence says which years there are."""

    def __init__(self, year: int, years: Iterable[int]) -> None:
        self.years = sorted(years)
        known = ", ".join(str(known) for known in self.years) or _("none yet")
        super().__init__(
            _("There are no results for %(year)s. Years with results: %(years)s.") % {"year": year, "years": known}
        )


@dataclass(frozen=True)
class FrameworkLine:
    """An indicator in one year. `actual` is None when a list of participants is missing: not reported is not zero."""

    number: str
    title: str
    data_source: str
    unit: str
    decimals: int
    baseline: Decimal | None
    baseline_year: int | None
    target: Decimal | None
    other_target: Decimal | None
    other_target_year: int | None
    actual: Decimal | None
    events: tuple[Event, ...]
    publications: tuple[Publication, ...]

    @property
    def achievement(self) -> Decimal | None:
        return achievement(self.actual, self.target)

    @property
    def light(self) -> Light:
        return light(self.actual, self.target)


@dataclass(frozen=True)
class OutputResults:
    number: int
    title: str
    lines: tuple[FrameworkLine, ...]


@dataclass(frozen=True)
class EventPeople:
    event: Event
    table: SexByCountry


@dataclass(frozen=True)
class Results:
    year: int
    outputs: tuple[OutputResults, ...]
    events: tuple[EventPeople, ...]
    publications: tuple[Publication, ...]
    participation: Participation
    countries: Mapping[str, str]

    @property
    def lines(self) -> tuple[FrameworkLine, ...]:
        return tuple(line for output in self.outputs for line in output.lines)

    @property
    def people(self) -> SexByCountry:
        return self.participation.people


def results_of(year: int) -> Results:
    """Raises UnknownYear when nothing is recorded for the year."""
    known = evidence.years()
    if year not in known:
        raise UnknownYear(year, known)
    found = evidence.of_year(year)
    tables = found.participation.events
    return Results(
        year=year,
        outputs=tuple(_outputs(found)),
        events=tuple(EventPeople(event, tables[event.id]) for event in found.events.values()),
        publications=tuple(found.publications.values()),
        participation=found.participation,
        countries=found.countries,
    )


def _outputs(found: Evidence) -> Iterable[OutputResults]:
    indicators = list(Indicator.objects.with_framework())
    for output in dict.fromkeys(indicator.output for indicator in indicators):
        lines = tuple(_line(indicator, found) for indicator in indicators if indicator.output == output)
        yield OutputResults(output.number, str(output.local_title), lines)


def _line(indicator: Indicator, found: Evidence) -> FrameworkLine:
    baseline = getattr(indicator, "baseline", None)
    targets = targets_by_year(indicator.targets.all())
    target = targets.get(found.year)
    # A target of another year is shown beside the missing one, the nearest before this year first.
    others = sorted(targets, key=lambda year: (year > found.year, abs(year - found.year)))
    other = targets[others[0]] if others and target is None else None
    events = {link.event_id for link in indicator.events.all()}
    kinds = {link.kind for link in indicator.publication_kinds.all()}
    held = tuple(event for event in found.events.values() if event.id in events)
    published = tuple(work for work in found.publications.values() if work.kind in kinds)
    attended = indicator.counting == Indicator.Counting.ATTENDANCES
    return FrameworkLine(
        number=indicator.number,
        title=str(indicator.local_title),
        data_source=str(indicator.local_data_source),
        unit=indicator.get_unit_display(),
        decimals=indicator.decimals,
        baseline=baseline.value if baseline else None,
        baseline_year=baseline.year if baseline else None,
        target=target.value if target else None,
        other_target=other.value if other else None,
        other_target_year=other.year if other else None,
        actual=_attended(held, found) if attended else Decimal(len(published)),
        events=held,
        publications=published,
    )


def _attended(events: Iterable[Event], found: Evidence) -> Decimal | None:
    """None when an event is over and nobody's attendance is recorded: its list of participants is missing."""
    counts = [found.participation.events[event.id].total for event in events]
    return Decimal(sum(counts)) if all(counts) else None
