"""Results as they are stored: counted once, counted again where the evidence has changed, never read stale.

Whoever reads counts first what changes of evidence wait for it, under a lock that those who write evidence never take.
docs/decisions/0013.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

import structlog
from django.db import connection, transaction
from django.utils import timezone

from indicators import evidence
from indicators.actuals import Total
from indicators.cells import Cells, Group, Times
from indicators.counting import Counted, EvidenceMoved, Facts, facts, tally
from indicators.models import EvidenceChange, Indicator, IndicatorEvent, Result
from indicators.scopes import Held, scopes_of

logger = structlog.get_logger(__name__)

RULES = 1  # raised when evidence is counted otherwise than before: what was stored by other rules is counted again
MOST_GROUPS = 8  # that are counted again one by one; with more of them, whole scopes are
LOCK = 5_010_012  # of our own choice

Scopes = Mapping[str, frozenset[int]]
Link = tuple[int, int, str]  # an indicator, an event that counts for it, and how the indicator adds up years


class Current:
    """The stored results as of now, with the scopes (see scopes.py) and events that there are.

    With `indicators`, of `with_framework()`, it knows no other ones and saves a query.
    """

    def __init__(self, indicators: Iterable[Indicator] | None = None) -> None:
        count_changes()
        self.held = {event.id: event for event in evidence.held()}
        links = _links() if indicators is None else _links_of(indicators)
        self.scopes = _scopes_with(self.held.values(), links)

    def read(self, names: Iterable[str]) -> dict[str, Counted]:
        """What is counted for the scopes of these names; one without events is empty."""
        names = list(names)
        wanted = {name: self.scopes[name] for name in names if name in self.scopes}
        found = _valid(wanted) if wanted else {}
        if len(found) < len(wanted):
            with transaction.atomic():
                _lock()
                found = _valid(wanted)
                found |= _count({name: wanted[name] for name in wanted.keys() - found.keys()})
        return {name: found.get(name, Counted()) for name in names}

    def totals(self, names: Iterable[str]) -> dict[str, Total]:
        """The sums of these scopes, without their cells."""
        names = list(names)
        rows = Result.objects.filter(rules=RULES, scope__in=[name for name in names if name in self.scopes])
        found = {
            scope: Total(attendances, people, _manifest(events))
            for scope, attendances, people, events in rows.values_list("scope", "attendances", "people", "events")
        }
        valid = {name: total for name, total in found.items() if (total.events or {}).keys() == self.scopes[name]}
        missing = [name for name in names if name not in valid and name in self.scopes]
        for name, it in self.read(missing).items() if missing else ():
            valid[name] = Total(it.cells.total_attendances, it.cells.total_people, it.events)
        return {name: valid.get(name, Total()) for name in names}


def count_changes() -> int:
    """Count again what waiting changes of evidence touch, and no more. Returns how many changes there were."""
    if not EvidenceChange.objects.exists():
        return 0
    with transaction.atomic():
        _lock()
        changes = list(EvidenceChange.objects.values_list("pk", "event_id", "group"))
        touched: dict[str, set[int]] = defaultdict(set)
        for _number, event, group in changes:
            touched[group].add(event)
        scopes = _scopes_now()
        if len(touched) > MOST_GROUPS:
            touched = {"": set().union(*touched.values())}
        Result.objects.filter(scope__in=_touching(touched.pop("", set()), scopes)).delete()
        for group, events in touched.items():
            _count_group(Group.read(group), events, scopes)
        EvidenceChange.objects.filter(pk__in=[number for number, _event, _group in changes]).delete()
    return len(changes)


def count(parts: Scopes) -> dict[str, Counted]:
    """Counted from the evidence for sets of events that are no scopes, by names of the caller's own; stored nowhere."""
    return _counted(parts)


def count_everything() -> int:
    """Count all scopes that there are, whatever is stored. Returns how many."""
    with transaction.atomic():
        _lock()
        return len(_count(_scopes_now()))


def differing(names: Iterable[str]) -> list[str]:
    """Of these scopes, those whose stored result is not what its evidence gives when it is counted again."""
    current = Current()
    wanted = {name: current.scopes[name] for name in names if name in current.scopes}
    stored = _valid(wanted) if wanted else {}
    counted = _counted({name: wanted[name] for name in stored}) if stored else {}
    return sorted(name for name, result in counted.items() if result != stored[name])


def mend() -> list[str]:
    """Count everything again beside what is stored, and put right what differs: the scopes that did.

    A difference means that evidence was changed by a way that tells nobody, and is logged as an error.
    """
    count_changes()
    with transaction.atomic():
        _lock()
        scopes = _scopes_now()
        stored = _valid(scopes)
        Result.objects.exclude(scope__in=stored).delete()
        counted = _counted({name: scopes[name] for name in stored})
        wrong = sorted(name for name, result in counted.items() if result != stored[name])
        _store({name: counted[name] for name in wrong})
    if wrong:
        logger.error("stored_results_differed", scopes=wrong)
    return wrong


def _lock() -> None:
    """One at a time; on SQLite every transaction that may write is that already. A million rows join in memory."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            settings = "set_config('work_mem', '128MB', true), set_config('jit', 'off', true)"
            cursor.execute(f"SELECT pg_advisory_xact_lock(%s), {settings}", [LOCK])


def _scopes_now() -> Scopes:
    return _scopes_with(evidence.held(), _links())


def _scopes_with(held: Iterable[Held], links: Iterable[Link]) -> Scopes:
    linked: dict[int, set[int]] = defaultdict(set)
    distinct = set()
    for indicator, event, accumulation in links:
        linked[indicator].add(event)
        if accumulation == Indicator.Accumulation.DISTINCT:
            distinct.add(indicator)
    return scopes_of(held, linked, distinct)


def _links() -> Iterable[Link]:
    return IndicatorEvent.objects.values_list("indicator", "event", "indicator__accumulation")


def _links_of(indicators: Iterable[Indicator]) -> Iterable[Link]:
    return ((it.pk, link.event_id, it.accumulation) for it in indicators for link in it.events.all())


def _touching(events: Collection[int], scopes: Scopes) -> list[str]:
    return [name for name, theirs in scopes.items() if not theirs.isdisjoint(events)]


def _valid(scopes: Scopes) -> dict[str, Counted]:
    """What is stored of these scopes, where it was counted from the events that they have today."""
    rows = Result.objects.filter(rules=RULES)
    rows = rows.filter(scope__in=scopes) if len(scopes) <= 1000 else rows
    found = {}
    for scope, events, cells, times in rows.values_list("scope", "events", "cells", "times"):
        manifest = _manifest(events)
        if manifest.keys() == scopes.get(scope):
            found[scope] = Counted(Cells.of_json(cells), Times.of_json(times), manifest)
    return found


def _manifest(written: Mapping[str, int]) -> dict[int, int]:
    return {int(event): attendances for event, attendances in written.items()}


def _count_group(group: Group, events: Collection[int], scopes: Scopes) -> None:
    """Count the cells of one group of people again, wherever these events count and something is stored."""
    names = _touching(events, scopes)
    stored = _valid({name: scopes[name] for name in names})
    theirs = frozenset().union(*(scopes[name] for name in stored))
    attended = evidence.attended(theirs, group)
    known = facts(attended, _all_of(group, attended))
    attendances = evidence.attendances_of(events)
    counted = {}
    for name, before in stored.items():
        now = tally(known, scopes[name], is_timed=_is_timed(name))
        counted[name] = Counted(
            before.cells.with_group(group, now.cells),
            before.times.with_group(group, now.times),
            {event: attendances.get(event, number) for event, number in before.events.items()},
        )
    _store(counted)


def _all_of(group: Group, attended: Iterable[evidence.Attended]) -> list:
    import numpy as np

    return [(group, np.unique(np.concatenate([np.zeros(0, np.int64), *(it.people for it in attended)])))]


def _is_timed(name: str) -> bool:
    return name.startswith(("year:", "activity:"))


def _count(scopes: Scopes) -> dict[str, Counted]:
    counted = _counted(scopes)
    _store(counted)
    return counted


def _counted(scopes: Scopes) -> dict[str, Counted]:
    events = frozenset().union(*scopes.values())
    some = events if len(events) <= 300 else None
    known = _facts(some)
    return {name: tally(known, theirs, is_timed=_is_timed(name)) for name, theirs in scopes.items()}


def _facts(events: Collection[int] | None, tries: int = 3) -> Facts:
    """Who attended and who they are are two questions; when somebody was changed between them, both are asked again."""
    try:
        return facts(evidence.attended(events), evidence.counted_as(events))
    except EvidenceMoved:
        if tries == 1:
            raise
        return _facts(events, tries - 1)


def _store(counted: Mapping[str, Counted], at: datetime | None = None) -> None:
    rows = [
        Result(
            scope=name,
            events=it.events,
            cells=it.cells.as_json(),
            times=it.times.as_json(),
            attendances=it.cells.total_attendances,
            people=it.cells.total_people,
            rules=RULES,
            computed_at=at or timezone.now(),
        )
        for name, it in counted.items()
    ]
    Result.objects.bulk_create(
        rows,
        batch_size=1000,
        update_conflicts=True,
        unique_fields=["scope"],
        update_fields=["events", "cells", "times", "attendances", "people", "rules", "computed_at"],
    )
