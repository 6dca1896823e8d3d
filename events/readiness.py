"""What staff still have to look after before and after an event. Pure: plain values in, frozen dataclasses out."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from events.hosting import days_short

SOON = timedelta(days=14)
FEW_WOMEN_FROM = 10  # a share among fewer people than this says nothing


class Concern(StrEnum):
    """What is not as it should be; the words stand in `events.concerns`."""

    LEAD_TIME = "lead_time"
    UNDECIDED = "undecided"
    OVERBOOKED = "overbooked"
    BELOW_TARGET = "below_target"
    FEW_WOMEN = "few_women"
    QUOTA_UNUSED = "quota_unused"
    OFFERS_OPEN = "offers_open"
    MAILS_FAILED = "mails_failed"
    NOBODY_PRESENT = "nobody_present"


@dataclass(frozen=True)
class Standing:
    """How an event stands: its days, its numbers of people, and what was aimed at (None: nothing was).

    `seated` have a place for certain or on offer; `women` are those of them. `seats_set_aside` are free seats of
    country quotas that are not released yet, `overbooked` counts people beyond the places of their mode.
    """

    decided_on: date | None
    starts_on: date
    ends_on: date
    undecided: int = 0
    seated: int = 0
    women: int = 0
    offered: int = 0
    overbooked: int = 0
    target: int | None = None
    target_women: int | None = None  # percent
    seats_set_aside: int = 0
    present: int = 0
    mails_failed: int = 0
    is_cancelled: bool = False


@dataclass(frozen=True)
class Finding:
    concern: Concern
    number: int


def findings(standing: Standing, *, today: date) -> list[Finding]:
    """What staff should look after on that day, the most urgent first; nothing for a cancelled event but lost mails."""
    found = [Finding(Concern.MAILS_FAILED, standing.mails_failed)]
    if not standing.is_cancelled:
        found += _before(standing, today) if today <= standing.ends_on else _after(standing)
    return [finding for finding in found if finding.number]


def _before(standing: Standing, today: date) -> list[Finding]:
    is_soon = today >= standing.starts_on - SOON
    return [
        Finding(Concern.OVERBOOKED, standing.overbooked),
        Finding(Concern.UNDECIDED, standing.undecided),
        Finding(Concern.LEAD_TIME, _days_short(standing) if today < standing.starts_on else 0),
        Finding(Concern.OFFERS_OPEN, standing.offered),
        Finding(Concern.BELOW_TARGET, max((standing.target or 0) - standing.seated, 0) if is_soon else 0),
        Finding(Concern.FEW_WOMEN, _missing_share(standing)),
        Finding(Concern.QUOTA_UNUSED, standing.seats_set_aside if is_soon else 0),
    ]


def _after(standing: Standing) -> list[Finding]:
    return [
        Finding(Concern.UNDECIDED, standing.undecided),
        Finding(Concern.NOBODY_PRESENT, standing.seated if not standing.present else 0),
    ]


def _days_short(standing: Standing) -> int:
    return days_short(standing.starts_on, decided=standing.decided_on) if standing.decided_on else 0


def _missing_share(standing: Standing) -> int:
    """How many points of a hundred the share of women stands under its target; 0 among few people."""
    if standing.target_women is None or standing.seated < FEW_WOMEN_FROM:
        return 0
    return max(standing.target_women - 100 * standing.women // standing.seated, 0)
