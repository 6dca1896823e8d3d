"""What results are stored for: each scope is a name and the events whose attendance it counts."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Held:
    """An event, in the year in which it counts: the one in which it ended. Over: published, not cancelled, and past."""

    id: int
    year: int
    activity: str
    is_over: bool = False


def of_event(event: int) -> str:
    return f"event:{event}"


def of_year(year: int) -> str:
    return f"year:{year}"


def of_activity(activity: str, year: int) -> str:
    return f"activity:{activity}:{year}"


def of_indicator(indicator: int, year: int) -> str:
    return f"indicator:{indicator}:{year}"


def up_to_year(indicator: int, year: int) -> str:
    """The years up to this one, of an indicator that counts each person once over all years."""
    return f"indicator:{indicator}:to:{year}"


def scopes_of(
    events: Iterable[Held], linked: Mapping[int, Collection[int]], distinct: Collection[int]
) -> dict[str, frozenset[int]]:
    """All scopes that have events. `linked` are the events of each indicator, `distinct` those over all years."""
    held = {event.id: event for event in events}
    found: dict[str, set[int]] = defaultdict(set)
    for event in held.values():
        found[of_event(event.id)].add(event.id)
        found[of_year(event.year)].add(event.id)
        if event.activity:
            found[of_activity(event.activity, event.year)].add(event.id)
    years = sorted({event.year for event in held.values()})
    for indicator, theirs in linked.items():
        counting = [held[number] for number in theirs if number in held]
        for event in counting:
            found[of_indicator(indicator, event.year)].add(event.id)
        for year in years if indicator in distinct and counting else ():
            found[up_to_year(indicator, year)] |= {event.id for event in counting if event.year <= year}
    return {name: frozenset(numbers) for name, numbers in found.items() if numbers}
