"""From marks of presence to attendance. Pure: plain values in, plain values out."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Rule(StrEnum):
    """When somebody counts as having attended an event."""

    ANY_DAY = "any_day"
    HALF = "half"
    ALL_DAYS = "all_days"


@dataclass(frozen=True)
class Word:
    """What a check-in says of a day: that somebody was there, and how, or that they were not.

    `moment` is when it was so, `number` the order in which words of one moment were written.
    """

    day: date
    mode: str
    is_present: bool
    moment: datetime
    number: int


def holding(words: Iterable[Word]) -> list[Word]:
    """The last word of each day on which it is "present", in the order of the days.

    The last is the one of the latest moment, whenever it arrived: a scan that a phone sends in the evening does not
    undo what a colleague corrected at noon.
    """
    last = {word.day: word for word in sorted(words, key=lambda word: (word.moment, word.number))}
    return [last[day] for day in sorted(last) if last[day].is_present]


def present_days(words: Iterable[Word]) -> dict[date, str]:
    """The days on which the last word is "present", with the mode of that word, in their order."""
    return {word.day: word.mode for word in holding(words)}


def has_attended(rule: Rule, present: Collection[date], *, of: Collection[date]) -> bool:
    """Whether presence on these days is attendance at an event on the days `of`.

    Without a single day nobody has attended, whatever the rule. A day that is none of the event's does not help to
    reach half or all of them.
    """
    there = len(set(present) & set(of))
    needed = {Rule.ANY_DAY: 1, Rule.HALF: (len(of) + 1) // 2, Rule.ALL_DAYS: len(of)}[rule]
    return bool(present) and (rule == Rule.ANY_DAY or there >= needed)
