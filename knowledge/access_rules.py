"""Who may read a file of the library, and what somebody is told who may not."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Verdict(StrEnum):
    READ = "read"
    UNKNOWN = "unknown"  # there is no such file yet: not published
    WITHDRAWN = "withdrawn"
    SIGN_IN = "sign_in"
    NOT_YOURS = "not_yours"  # for those who take part in the event or the series
    NOT_YET = "not_yet"


@dataclass(frozen=True)
class Shelved:
    """A file as this module sees it. `access` is public, signed_in or cohort; `not_before` the end of its embargo."""

    published_on: date
    is_live: bool
    is_withdrawn: bool
    access: str
    not_before: date | None


@dataclass(frozen=True)
class Reader:
    is_signed_in: bool = False
    is_staff: bool = False
    is_of_cohort: bool = False  # takes part in the event or the series of the file, or trains the series


def verdict(file: Shelved, reader: Reader, *, today: date) -> Verdict:
    """What becomes of a request for the file. Staff read everything, also before its day and after its withdrawal.

    On the day of `not_before` the file may be read. Who may not read it at all does not learn of that day.
    """
    if reader.is_staff:
        return Verdict.READ
    if not file.is_live or file.published_on > today:
        return Verdict.UNKNOWN
    if file.is_withdrawn:
        return Verdict.WITHDRAWN
    return _by_access(file, reader) or _by_day(file, today)


def _by_access(file: Shelved, reader: Reader) -> Verdict | None:
    if file.access != "public" and not reader.is_signed_in:
        return Verdict.SIGN_IN
    return Verdict.NOT_YOURS if file.access == "cohort" and not reader.is_of_cohort else None


def _by_day(file: Shelved, today: date) -> Verdict:
    return Verdict.NOT_YET if file.not_before and today < file.not_before else Verdict.READ


def is_for_everybody(file: Shelved, *, today: date) -> bool:
    return verdict(file, Reader(), today=today) == Verdict.READ
