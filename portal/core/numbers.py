"""How the portal writes a number, the same in every language: 1 234 567.89."""

from decimal import Decimal

Number = int | float | Decimal

NO_BREAK_SPACE = "\u00a0"


def format_number(value: Number, decimals: int | None = None) -> str:
    """Groups of three parted by a no-break space, a point before the decimals, a true minus sign.

    Without `decimals` an integer stays one and anything else keeps the digits that it has.
    """
    spec = "," if decimals is None else f",.{decimals}f"
    return format(value, spec).replace(",", NO_BREAK_SPACE).replace("-", "−")
