"""A computed figure beside what documents state of it: whether they agree, and by how much they do not.

Values are Decimal, or words where a figure is a judgement. Differences are stated less computed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from portal.core.shares import round_half_up

Value = Decimal | str


class State(Enum):
    """How a figure stands. Explained and fixed come from people; the rest is found here."""

    AGREES = "agrees"
    ROUNDING = "rounding"
    OPEN = "open"
    EXPLAINED = "explained"
    FIXED = "fixed"
    NOT_COMPUTABLE = "not computable"


@dataclass(frozen=True)
class Stated:
    """A value that a document states, and where."""

    value: Value
    where: str

    @property
    def decimals(self) -> int:
        """How many the document prints; 0 for words."""
        exponent = self.value.as_tuple().exponent if isinstance(self.value, Decimal) else 0
        return max(-exponent, 0) if isinstance(exponent, int) else 0


@dataclass(frozen=True)
class Figure:
    """A figure as it follows from evidence.

    `computed` is None where evidence says that there is nothing (no target was approved), or, with `is_computable`
    false, where evidence says nothing at all; `missing` says which in words. `exact` is the value before it was rounded
    for print. A stated value within `tolerance` of the exact one is rounding, with `unit_tolerance` also one that is
    off by less than a unit of the last decimal, or is printed with fewer decimals and rounded half up to them. With
    `ceiling` a stated value may be less, but not more.
    """

    name: str
    counts: str
    rule: str
    computed: Value | None
    decimals: int = 0
    exact: Decimal | None = None
    missing: str = ""
    is_computable: bool = True
    tolerance: Decimal = Decimal(0)
    unit_tolerance: bool = False
    ceiling: bool = False
    demands: tuple[Stated, ...] = ()


@dataclass(frozen=True)
class Checked:
    """A figure after the comparison, `claims` with its own demands first.

    `difference` is the largest one to what documents state, or without them to what the rule demands; of a ceiling the
    highest. None where values cannot be subtracted.
    """

    figure: Figure
    claims: tuple[Stated, ...]
    difference: Decimal | None
    state: State

    @property
    def published(self) -> tuple[Stated, ...]:
        """What documents state, without what the rule itself demands."""
        return self.claims[len(self.figure.demands) :]


def compare(figure: Figure, claims: Sequence[Stated]) -> Checked:
    """The figure beside everything stated of it, its own demands first. Nothing stated: it agrees."""
    stated = (*figure.demands, *claims)
    if not figure.is_computable:
        return Checked(figure, stated, None, State.NOT_COMPUTABLE)
    states = [state_of(figure, claim) for claim in stated]
    state = max(states, key=_WORSE.index, default=State.AGREES)
    return Checked(figure, stated, _difference(figure, claims or stated), state)


_WORSE = [State.AGREES, State.ROUNDING, State.OPEN]


def state_of(figure: Figure, claim: Stated) -> State:
    """How one stated value stands to a figure that can be computed."""
    computed, value = figure.computed, claim.value
    if not isinstance(computed, Decimal) or not isinstance(value, Decimal):
        return State.AGREES if computed == value else State.OPEN
    if value == computed or (figure.ceiling and value < computed):
        return State.AGREES
    exact = computed if figure.exact is None else figure.exact
    is_near = abs(value - exact) <= figure.tolerance
    return State.ROUNDING if is_near or (figure.unit_tolerance and _is_rounded(exact, claim, figure)) else State.OPEN


def _is_rounded(exact: Decimal, claim: Stated, figure: Figure) -> bool:
    if claim.decimals < figure.decimals:
        return claim.value == round_half_up(exact, claim.decimals)
    assert isinstance(claim.value, Decimal)
    return abs(claim.value - exact) < Decimal(1).scaleb(-figure.decimals)


def _difference(figure: Figure, stated: Sequence[Stated]) -> Decimal | None:
    if not isinstance(figure.computed, Decimal):
        return None
    numbers = [claim.value - figure.computed for claim in stated if isinstance(claim.value, Decimal)]
    return max(numbers, key=(lambda number: number) if figure.ceiling else abs, default=None)
