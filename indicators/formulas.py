"""Rules of arithmetic that a report must keep: shares, achievement, lights."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum


def round_half_up(value: Decimal, decimals: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def percent(part: int | Decimal, whole: int | Decimal, decimals: int = 1) -> Decimal | None:
    """`part` of `whole` in percent, half-up, from the unrounded figures. None when there is no whole to divide by."""
    if whole == 0:
        return None
    return round_half_up(Decimal(100) * Decimal(part) / Decimal(whole), decimals)


@dataclass(frozen=True)
class Shares:
    """The shares of a whole in percent, in the order of the parts."""

    values: tuple[Decimal, ...]

    @property
    def is_rounded(self) -> bool:
        """Whether the printed shares miss 100 by rounding, which the text must then say."""
        return bool(self.values) and sum(self.values) != 100


def shares(*parts: int, decimals: int = 1) -> Shares:
    """Each part's share of their sum; no shares at all when the sum is 0."""
    whole = sum(parts)
    return Shares(tuple(value for part in parts if (value := percent(part, whole, decimals)) is not None))


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
