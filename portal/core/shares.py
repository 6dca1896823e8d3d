"""Parts of a whole in percent, rounded as the reports print them."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal


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
