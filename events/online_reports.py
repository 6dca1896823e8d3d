"""Attendance reports of online meetings as Zoom and Teams write them: who was there, and for how many minutes. Pure.

Understood are a meeting's report and a webinar's of Zoom, and the three forms of Teams since 2020. Where the report
says when somebody joined and left, minutes are the union of these intervals: whoever joined with two devices was there
once. Where it says durations alone, they are added up.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from io import StringIO

MOST_BYTES = 10 * 2**20
MOST_ROWS = 50_000


class Fault(StrEnum):
    """Why a file is no report."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    NO_TEXT = "no_text"
    NO_TABLE = "no_table"
    NOBODY = "nobody"
    BAD_TIME = "bad_time"


class ReportUnreadable(Exception):
    """`row` is the number of the line in the file, where one is to blame."""

    def __init__(self, fault: Fault, *, row: int = 0, text: str = "") -> None:
        super().__init__(fault)
        self.fault, self.row, self.text = fault, row, text


@dataclass(frozen=True)
class Attendee:
    """Somebody in the meeting, as written: one for each address, or for each name where there is no address."""

    name: str
    email: str
    minutes: int


@dataclass(frozen=True)
class Report:
    """`began` is the first moment that the report names, by the clock of whoever made it."""

    attendees: tuple[Attendee, ...]
    began: datetime | None


@dataclass(frozen=True)
class _Entry:
    name: str
    email: str
    joined: datetime | None
    left: datetime | None
    lasted: timedelta | None


COLUMNS = {
    "name": (
        "name (original name)", "user name (original name)", "full name", "name", "participant", "имя (настоящее имя)",
        "имя пользователя (настоящее имя)", "полное имя", "имя",
    ),
    "email": ("user email", "email", "e-mail", "email address", "электронная почта", "адрес электронной почты"),
    "joined": ("join time", "first join", "время входа", "время присоединения", "первое присоединение"),
    "left": ("leave time", "время выхода"),  # not the last of several: between them somebody may have been away
    "lasted": (
        "duration (minutes)", "total duration (minutes)", "time in session (minutes)", "in-meeting duration",
        "duration", "продолжительность (минуты)", "длительность собрания", "длительность",
    ),
    "action": ("user action", "действие пользователя"),
    "moment": ("timestamp", "метка времени"),
    "attended": ("attended",),
}  # fmt: skip
_ACTIVITIES = re.compile(r"^\s*3\.\s|in-meeting activit|действия на собрании", re.IGNORECASE)
_FORMATS = (
    "%m/%d/%Y %I:%M:%S %p", "%m/%d/%y %I:%M:%S %p", "%m/%d/%Y %I:%M %p", "%m/%d/%Y %H:%M:%S", "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%d.%m.%Y %H:%M:%S", "%d.%m.%Y %H:%M", "%d.%m.%y %H:%M:%S",
    "%b %d %Y %H:%M:%S", "%b %d %Y %I:%M:%S %p", "%d/%m/%Y %H:%M:%S",
)  # fmt: skip
_PART = re.compile(r"(\d+)\s*(h|m|s|ч|мин|м|сек|с)[a-zа-я]*\.?", re.IGNORECASE)
_SECONDS = {"h": 3600, "ч": 3600, "m": 60, "мин": 60, "м": 60, "s": 1, "сек": 1, "с": 1}


def read_report(content: bytes) -> Report:
    """The people of the file in the order in which they first stand there. Raises ReportUnreadable."""
    entries = list(_entries(_rows(_text(content))))
    if not entries:
        raise ReportUnreadable(Fault.NOBODY)
    moments = [entry.joined for entry in entries if entry.joined]
    return Report(tuple(_together(entries)), min(moments, default=None))


def _text(content: bytes) -> str:
    if len(content) > MOST_BYTES:
        raise ReportUnreadable(Fault.TOO_LARGE)
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise ReportUnreadable(Fault.EMPTY)
    start = content[:200]
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    else:
        encoding = "utf-16-le" if start[1::2].count(0) > len(start) // 4 else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReportUnreadable(Fault.NO_TEXT) from error
    if any(sign < " " and sign not in "\t\r\n\x0b\x0c" for sign in text[:4096]):
        raise ReportUnreadable(Fault.NO_TEXT)
    return text


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """The records with the numbers of their lines, divided by the sign that divides most of the file."""
    delimiter = max("\t,;", key=lambda sign: sum(line.count(sign) for line in text.splitlines()))
    reader = csv.reader(StringIO(text.replace("\r\n", "\n").replace("\r", "\n"), newline=""), delimiter=delimiter)
    try:
        rows = [(reader.line_num, [cell.strip() for cell in record]) for record in reader]
    except csv.Error as error:
        raise ReportUnreadable(Fault.NO_TABLE, row=reader.line_num) from error
    if len(rows) > MOST_ROWS:
        raise ReportUnreadable(Fault.TOO_LARGE)
    return rows


def _entries(rows: Sequence[tuple[int, list[str]]]) -> Iterator[_Entry]:
    """Of the table that says most: that of the activities where there is one, else the first of people."""
    tables = [(number, found) for number, (_line, row) in enumerate(rows) if (found := _head(row))]
    if not tables:
        raise ReportUnreadable(Fault.NO_TABLE)
    after = [number for number, (_line, row) in enumerate(rows) if row and _ACTIVITIES.search(row[0])]
    chosen = [table for table in tables if after and table[0] > after[0]][:1] or tables
    for start, columns in chosen:
        end = next((number for number, _columns in tables if number > start), len(rows))
        table = list(_table(rows[start + 1 : end], columns))
        yield from _actions(table) if "action" in columns else filter(None, (_entry(*row) for row in table))


def _head(row: Sequence[str]) -> dict[str, int] | None:
    """Which column holds what, if this row is the head of a table of people."""
    written = [cell.strip("\ufeff ").casefold() for cell in row]
    found = {key: written.index(name) for key, names in COLUMNS.items() for name in names[::-1] if name in written}
    tells = {"lasted", "joined", "moment"} & found.keys()
    return found if "name" in found and tells else None


def _table(rows: Iterable[tuple[int, list[str]]], columns: dict[str, int]) -> Iterator[tuple[int, dict[str, str]]]:
    """Until an empty line or the head of the next section."""
    for line, row in rows:
        if not any(row) or len([cell for cell in row if cell]) == 1:
            return
        cells = {key: row[column] if column < len(row) else "" for key, column in columns.items()}
        if cells["name"] and cells.get("attended", "yes").casefold() != "no":
            yield line, cells


def _entry(line: int, cells: dict[str, str]) -> _Entry:
    return _Entry(
        cells["name"],
        cells.get("email", "").casefold(),
        _moment(cells.get("joined", ""), line),
        _moment(cells.get("left", ""), line),
        _duration(cells.get("lasted", ""), line),
    )


def _actions(table: Sequence[tuple[int, dict[str, str]]]) -> Iterator[_Entry]:
    """The oldest form of Teams: a row for each coming and going. Who is still there when it was made, is until then."""
    here: dict[str, datetime] = {}
    last = max((moment for line, cells in table if (moment := _moment(cells["moment"], line))), default=None)
    for line, cells in table:
        name, moment = cells["name"], _moment(cells["moment"], line)
        if re.match("left|покин|выш", cells["action"], re.IGNORECASE):
            yield _Entry(name, "", here.pop(name, None), moment, None)
        elif moment:
            here.setdefault(name, moment)
    for name, joined in here.items():
        yield _Entry(name, "", joined, last, None)


def _moment(text: str, line: int) -> datetime | None:
    plain = re.sub(r"\s+", " ", text.replace(",", " ")).strip()
    if not plain:
        return None
    for form in _FORMATS:
        try:
            return datetime.strptime(plain, form)  # noqa: DTZ007  the report names no zone
        except ValueError:
            continue
    raise ReportUnreadable(Fault.BAD_TIME, row=line, text=text[:40])


def _duration(text: str, line: int) -> timedelta | None:
    """`62`, `1h 2m 3s`, `1 ч 2 мин`, `1:02:03`."""
    if not text:
        return None
    if re.fullmatch(r"\d{1,6}", text):
        return timedelta(minutes=int(text))
    if clock := re.fullmatch(r"(\d{1,3}):(\d\d)(?::(\d\d))?", text):
        return timedelta(hours=int(clock[1]), minutes=int(clock[2]), seconds=int(clock[3] or 0))
    parts = _PART.findall(text)
    if not parts or _PART.sub("", text).strip(" ,"):
        raise ReportUnreadable(Fault.BAD_TIME, row=line, text=text[:40])
    return timedelta(seconds=sum(int(count) * _SECONDS[unit.casefold()] for count, unit in parts))


def _together(entries: Sequence[_Entry]) -> Iterator[Attendee]:
    by_person: dict[str, list[_Entry]] = {}
    for entry in entries:
        by_person.setdefault(entry.email or entry.name.casefold(), []).append(entry)
    for theirs in by_person.values():
        yield Attendee(theirs[0].name, theirs[0].email, minutes_of(theirs))


def minutes_of(entries: Sequence[_Entry]) -> int:
    """Whole minutes, rounded down: of the union of the intervals, else of the durations together."""
    spans = sorted((it.joined, it.left) for it in entries if it.joined and it.left and it.left >= it.joined)
    if len(spans) < len(entries):
        total = sum((it.lasted or timedelta() for it in entries), timedelta())
        return int(total.total_seconds()) // 60
    total, end = timedelta(), datetime.min  # noqa: DTZ901  the report names no zone
    for joined, left in spans:
        total += max(left - max(joined, end), timedelta())
        end = max(end, left)
    return int(total.total_seconds()) // 60
