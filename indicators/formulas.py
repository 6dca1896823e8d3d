"""Rules of arithmetic that a report must keep: achievement and lights."""

from decimal import Decimal
from enum import Enum

from portal.core.shares import percent

DOWN = "down"  # less is better
UNMEASURED = ("yes_no", "words")  # units of which there is no more or less


class Light(Enum):
    """How an actual stands to its target. The values are the states of the light component."""

    ON_TRACK = "on_track"
    BEHIND = "behind"
    NOT_REPORTED = "not_reported"
    NOT_APPLICABLE = "not_applicable"


def is_measured(unit: str) -> bool:
    return unit not in UNMEASURED


def achievement(
    actual: Decimal | None, target: Decimal | None, decimals: int = 1, *, direction: str = "up"
) -> Decimal | None:
    """Actual in percent of target, not capped. None without a target, with a target of 0, and when not reported.

    Where less is better it is the target in percent of the actual, and None for an actual of 0: better than any figure.
    """
    if actual is None or not target:
        return None
    return percent(target, actual, decimals) if direction == DOWN else percent(actual, target, decimals)


def light(actual: Decimal | None, target: Decimal | None, *, direction: str = "up") -> Light:
    """Without a target, or with a target of 0, there is nothing to judge: not applicable, also when not reported."""
    if not target:
        return Light.NOT_APPLICABLE
    if actual is None:
        return Light.NOT_REPORTED
    is_reached = actual <= target if direction == DOWN else actual >= target
    return Light.ON_TRACK if is_reached else Light.BEHIND
