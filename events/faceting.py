"""Which events fit what a reader chose, and how many would with one more choice. Pure: plain values in and out."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One event: its key, and for each filter the values under which it is found."""

    key: int
    values: Mapping[str, frozenset[str]]

    def fits(self, chosen: Mapping[str, str], *, but: str = "") -> bool:
        return all(value in self.values[name] for name, value in chosen.items() if name != but)


def matching(rows: Iterable[Row], chosen: Mapping[str, str]) -> list[int]:
    """The keys of those that fit every choice, in their order."""
    return [row.key for row in rows if row.fits(chosen)]


def counts(rows: Iterable[Row], chosen: Mapping[str, str], name: str) -> Counter[str]:
    """For each value of one filter: how many events fit it and the choices of all other filters."""
    return Counter(value for row in rows if row.fits(chosen, but=name) for value in row.values[name])
