"""What somebody can work out who lays published tables beside one another: bounds that each sum tightens in turn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Name = tuple[str, int, int]  # a table, a row and a column
MANY = 10**9


@dataclass(frozen=True)
class Sum:
    """That these numbers together are `total`; with `at_most`, that `total` is so many times their sum or less."""

    parts: tuple[Name, ...]
    total: Name
    at_most: int = 0


def pinned(known: Mapping[Name, int | None], sums: Sequence[Sum]) -> set[Name]:
    """Which of the numbers not known have a single value left.

    All are whole and not negative. `known` names every number, with None for those that are not shown. Numbers that
    only several sums taken together would tell are not found.
    """
    low = {name: 0 if value is None else value for name, value in known.items()}
    high = {name: MANY if value is None else value for name, value in known.items()}
    changed = True
    while changed:
        moved = [_tighten(it, low, high) for it in sums]
        changed = any(moved)
    return {name for name, value in known.items() if value is None and low[name] == high[name]}


def _tighten(it: Sum, low: dict[Name, int], high: dict[Name, int]) -> bool:
    """Whether a bound moved."""
    before = [(low[name], high[name]) for name in (*it.parts, it.total)]
    times = it.at_most or 1
    least, most = sum(low[part] for part in it.parts), sum(high[part] for part in it.parts)
    high[it.total] = min(high[it.total], most * times)
    for part in it.parts:
        low[part] = max(low[part], -(-low[it.total] // times) - (most - high[part]))
    if not it.at_most:
        low[it.total] = max(low[it.total], least)
        for part in it.parts:
            high[part] = min(high[part], high[it.total] - (least - low[part]))
    return before != [(low[name], high[name]) for name in (*it.parts, it.total)]
