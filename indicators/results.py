"""The results of a year: the framework and the people, computed from evidence in the active language."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from indicators import evidence, scopes
from indicators.actuals import Stated, Why
from indicators.cells import Cells
from indicators.counting import Counted, Participation, participation
from indicators.evidence import Event, Evidence, Publication
from indicators.formulas import Light, achievement, is_measured, light
from indicators.history import History, history_of
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
    """An indicator in one year. `actual` is None when it is not reported, which is not zero: `reason` says why.

    `cumulative` is what the years up to this one amount to, `previous` the value of the year before. `cells` are those
    of the linked events, if any. A result in words has no actual; `words` are it. `target_source` is the document that
    the target is from. `counted_until` is a day before the end of the year, where the year is not counted whole: what
    is not reached by then is not behind yet.
    """

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
    id: int
    counting: str
    accumulation: str
    direction: str
    unit_code: str
    cells: Cells
    cumulative: Decimal | None
    previous: Decimal | None
    stated: Stated | None
    reason: str
    target_source: str = ""
    counted_until: date | None = None

    @property
    def is_measured(self) -> bool:
        """Whether there is more or less of it: yes and no and words have no achievement."""
        return is_measured(self.unit_code)

    @property
    def achievement(self) -> Decimal | None:
        return achievement(self.actual, self.target, direction=self.direction) if self.is_measured else None

    @property
    def light(self) -> Light:
        if not self.is_measured:
            return Light.NOT_APPLICABLE if self.actual is not None or self.words else Light.NOT_REPORTED
        found = light(self.actual, self.target, direction=self.direction)
        return Light.NOT_APPLICABLE if found is Light.BEHIND and self.counted_until else found

    @property
    def words(self) -> str:
        return self.stated.words if self.stated else ""


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
    cells: Cells

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
    return _results([year], known)[0]


def results_so_far(year: int) -> Results:
    """The same, also before anything is recorded for the year: its report may be begun then."""
    return _results([year], sorted({*evidence.years(), year}, reverse=True))[0]


def results_of_all_years() -> list[Results]:
    """Of every year with evidence, the latest first, in as many queries as one year."""
    known = evidence.years()
    return _results(known, known) if known else []


def _results(years: Sequence[int], known: Sequence[int]) -> list[Results]:
    indicators = list(Indicator.objects.with_framework())
    history, found = history_of(indicators, years=known), evidence.of_years(years)
    names = [scopes.of_year(year) for year in years]
    names += [scopes.of_event(event) for year in years for event in found[year].events]
    names += [scopes.of_indicator(it.pk, year) for it in indicators for year in years]
    counted = history.current.read(names)
    return [_of_year(found[year], indicators, history, counted) for year in years]


def _of_year(
    found: Evidence, indicators: Sequence[Indicator], history: History, counted: Mapping[str, Counted]
) -> Results:
    whole = counted[scopes.of_year(found.year)].cells
    cells = {event: counted[scopes.of_event(event)].cells for event in found.events}
    tables = participation(whole, cells, columns=found.participating, headings=found.headings)
    linked = {it.pk: counted[scopes.of_indicator(it.pk, found.year)].cells for it in indicators}
    lines = {it.pk: _line(it, found, history, linked[it.pk]) for it in indicators}
    outputs = dict.fromkeys(it.output for it in indicators)
    return Results(
        year=found.year,
        outputs=tuple(
            OutputResults(
                it.number, str(it.local_title), tuple(lines[one.pk] for one in indicators if one.output == it)
            )
            for it in outputs
        ),
        events=tuple(EventPeople(event, tables.events[event.id]) for event in found.events.values()),
        publications=tuple(found.publications.values()),
        participation=tables,
        countries=found.countries,
        cells=whole,
    )


def _line(indicator: Indicator, found: Evidence, history: History, cells: Cells) -> FrameworkLine:
    year, baseline = found.year, getattr(indicator, "baseline", None)
    targets = targets_by_year(indicator.targets.all())
    target = targets.get(year)
    # A target of another year is shown beside the missing one, the nearest before this year first.
    others = sorted(targets, key=lambda other: (other > year, abs(year - other)))
    other = targets[others[0]] if others and target is None else None
    events = {link.event_id for link in indicator.events.all()}
    kinds = {link.kind for link in indicator.publication_kinds.all()}
    actual = history.actual(indicator, year)
    held = tuple(event for event in found.events.values() if event.id in events)
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
        actual=actual.value,
        events=held,
        publications=tuple(work for work in found.publications.values() if work.kind in kinds),
        id=indicator.pk,
        counting=indicator.counting,
        accumulation=indicator.accumulation,
        direction=indicator.direction,
        unit_code=indicator.unit,
        cells=cells,
        cumulative=history.cumulative(indicator, year),
        previous=history.actual(indicator, year - 1).value if year - 1 in history.years else None,
        stated=history.stated(indicator, year),
        reason=reason(actual.why, [event.title for event in held if not history.came(indicator, year, event.id)]),
        target_source=target.source if target else "",
    )


def reason(why: Why | None, events: Sequence[str]) -> str:
    """Why a value is not reported, in words. `events` are the titles of those whose lists are missing."""
    sentences = {
        None: "",
        Why.UNLINKED: _("Nothing is linked to this indicator yet."),
        Why.NO_LIST: _("The list of participants is missing: %(events)s.") % {"events": "; ".join(events)},
        Why.NOT_STATED: _("No result has been stated yet."),
        Why.NO_WHOLE: _("A percentage is stated without the two numbers that it is made of."),
    }
    return sentences[why]
