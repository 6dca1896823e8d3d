"""Dates and years of birth as lists write them. Of a birth only five years are kept. Pure."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta

_MONTHS = (
    "jan янв yanv ionv январ yanvar", "feb фев fevr fev", "mar мар mart", "apr апр apre апре", "may май мая maj",
    "jun июн iyun", "jul июл iyul", "aug авг avg", "sep сен sent сент", "oct окт okt",
    "nov ноя noya noy", "dec дек dek",
)  # fmt: skip
_YEAR_WORDS = re.compile(r"\b(г\.?\s*р|года?|г|year|born|y|р|рожд\w*|жыл\w*|yil\w*|б)\b\.?", re.IGNORECASE)
_FIRST_YEAR, YOUNGEST = 1900, 14
_EXCEL_START = date(1899, 12, 30)


def birth_year(value: object, *, today: date) -> int | None:
    """The year of a date of birth in any form; None when there is no such date or nobody of that age takes part.

    >>> [birth_year(value, today=date(2026, 1, 1)) for value in ("3/2/85", "2 марта 1985 г.", 31108, "31.02.1985")]
    [1985, 1985, 1985, None]
    """
    year = _year(value, today)
    return year if year and _FIRST_YEAR <= year <= today.year - YOUNGEST else None


def five_years(year: int) -> int:
    """The first of the five years that are kept: 1985 for 1985 to 1989."""
    return year - year % 5


def _year(value: object, today: date) -> int | None:
    if isinstance(value, date):
        return _of_date(value)
    if isinstance(value, int | float):
        return _of_number(float(value))
    text = _YEAR_WORDS.sub(" ", str(value)).strip(" .,")
    if re.fullmatch(r"\d+([.,]0+)?", text):
        return _of_digits(text.split(".")[0].split(",")[0])
    return _of_band(text) or _of_text(text, today)


def _of_date(value: date) -> int:
    """A year typed into a cell that Excel shows as a date is a day of 1905."""
    day = value.date() if isinstance(value, datetime) else value
    serial = (day - _EXCEL_START).days
    return serial if day.year == 1905 and 1920 <= serial <= 2025 else day.year


def _of_number(value: float) -> int | None:
    if not value.is_integer() and value < 3_000:
        return None
    number = int(value)
    if _FIRST_YEAR <= number <= 2_100:
        return number
    if 5_000 <= number <= 50_000:
        return (_EXCEL_START + timedelta(days=number)).year
    return _of_digits(str(number)) if number > 1_000_000 else None


def _of_digits(digits: str) -> int | None:
    if len(digits) == 8:
        as_written = (digits[:4], digits[4:6], digits[6:])
        turned = (digits[4:], digits[2:4], digits[:2])
        return _checked(*map(int, as_written)) or _checked(*map(int, turned))
    return _of_number(float(digits)) if len(digits) in (4, 5) else None


def _of_band(text: str) -> int | None:
    band = re.fullmatch(r"((?:19|20)\d\d)\s*[-–—]\s*((?:19|20)\d\d)", text)
    return int(band[1]) if band and 0 <= int(band[2]) - int(band[1]) <= 5 else None


def _of_text(text: str, today: date) -> int | None:
    text = re.sub(r"[T\s]\d{1,2}:\d\d.*$", "", text)
    numbers, month = [int(found) for found in re.findall(r"\d+", text)], _month(text)
    if month and len(numbers) == 2:
        day, year = sorted(numbers, key=lambda number: number > 31) if max(numbers) > 31 else numbers
        return _checked(_whole_year(year, today), month, day)
    if month and len(numbers) == 1 and numbers[0] > 31:
        return numbers[0]
    if month or len(numbers) not in (2, 3):
        return None
    return _of_three(numbers, today) if len(numbers) == 3 else _of_two(numbers)


def _of_two(numbers: list[int]) -> int | None:
    """Month and year."""
    month, year = sorted(numbers)
    return year if 1 <= month <= 12 and year > 1_000 else None


def _of_three(numbers: list[int], today: date) -> int | None:
    if numbers[0] > 31:
        return _checked(numbers[0], numbers[1], numbers[2])
    first, second, year = numbers[0], numbers[1], _whole_year(numbers[2], today)
    return _checked(year, second, first) or _checked(year, first, second)


def _whole_year(year: int, today: date) -> int:
    if year > 99:
        return year
    return 2000 + year if 2000 + year <= today.year - YOUNGEST else 1900 + year


def _checked(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).year
    except ValueError:
        return None


def _month(text: str) -> int:
    words = re.findall(r"[^\W\d]{3,}", text.casefold())
    for number, starts in enumerate(_MONTHS, 1):
        if any(word.startswith(tuple(starts.split())) for word in words):
            return number
    return 0


def day_in(value: object, days: Sequence[date]) -> date | None:
    """The day that heads a column: a date, or text such as "12.09.2024", "12.09" or "Sept 12".

    Without its year it is one of `days`, those of the event; a day that is none of them needs its year.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = str(value)
    numbered = re.search(r"\d{1,4}[./-]\d{1,2}(?:[./-]\d{2,4})?", text)
    text = numbered[0] if numbered else text
    month, numbers = _month(text), [int(found) for found in re.findall(r"\d+", text)]
    whole = set(_days_of(numbers, month))
    if not whole:
        return next((day for day in days if _is_day(day, numbers, month)), None)
    return next((day for day in days if day in whole), None) or min(whole, key=lambda day: day.day != numbers[0])


def names_a_day(text: str) -> bool:
    """Whether a header is a day: "12.09.2024", "12.09", "12 сентября", "Sept 12"; not a number and not a long text."""
    numbers = re.findall(r"\d+", text)
    if len(text) > 30 or not 1 <= len(numbers) <= 3:
        return False
    has_signs = re.search(r"(?<!\d)\d{1,4}[./-]\d{1,2}(?!\d)", text)
    return bool(has_signs or (_month(text) and len(text.split()) <= 3))


def _days_of(numbers: list[int], month: int) -> Iterator[date]:
    if len(numbers) != (2 if month else 3):
        return
    year, rest = (numbers[0], numbers[1:]) if numbers[0] > 31 else (numbers[-1], numbers[:-1])
    year += 2000 if year < 100 else 0
    for pair in [(month, rest[0])] if month else [(rest[1], rest[0]), (rest[0], rest[1])]:
        with suppress(ValueError):
            yield date(year, *pair)


def _is_day(day: date, numbers: list[int], month: int) -> bool:
    if month:
        return (day.month, [day.day]) == (month, numbers)
    return sorted((day.day, day.month)) == sorted(numbers)
