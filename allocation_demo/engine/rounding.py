"""Whole units out of exact shares, by the largest remainder (Hamilton's method)."""

import hashlib
from collections.abc import Sequence
from fractions import Fraction


def tie_break(provider_id: str) -> str:
    """An order that nobody can choose and everybody can check."""
    return hashlib.sha256(provider_id.encode()).hexdigest()


def whole_units(shares: Sequence[Fraction], ids: Sequence[str]) -> list[int]:
    """Each share rounded down or up so that the sum stays exactly the sum of the shares, which must be whole.

    The units left over go to the largest remainders, equal ones in the order of tie_break. A share inside integer
    bounds stays inside them: one that stands on a bound has no remainder.

    The known price of this method is one unit: a larger budget lowers no share, but may lower an amount by one unit
    (the Alabama paradox). Rules without it either stray further from the shares (divisor methods) or hand out one
    unit after the other (the quota method of Balinski and Young), which a budget of a billion units rules out.
    """
    amounts = [share.numerator // share.denominator for share in shares]
    left = sum(shares) - sum(amounts)
    if left != int(left):
        raise ValueError("the shares do not add up to a whole number")
    order = sorted(range(len(shares)), key=lambda i: (amounts[i] - shares[i], tie_break(ids[i])))
    for i in order[: int(left)]:
        amounts[i] += 1
    return amounts
