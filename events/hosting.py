"""Which country should host the next event. Pure: plain values in, frozen dataclasses out.

The programme rotates among its countries: first who has hosted least often, among equals who has waited longest. A
country that would not let officials of another invited country in comes after all those that let everybody in.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

LEAD_TIME = timedelta(days=90)  # an event decided on later than this before its first day is late


@dataclass(frozen=True)
class Proposal:
    """A country as host: how often it has hosted, its last event's last day, and who could not come.

    Countries are ISO codes. `last` is None for a country that has never hosted. `shut_out` keeps the order of the
    invited countries.
    """

    country: str
    times: int
    last: date | None
    shut_out: tuple[str, ...]


def propose_hosts(
    countries: Iterable[str],
    *,
    invited: Collection[str],
    hosted: Iterable[tuple[str, date]],
    bars: Collection[tuple[str, str]],
) -> list[Proposal]:
    """The countries as hosts, the best first.

    `hosted` has the country and the last day of each event, planned ones too; `bars` has pairs of a host and a country
    whose officials it does not admit. Equals come in the order of their codes.
    """
    events = list(hosted)
    proposals = [
        Proposal(
            country,
            times=sum(host == country for host, _day in events),
            last=max((day for host, day in events if host == country), default=None),
            shut_out=tuple(guest for guest in invited if guest != country and (country, guest) in bars),
        )
        for country in countries
    ]
    return sorted(proposals, key=_merit)


def _merit(proposal: Proposal) -> tuple[bool, int, date, str]:
    return (bool(proposal.shut_out), proposal.times, proposal.last or date.min, proposal.country)


def days_short(first_day: date, *, decided: date) -> int:
    """By how many days the time between the decision and the first day is too short; 0 when it is long enough."""
    return max((LEAD_TIME - (first_day - decided)).days, 0)
