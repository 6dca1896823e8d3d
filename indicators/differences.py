"""Where a published figure is not the computed one, as a report prints it: one line for each place that states it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indicators.rules import Checked, Figure, State, Stated, state_of


@dataclass(frozen=True)
class Difference:
    figure: Figure
    claim: Stated
    is_rounding: bool


def differences(checked: Sequence[Checked]) -> Iterator[Difference]:
    """In the order of the report. What nobody can compute differs from nothing."""
    for it in checked:
        for claim in it.published if it.figure.is_computable else ():
            state = state_of(it.figure, claim)
            if state is not State.AGREES:
                yield Difference(it.figure, claim, state is State.ROUNDING)
