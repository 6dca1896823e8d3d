"""Which hits there are, in which order, and how many more choices would leave: the same whatever database it is."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

FACETS = ("type", "language", "topic", "country", "year")
SORTS = ("best", "newest", "oldest")
NO_DAY = date.min.toordinal()


class Candidate(NamedTuple):
    """An entry in which every word was found somewhere. `topics` and `countries`: numbers, divided by spaces."""

    entry: int
    type: str
    object_id: int
    language: str
    day: date | None
    topics: str
    countries: str

    @property
    def object(self) -> tuple[str, int]:
        return self.type, self.object_id

    def values(self, facet: str) -> Sequence[str]:
        if facet == "year":
            return (str(self.day.year),) if self.day else ()
        if facet in ("topic", "country"):
            return (self.topics if facet == "topic" else self.countries).split()
        return (self.type if facet == "type" else self.language,)

    def fits(self, chosen: Mapping[str, str], *, but: str = "") -> bool:
        return all(value in self.values(facet) for facet, value in chosen.items() if facet != but)


@dataclass(frozen=True)
class Evidence:
    """For each word of the query, the entries that have it so: as typed in the title, in a form there, in the abstract.

    `together`: those that have all the words on one page, or in one text.
    """

    typed_title: Sequence[Collection[int]]
    title: Sequence[Collection[int]]
    abstract: Sequence[Collection[int]]
    together: Collection[int] = frozenset()


@dataclass(frozen=True)
class Hit:
    """One thing that was found, by its best entry, and the other entries: its other languages."""

    best: Candidate
    others: list[Candidate] = field(default_factory=list)


def ranked(candidates: Iterable[Candidate], evidence: Evidence, *, sort: str = "best", language: str = "") -> list[Hit]:
    """Title as typed, title, abstract, together, scattered; then more words higher up, the newest, and the number.

    A thing in several languages is one hit: by the one that ranks best, and among equals by the reader's `language`.
    """
    rank = ranks(evidence)
    groups: dict[tuple[str, int], list[tuple[tuple[int, ...], bool, str, Candidate]]] = {}
    for it in candidates:
        groups.setdefault(it.object, []).append((rank(it.entry), it.language != language, it.language, it))
    found = []
    for members in groups.values():
        members.sort()
        found.append((order(members[0][0], members[0][3], sort), members))
    found.sort(key=lambda pair: pair[0])
    return [Hit(members[0][3], [it for *_, it in members[1:]]) for _, members in found]


def ranks(evidence: Evidence) -> Callable[[int], tuple[int, ...]]:
    """A function from the number of an entry to what it is ordered by, the best first."""
    typed, title, abstract = (
        Counter(entry for found in sets for entry in found)
        for sets in (evidence.typed_title, evidence.title, evidence.abstract)
    )
    high = Counter(
        entry for one, other in zip(evidence.title, evidence.abstract, strict=True) for entry in {*one, *other}
    )
    words = len(evidence.title)

    def rank(entry: int) -> tuple[int, ...]:
        counted = (typed[entry], title[entry], high[entry])
        level = next(
            (place for place, count in enumerate(counted) if count == words), 3 + (entry not in evidence.together)
        )
        return level, -title[entry], -abstract[entry], -typed[entry]

    return rank


def order(rank: tuple[int, ...], it: Candidate, sort: str) -> tuple[int | str, ...]:
    day = it.day.toordinal() if it.day else NO_DAY
    if sort == "newest":
        return -day, *rank, it.type, -it.object_id
    if sort == "oldest":
        return day if it.day else date.max.toordinal(), *rank, it.type, -it.object_id
    return *rank, -day, it.type, -it.object_id


def counts(candidates: Sequence[Candidate], chosen: Mapping[str, str]) -> dict[str, Counter[str]]:
    """For each facet and value: how many things fit it together with the choices of all other facets."""
    return {
        facet: Counter(
            value
            for value, _type, _object in {
                (value, it.type, it.object_id)
                for it in candidates
                if not chosen or it.fits(chosen, but=facet)
                for value in it.values(facet)
            }
        )
        for facet in FACETS
    }
