"""How two figures that should be the same stand to each other. Pure."""

from decimal import ROUND_HALF_UP, Decimal
from enum import Enum

CENT = Decimal("0.01")
NOTHING = Decimal("0.00")


class Agreement(Enum):
    """Rounding is a difference within the tolerance of the rule; it is shown, and is no error."""

    AGREES = "agrees"
    ROUNDING = "rounding"
    DIFFERS = "differs"
    NOT_COMPUTABLE = "not_computable"


def agreement(stated: Decimal | None, computed: Decimal | None, tolerance: Decimal = NOTHING) -> Agreement:
    """Not computable when either is missing: a missing figure is not zero."""
    if stated is None or computed is None:
        return Agreement.NOT_COMPUTABLE
    if stated == computed:
        return Agreement.AGREES
    return Agreement.ROUNDING if abs(stated - computed) <= tolerance else Agreement.DIFFERS


def cents(amount: Decimal) -> Decimal:
    """The amount in whole cents, half-up."""
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)
