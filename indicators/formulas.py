"""Rules of arithmetic that a report must keep: achievement and lights."""

from decimal import Decimal
from enum import Enum

from portal.core.shares import percent


class Light(Enum):
    """How an actual stands to its target. The values are the states of the light component."""

    ON_TRACK = "on_track"
    BEHIND = "behind"
    NOT_REPORTED = "not_reported"
    NOT_APPLICABLE = "not_applicable"


def achievement(actual: Decimal | None, target: Decimal | None, decimals: int = 1) -> Decimal | None:
    """Actual in percent of target, not capped. None without a target, with a target of 0, and when not reported."""
    if actual is None or not target:
        return None
    return percent(actual, target, decimals)


def light(actual: Decimal | None, target: Decimal | None) -> Light:
    """Without a target, or with a target of 0, there is nothing to judge: not applicable, also when not reported."""
    if not target:
        return Light.NOT_APPLICABLE
    if actual is None:
        return Light.NOT_REPORTED
    return Light.ON_TRACK if actual >= target else Light.BEHIND
