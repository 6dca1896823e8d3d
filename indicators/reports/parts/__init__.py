"""The tables and charts that fill themselves: each by its key in the outline, made of the material of a report."""

from collections.abc import Callable, Iterable

from indicators.reports.document import Block
from indicators.reports.material import Material
from indicators.reports.parts import (
    activities,
    annexes,
    framework,
    money,
    money_charts,
    money_checks,
    people,
    risks,
)

Maker = Callable[[Material], Iterable[Block]]

MAKERS: dict[str, Maker] = {
    **framework.PARTS,
    **activities.PARTS,
    **people.PARTS,
    **risks.PARTS,
    **money.PARTS,
    **money_checks.PARTS,
    **money_charts.PARTS,
    **annexes.PARTS,
}
