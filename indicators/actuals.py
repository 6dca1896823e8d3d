"""The value of an indicator: in one year from its evidence, and over several years."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from portal.core.shares import percent


class Why(Enum):
    """Why a value is not reported."""

    UNLINKED = "unlinked"  # nothing is linked to the indicator
    NO_LIST = "no_list"  # an event is over and its list of participants is missing
    NOT_STATED = "not_stated"  # nobody has stated it
    NO_WHOLE = "no_whole"  # a percentage without the two numbers that it is made of


@dataclass(frozen=True)
class Actual:
    """A value, or None and why: not reported is not zero. A percentage knows its parts; words are
    neither a value nor a gap."""

    value: Decimal | None = None
    why: Why | None = None
    numerator: int | None = None
    denominator: int | None = None


@dataclass(frozen=True)
class Stated:
    """What was stated by hand for a year, with the number of the file that proves it."""

    id: int
    year: int
    value: Decimal | None
    numerator: int | None
    denominator: int | None
    words: str
    document: int


@dataclass(frozen=True)
class Total:
    """Of the linked events of a year, what is stored; `events` are the attendances of each."""

    attendances: int = 0
    people: int = 0
    events: Mapping[int, int] | None = None


def of_events(counting: str, total: Total, *, over: Collection[int]) -> Actual:
    """`over` are the events that have been held by now. Without the list of one of them nothing is reported.

    An event that somebody attended counts also before it is over.
    """
    events = total.events or {}
    if counting == "events":
        return Actual(Decimal(sum(1 for event, came in events.items() if came or event in over)))
    if any(not came and event in over for event, came in events.items()):
        return Actual(why=Why.NO_LIST)
    return Actual(Decimal(total.people if counting == "people" else total.attendances))


def of_stated(unit: str, stated: Stated | None, decimals: int) -> Actual:
    """A percentage is computed from its two numbers; stated as a percentage alone it is not reported."""
    if stated is None:
        return Actual(why=Why.NOT_STATED)
    if stated.numerator is not None and stated.denominator:
        share = percent(stated.numerator, stated.denominator, decimals)
        return Actual(share, None, stated.numerator, stated.denominator)
    if unit == "percent":
        return Actual(why=Why.NO_WHOLE)
    return Actual(stated.value)


def accumulated(years: Sequence[Actual], accumulation: str, decimals: int) -> Decimal | None:
    """What the years amount to, the earliest first; those that are not reported add nothing. None: none is reported.

    A percentage of several years is the share of all their numbers, never a sum or a mean of percentages. People who
    are counted once over all years are not summed here: see scopes.up_to_year.
    """
    reported = [year for year in years if year.value is not None]
    if not reported:
        return None
    if accumulation == "latest":
        return reported[-1].value
    parts = [(it.numerator, it.denominator) for it in reported if it.numerator is not None and it.denominator]
    if parts:
        return percent(sum(part for part, _whole in parts), sum(whole for _part, whole in parts), decimals)
    return sum((year.value for year in reported if year.value is not None), Decimal(0))
