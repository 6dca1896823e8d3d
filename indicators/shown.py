"""A figure as everybody may read it: a number, or one of the three reasons why there is none."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum


class Status(Enum):
    """Four different things; a figure has exactly one of them."""

    REPORTED = "reported"
    NOT_REPORTED = "not_reported"
    NOT_APPLICABLE = "not_applicable"
    SUPPRESSED = "suppressed"


@dataclass(frozen=True)
class Shown:
    """`value` is a number if, and only if, it is reported; a nought is a number."""

    value: Decimal | None
    status: Status
    decimals: int = 0

    def as_json(self) -> dict[str, int | float | str | None]:
        return {"value": number(self), "status": self.status.value}


def reported(value: Decimal | int | None, decimals: int = 0, *, otherwise: Status = Status.NOT_REPORTED) -> Shown:
    """The figure, or why there is none."""
    if value is None:
        return Shown(None, otherwise, decimals)
    return Shown(Decimal(value), Status.REPORTED, decimals)


def suppressed(value: Decimal | int | None, decimals: int = 0) -> Shown:
    """A figure that exists, shown unless it must be hidden."""
    return reported(value, decimals, otherwise=Status.SUPPRESSED)


def number(shown: Shown) -> int | float | None:
    """As a chart and JSON take it."""
    if shown.value is None:
        return None
    return float(shown.value) if shown.decimals else int(shown.value)
