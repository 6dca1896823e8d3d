"""Gates decide who takes part; they never enter the score.

- Every gate passed: the provider is paid its amount.
- One gate failed: it receives exactly 0 and is out of every mean.
- None failed, one unknown: escrow. It is scored and its amount computed as if the gate were passed, and the amount
  is held. When the gate turns out passed the money is released and nobody else's amount changes; when it turns out
  failed, a new run divides the money among the others. Paid and held together are exactly the budget.
"""

from collections.abc import Iterable
from enum import StrEnum

from .inputs import Gate, Outcome


class Standing(StrEnum):
    PAID = "paid"
    HELD = "held"
    EXCLUDED = "excluded"


def standing(gates: Iterable[Gate]) -> Standing:
    """What the gates together mean for a provider; one without gates is paid."""
    outcomes = {gate.outcome for gate in gates}
    if Outcome.FAILED in outcomes:
        return Standing.EXCLUDED
    return Standing.HELD if Outcome.UNKNOWN in outcomes else Standing.PAID
