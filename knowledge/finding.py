"""Asking the index: one way for the page, the command and the tests. What is in it: `knowledge.actions.describing`."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from knowledge.models import SearchEntry
from knowledge.models.forms_found import ENTRIES, PAGES, by_index
from knowledge.searching.entries import ABSTRACT, TITLE, marked
from knowledge.searching.queries import Query, query_of
from knowledge.searching.ranking import Candidate, Evidence, Hit, counts, ranked

MOST = 20_000  # entries that are looked at; of more, those that came last
CANDIDATES = f"""
SELECT e.id, e.type, e.object_id, e.language, e.day, e.topics, e.countries
FROM {ENTRIES.name} JOIN knowledge_searchentry e ON e.id = {ENTRIES.number}
WHERE {{having}} AND (e.shown_from IS NULL OR e.shown_from <= %s)
ORDER BY e.id DESC LIMIT {MOST}
"""  # noqa: S608  names of our own tables


@dataclass(frozen=True)
class Found:
    query: Query
    hits: list[Hit] = field(default_factory=list)
    counts: Mapping[str, Counter[str]] = field(default_factory=dict)


def find(text: str, *, chosen: Mapping[str, str], sort: str = "best", language: str = "", today: date) -> Found:
    """All hits in their order, and how many there would be with each other choice of a facet."""
    query = query_of(text)
    if not query:
        return Found(query)
    with by_index() as cursor:
        candidates = candidates_of(cursor, query, today)
        evidence = evidence_of(cursor, query, candidates)
    fitting = [it for it in candidates if it.fits(chosen)] if chosen else candidates
    return Found(query, ranked(fitting, evidence, sort=sort, language=language), counts(candidates, chosen))


def is_found(text: str, *, today: date) -> bool:
    query = query_of(text)
    if not query:
        return False
    with by_index() as cursor:
        return bool(candidates_of(cursor, query, today))


def candidates_of(cursor: Any, query: Query, today: date) -> list[Candidate]:
    having, wanted = ENTRIES.having(it.forms for it in query.wanted)
    cursor.execute(CANDIDATES.format(having=having), [*wanted, today])
    rows = map(Candidate._make, cursor.fetchall())
    return [row._replace(day=date.fromisoformat(row.day)) if isinstance(row.day, str) else row for row in rows]


def evidence_of(cursor: Any, query: Query, candidates: Sequence[Candidate]) -> Evidence:
    if not candidates:
        return Evidence([], [], [])
    typed = [entries_with(cursor, [{TITLE + it.word}]) for it in query.wanted]
    title = [entries_with(cursor, [marked(TITLE, it.forms)]) for it in query.wanted]
    abstract = [entries_with(cursor, [marked(ABSTRACT, it.forms)]) for it in query.wanted]
    together = {it.entry for it in candidates if it.type != SearchEntry.Type.WORK or len(query.wanted) == 1}
    if len(query.wanted) > 1:
        together |= with_all_on_a_page(cursor, query)
    return Evidence(typed, title, abstract, together)


def entries_with(cursor: Any, each: Iterable[Collection[str]]) -> set[int]:
    having, wanted = ENTRIES.having(each)
    cursor.execute(f"SELECT {ENTRIES.number} FROM {ENTRIES.name} WHERE {having}", wanted)  # noqa: S608
    return {number for (number,) in cursor.fetchall()}


def with_all_on_a_page(cursor: Any, query: Query) -> set[int]:
    having, wanted = PAGES.having(it.forms for it in query.wanted)
    # Materialized, or PostgreSQL goes by the order of entries for DISTINCT and reads the forms of all pages.
    found = f"WITH found AS MATERIALIZED (SELECT entry FROM {PAGES.name} WHERE {having})"  # noqa: S608
    cursor.execute(f"{found} SELECT DISTINCT entry FROM found", wanted)  # noqa: S608
    return {number for (number,) in cursor.fetchall()}


def pages_of(entries: Sequence[int], query: Query) -> dict[int, list[int]]:
    """By entry, the page texts with most words of the query, all with equally many. The numbers are not in order."""
    if not entries:
        return {}
    with by_index() as cursor:
        found = pages_with(cursor, entries, [it.forms for it in query.wanted])
        scattered = [entry for entry in entries if entry not in found]
        if scattered and len(query.wanted) > 1:
            found |= most_covered([pages_with(cursor, scattered, [it.forms]) for it in query.wanted])
    return found


def pages_with(cursor: Any, entries: Sequence[int], each: Sequence[Collection[str]]) -> dict[int, list[int]]:
    having, wanted = PAGES.having(each)
    marks = ", ".join(["%s"] * len(entries))
    cursor.execute(
        f"SELECT entry, {PAGES.number} FROM {PAGES.name} WHERE {having} AND entry IN ({marks})",  # noqa: S608
        [*wanted, *entries],
    )
    found = defaultdict(list)
    for entry, number in cursor.fetchall():
        found[entry].append(number)
    return dict(found)


def most_covered(by_word: Sequence[Mapping[int, Sequence[int]]]) -> dict[int, list[int]]:
    covered = defaultdict(Counter)
    for pages in by_word:
        for entry, numbers in pages.items():
            covered[entry].update(numbers)
    return {
        entry: [number for number, count in counted.items() if count == max(counted.values())]
        for entry, counted in covered.items()
    }
