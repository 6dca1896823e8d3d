"""Numbers between 0 and 1 as whole millionths.

From here on the engine counts in integers only, so that a sum is exact, does not depend on the order of the
providers, and is the same on every machine.
"""

WHOLE = 1_000_000


def as_parts(number: float) -> int:
    """The nearest number of millionths; never decreases as the number grows."""
    return round(number * WHOLE)


def nearest(numerator: int, denominator: int) -> int:
    """The quotient rounded to the nearest integer, halves upwards. The denominator is positive."""
    return (2 * numerator + denominator) // (2 * denominator)
