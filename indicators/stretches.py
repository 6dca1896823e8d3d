"""Results of a part of a year, and of one event: of the events that ended in its days and the works published in them.

They are counted from attendance as those of years are, and stored nowhere. An indicator is counted from the first day
of the year on, to be set beside the target of that year; a result stated by hand is that of the year.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from indicators import evidence, scopes
from indicators.actuals import Total, of_events
from indicators.counting import Counted, participation
from indicators.evidence import Event
from indicators.history import OF_EVENTS
from indicators.models import Indicator
from indicators.results import EventPeople, FrameworkLine, OutputResults, Results, reason, results_so_far
from indicators.stored import count

WHOLE = "whole"


def results_between(first: date, last: date) -> Results:
    """Of these days. Of all days of a year it is `results_so_far(year)`."""
    latest = results_so_far(last.year)
    earlier = [results_so_far(year) for year in sorted(evidence.years()) if first.year <= year < last.year]
    years = [*earlier, latest]
    held = [it.event for year in years for it in year.events if first <= it.event.ends_on <= last]
    published = [it for year in years for it in year.publications if first <= it.published_on <= last]
    results = replace(_of_events(latest, held), publications=tuple(published))
    return results if last == date(last.year, 12, 31) else replace(results, outputs=_outputs(latest, last))


def results_of_event(event: int, year: int) -> Results:
    """Of one event of the year: its people alone. Nothing, before somebody attended it or it is over."""
    whole = results_so_far(year)
    held = [it.event for it in whole.events if it.event.id == event]
    return replace(_of_events(whole, held), outputs=(), publications=())


def _of_events(whole: Results, held: Sequence[Event]) -> Results:
    """The people of these events, each counted once, in the columns of `whole`."""
    found = evidence.of_years([whole.year])[whole.year]
    counted = _counted({it.id: it for it in held})
    cells = {it.id: counted[scopes.of_event(it.id)].cells for it in held}
    everybody = counted[WHOLE].cells
    tables = participation(everybody, cells, columns=found.participating, headings=found.headings)
    events = tuple(EventPeople(it, tables.events[it.id]) for it in held)
    return replace(whole, events=events, participation=tables, cells=everybody)


def _counted(held: Iterable[int]) -> dict[str, Counted]:
    numbers = frozenset(held)
    return count({WHOLE: numbers} | {scopes.of_event(number): frozenset([number]) for number in numbers})


def _outputs(whole: Results, last: date) -> tuple[OutputResults, ...]:
    to_date = {line.id: frozenset(it.id for it in line.events if it.ends_on <= last) for line in whole.lines}
    counted = count({str(number): events for number, events in to_date.items()})
    return tuple(
        replace(output, lines=tuple(_to_date(line, last, counted) for line in output.lines)) for output in whole.outputs
    )


def _to_date(line: FrameworkLine, last: date, counted: Mapping[str, Counted]) -> FrameworkLine:
    """What several years amount to is told at the end of a year only."""
    it = counted[str(line.id)]
    events = tuple(event for event in line.events if event.ends_on <= last)
    works = tuple(work for work in line.publications if work.published_on <= last)
    begun = replace(line, events=events, publications=works, cells=it.cells, cumulative=None, counted_until=last)
    is_unlinked = line.actual is None and not line.events
    if is_unlinked or line.counting == Indicator.Counting.MANUAL:
        return begun
    if line.counting not in OF_EVENTS:
        return replace(begun, actual=Decimal(len(works)))
    total = Total(it.cells.total_attendances, it.cells.total_people, it.events)
    found = of_events(line.counting, total, over={event.id for event in events})
    missing = [event.title for event in events if not it.events[event.id]]
    return replace(begun, actual=found.value, reason=reason(found.why, missing))
