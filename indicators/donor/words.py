"""How the dashboard writes figures, and what it says where there is none, in the active language."""

from decimal import Decimal

from django.utils.translation import gettext as _

from indicators.donor.grid import Cell
from portal.core.numbers import format_number
from portal.core.shares import percent


def not_reported() -> str:
    return _("not reported")


def not_applicable() -> str:
    return _("not applicable")


def figure(value: int | Decimal | None, decimals: int | None = None, url: str = "") -> Cell:
    """A figure, or that it was not reported."""
    return Cell(not_reported() if value is None else value, decimals, url)


def share(part: int | Decimal, whole: int | Decimal) -> Cell:
    """In percent, without the sign: the column says it. Of nothing there is no share."""
    found = percent(part, whole)
    return Cell(not_applicable()) if found is None else Cell(found, 1)


def share_words(part: int, whole: int) -> str:
    found = percent(part, whole)
    return not_applicable() if found is None else f"{format_number(found, 1)}\u00a0%"


def dollars(amount: Decimal | None) -> Cell:
    """With its cents, or that it was not reported."""
    return figure(amount, 2)
