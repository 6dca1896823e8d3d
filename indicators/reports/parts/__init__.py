"""The tables and charts that fill themselves: each by its key in the outline, made of the material of a report."""

from collections.abc import Callable, Iterable

from indicators.reports.document import Block
from indicators.reports.material import Material
from indicators.reports.parts import (
    activities,
    annexes,
    budget,
    expenditure,
    framework,
    gender,
    held,
    money_charts,
    money_checks,
    people,
    results_charts,
    risks,
)

Maker = Callable[[Material], Iterable[Block]]

MAKERS: dict[str, Maker] = {
    **held.PARTS,
    **framework.PARTS,
    **activities.PARTS,
    **people.PARTS,
    **results_charts.PARTS,
    **gender.PARTS,
    **risks.PARTS,
    **budget.PARTS,
    **expenditure.PARTS,
    **money_checks.PARTS,
    **money_charts.PARTS,
    **annexes.PARTS,
}
