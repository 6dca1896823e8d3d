"""Days and moments as a reader of either language writes them."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import get_language


def day_range(first: date, last: date) -> str:
    """`20–21 June 2022`, `31 May – 2 June 2022`, `31 December 2022 – 2 January 2023`, `14 April 2022`."""
    whole = date_format(last, "DATE_FORMAT")
    if first == last:
        return whole
    if first.year != last.year:
        return f"{date_format(first, 'DATE_FORMAT')} – {whole}"
    if first.month != last.month:
        return f"{date_format(first, 'j E')} – {whole}"
    return f"{first.day}–{whole}"


def month(day: date) -> str:
    """`June 2022`; in Russian small, as inside a sentence."""
    written = date_format(day, "F Y")
    return written if get_language() == "en" else written.lower()


def day_list(days: Sequence[date]) -> str:
    """`20–22 June 2022, 24 June 2022`: days in their order, those that follow one another as one range."""
    ranges: list[list[date]] = []
    for day in sorted(days):
        if ranges and day.toordinal() == ranges[-1][-1].toordinal() + 1:
            ranges[-1].append(day)
        else:
            ranges.append([day])
    return ", ".join(day_range(days[0], days[-1]) for days in ranges)


def moment(at: datetime, zone: str) -> str:
    """The moment by the clock of the time zone: `19 June 2022, 23:59 (UTC+4)`."""
    local = at.astimezone(ZoneInfo(zone))
    return f"{date_format(local, 'DATETIME_FORMAT')} ({utc_offset(local)})"


def moment_of_day(local: datetime) -> str:
    """The hour of an aware moment by its own clock: `10:00 (UTC+5)`."""
    return f"{date_format(local, 'TIME_FORMAT')} ({utc_offset(local)})"


def utc_offset(local: datetime) -> str:
    """`UTC+4`, `UTC+5:30`, `UTC-3`, `UTC`."""
    written = local.strftime("%z")
    hours, minutes = int(written[1:3]), int(written[3:5])
    if not hours and not minutes:
        return "UTC"
    return f"UTC{written[0]}{hours}" + (f":{minutes:02}" if minutes else "")


def w3c(at: datetime) -> str:
    """`2023-01-09T08:30:00Z`: the moment as the head of a document says it."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
