"""Whether somebody may enrol in a series now. Pure: plain values in, plain values out."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Closed(StrEnum):
    """Why nobody, or not everybody, enrols."""

    OVER = "over"
    NOT_YET = "not_yet"
    DEADLINE = "deadline"
    NOMINATION = "nomination"
    FULL = "full"


@dataclass(frozen=True)
class Offer:
    """What a series offers; all times are aware. `places_left` is None without a limit."""

    opens_at: datetime | None
    closes_at: datetime | None
    by_nomination: bool
    is_over: bool
    places_left: int | None


def why_closed(offer: Offer, *, at: datetime, is_invited: bool = False) -> Closed | None:
    """The first reason that holds. Who is nominated, or enrolled by staff, is bound to no dates and no nomination."""
    reasons = {
        Closed.OVER: offer.is_over,
        Closed.NOMINATION: offer.by_nomination and not is_invited,
        Closed.NOT_YET: not is_invited and offer.opens_at is not None and at < offer.opens_at,
        Closed.DEADLINE: not is_invited and offer.closes_at is not None and at >= offer.closes_at,
        Closed.FULL: offer.places_left == 0,
    }
    return next((closed for closed, holds in reasons.items() if holds), None)
