"""The results of a year as everybody may read them, in the active language."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256

from django.core.cache import cache

from indicators.evidence import Event, Publication
from indicators.formulas import Light
from indicators.models import Indicator
from indicators.publishing import PublicCountry, PublicEvent, PublicPeople, PublicYear, publish
from indicators.results import FrameworkLine, Results, results_of, results_of_all_years
from indicators.shown import Shown, Status, reported, suppressed
from portal.core.suppression import THRESHOLD

RULES = 1  # raised when something is hidden otherwise than before: what is kept by other rules is worked out again
KEPT = 24 * 60 * 60  # seconds; what is kept is found by its counts, so it is never out of date


@dataclass(frozen=True)
class PublicLine:
    """An indicator in one year. Without a light where the actual is hidden: the light would narrow it down."""

    line: FrameworkLine
    actual: Shown
    achievement: Shown
    light: Light | None
    people: PublicPeople | None


@dataclass(frozen=True)
class PublicOutput:
    number: int
    title: str
    lines: tuple[PublicLine, ...]


@dataclass(frozen=True)
class EventFigures:
    """`figures` is None when no list of participants is recorded: not reported."""

    event: Event
    figures: PublicEvent | None


@dataclass(frozen=True)
class PublicResults:
    year: int
    outputs: tuple[PublicOutput, ...]
    events: tuple[EventFigures, ...]
    publications: tuple[Publication, ...]
    figures: PublicYear
    countries: Mapping[str, str]

    @property
    def people(self) -> PublicPeople:
        return self.figures.people

    @property
    def lines(self) -> Mapping[str, PublicLine]:
        return {it.line.number: it for output in self.outputs for it in output.lines}

    def country(self, code: str) -> PublicCountry | None:
        return self.figures.countries.get(code)

    def hosted_by(self, country: str) -> tuple[EventFigures, ...]:
        return tuple(it for it in self.events if it.event.country == country)


def public_results(year: int) -> PublicResults:
    """Raises UnknownYear when nothing is recorded for the year."""
    return published(results_of(year))


def public_results_of_all_years() -> list[PublicResults]:
    """The latest year first, in as many queries as one year."""
    return [published(results) for results in results_of_all_years()]


def published(results: Results) -> PublicResults:
    figures = _published_year(results)
    return PublicResults(
        year=results.year,
        outputs=tuple(
            PublicOutput(
                output.number,
                output.title,
                tuple(_public_line(line, figures) for line in output.lines),
            )
            for output in results.outputs
        ),
        events=tuple(EventFigures(held.event, figures.events.get(held.event.id)) for held in results.events),
        publications=results.publications,
        figures=figures,
        countries=results.countries,
    )


def _published_year(results: Results) -> PublicYear:
    """Worked out once for the same counts."""
    tables = {held.event.id: held.table for held in results.events}
    groups = {
        line.number: frozenset(event.id for event in line.events if event.id in tables)
        for line in results.lines
        if line.counting == Indicator.Counting.ATTENDANCES and line.events
    }
    counts = [(event, table.countries, sorted(table.cells.items())) for event, table in sorted(tables.items())]
    people = (results.people.countries, sorted(results.people.cells.items()))
    links = sorted((number, sorted(events)) for number, events in groups.items())
    key = f"public-year-{RULES}-" + sha256(repr((people, counts, links)).encode()).hexdigest()
    found = cache.get(key)
    if found is None:
        found = publish(results.people, tables, groups)
        cache.set(key, found, KEPT)
    return found


def _public_line(line: FrameworkLine, figures: PublicYear) -> PublicLine:
    people = figures.indicators.get(line.number)
    if line.actual is None:
        actual = reported(None)
    elif line.counting == Indicator.Counting.ATTENDANCES and people:
        actual = suppressed(people.total, line.decimals)
    elif line.counting == Indicator.Counting.PEOPLE and (0 < line.actual < THRESHOLD or _has_hidden(line, figures)):
        actual = suppressed(None)
    else:
        actual = reported(line.actual, line.decimals)
    is_hidden = actual.status is Status.SUPPRESSED
    return PublicLine(
        line=line,
        actual=actual,
        achievement=_achievement(line, actual),
        light=None if is_hidden else line.light,
        people=people if line.actual is not None else None,
    )


def _has_hidden(line: FrameworkLine, figures: PublicYear) -> bool:
    """Unique people of a small event and a large one would tell how many came to the small one."""
    return any(figures.events[it.id].people is None for it in line.events if it.id in figures.events)


def _achievement(line: FrameworkLine, actual: Shown) -> Shown:
    if not line.target:
        return reported(None, 1, otherwise=Status.NOT_APPLICABLE)
    if actual.status is not Status.REPORTED:
        return Shown(None, actual.status, 1)
    return reported(line.achievement, 1, otherwise=Status.NOT_APPLICABLE)


def target_shown(line: FrameworkLine) -> Shown:
    return reported(line.target, line.decimals, otherwise=Status.NOT_APPLICABLE)


def share_shown(share: Decimal | None, of: int | None) -> Shown:
    """A share of women: hidden with its numbers, not applicable where nobody came."""
    return reported(share, 1, otherwise=Status.NOT_APPLICABLE if of == 0 else Status.SUPPRESSED)


def hides(results: PublicResults, figure: str) -> bool:
    """Whether a figure of this name, as documents and rules call it, is hidden from the public."""
    kind = figure.split(".", maxsplit=1)[0]
    if kind == "people":
        return results.people.shown.total is None or None in results.people.shown.row_totals
    line = next((it for it in results.lines.values() if figure.startswith(f"indicator.{it.line.number}.")), None)
    return kind == "indicator" and line is not None and line.actual.status is Status.SUPPRESSED
