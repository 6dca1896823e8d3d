"""A column for each year; the first ones share one where there are many."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from indicators.agreement import NOTHING
from indicators.charges import FACILITIES
from indicators.reports.document import Cell
from indicators.reports.material import Material
from indicators.reports.parts.amounts import figured

MOST_COLUMNS = 4  # of years: more do not fit on a page


def spans(years: tuple[int, ...]) -> list[tuple[int, ...]]:
    """The columns of years: each by itself, the first ones together where there are many."""
    early = len(years) - MOST_COLUMNS + 1 if len(years) > MOST_COLUMNS else 0
    return [*([years[:early]] if early else []), *((year,) for year in years[early:])]


def named_span(years: tuple[int, ...]) -> str:
    return f"{years[0]}–{years[-1]}" if len(years) > 1 else str(years[0])


def year_columns(
    material: Material, key: str, amounts: Mapping[int, Decimal | None], years: tuple[int, ...], missing: str = ""
) -> Iterator[Cell]:
    """A cell for each span. The figure of facilities is what they should be, so what was charged has no name."""
    has_names = not key.endswith(f".{FACILITIES}")
    for span in spans(years):
        known = [amount for year in span if (amount := amounts.get(year)) is not None]
        amount = sum(known, NOTHING) if known else None
        name = f"{key}.{span[0]}" if has_names and len(span) == 1 else ""
        yield figured(material, name, amount, missing=missing)
