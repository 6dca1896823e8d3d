"""Downloads by women and men of each country, so that no small number can be read or subtracted.

What every country has downloaded is published elsewhere, so the totals of rows are known to whoever reads this table.
A country whose total would have to be hidden for the sake of its cells is therefore counted among “other countries”.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from portal.core.suppression import suppress

OTHERS = ""  # the countries that are too small to stand alone, and readers of no known country
Line = tuple[int, int, int]  # women, men, sex not known


@dataclass(frozen=True)
class BySex:
    """Rows by country, the last that of OTHERS if there is one: women, men, not known, total. None is hidden."""

    rows: Mapping[str, tuple[int | None, ...]]


def by_sex(downloads: Mapping[str, Line], *, least: int) -> BySex:
    """The table as it may be shown. Without rows where there is too little to show anything."""
    lines = {country: line for country, line in downloads.items() if any(line)}
    while lines:
        shown = suppress([*lines.values()], threshold=least).without_telling_noughts
        if None not in (*shown.row_totals, shown.total):
            rows = zip(lines, shown.cells, shown.row_totals, strict=True)
            return BySex({country: (*cells, total) for country, cells, total in rows})
        lines = _with_one_country_less(lines)
    return BySex({})


def _with_one_country_less(lines: Mapping[str, Line]) -> dict[str, Line]:
    """The smallest country goes among the others; where none is left, nothing is."""
    named = [country for country in lines if country != OTHERS]
    if not named:
        return {}
    smallest = min(named, key=lambda country: (sum(lines[country]), country))
    left = {country: lines[country] for country in named if country != smallest}
    before, more = lines.get(OTHERS, (0, 0, 0)), lines[smallest]
    return left | {OTHERS: (before[0] + more[0], before[1] + more[1], before[2] + more[2])}
