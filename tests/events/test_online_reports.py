from contextlib import suppress
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.online_reports import Attendee, Fault, ReportUnreadable, read_report

FOLDER = Path(__file__).parents[1] / "data/online_reports"
HUSEYN, ANAHIT = ("Гусейн Мамедов", "huseyn@example.org"), ("Anahit Gevorgyan", "")
TEN = datetime(2022, 6, 20, 10, 0)  # noqa: DTZ001  the report names no zone


def read(name: str) -> list[Attendee]:
    return list(read_report((FOLDER / name).read_bytes()).attendees)


@pytest.mark.parametrize(
    ("name", "attendees"),
    [
        ("zoom_meeting.csv", [Attendee(*HUSEYN, 60), Attendee(*ANAHIT, 40), Attendee("ნინო ბერიძე (Tbilisi)", "", 12)]),
        ("zoom_users.csv", [Attendee(*HUSEYN, 60), Attendee(*ANAHIT, 40)]),
        (
            "zoom_webinar.csv",
            [Attendee("Dana Ospan", "dana@example.org", 75), Attendee("Asel Nurlan", "asel@example.org", 60)],
        ),
        ("teams_2023.csv", [Attendee(*HUSEYN, 50), Attendee("Anahit Gevorgyan (External)", "", 19)]),
        ("teams_2021.csv", [Attendee(*HUSEYN, 61), Attendee(*ANAHIT, 5)]),
        ("teams_2020.csv", [Attendee("Anahit Gevorgyan", "", 45), Attendee("Гусейн Мамедов", "", 60)]),
        ("teams_russian.csv", [Attendee(*HUSEYN, 60)]),
    ],
)
def test_report_is_read(name, attendees):
    assert read(name) == attendees


def test_report_says_when_it_began():
    assert read_report((FOLDER / "zoom_meeting.csv").read_bytes()).began == TEN
    assert read_report((FOLDER / "zoom_users.csv").read_bytes()).began is None


def test_table_that_a_spreadsheet_program_has_saved_with_semicolons_is_read():
    content = b"Name;Email;Duration (Minutes)\nAsel Nurlan;asel@example.org;1:02:30\n"
    assert read_report(content).attendees == (Attendee("Asel Nurlan", "asel@example.org", 62),)


@pytest.mark.parametrize(
    ("content", "fault", "row"),
    [
        (b"", Fault.EMPTY, 0),
        (b"\xff\xfe", Fault.EMPTY, 0),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", Fault.NO_TEXT, 0),
        (b"PK\x03\x04\x14\x00\x06\x00", Fault.NO_TEXT, 0),
        ("Имя".encode("cp1251"), Fault.NO_TEXT, 0),
        ((FOLDER / "teams_2023.csv").read_bytes()[:-1], Fault.NO_TEXT, 0),
        (b"a,b\n1,2\n", Fault.NO_TABLE, 0),
        (b"Name,Duration (Minutes)\n", Fault.NOBODY, 0),
        (b"Name,Duration (Minutes)\nAsel,soon\n", Fault.BAD_TIME, 2),
        (b"Name,Join Time,Leave Time\nAsel,2022-06-20 10:00,yesterday\n", Fault.BAD_TIME, 2),
        (b"Name,Duration\n" + b"x" * 200_000 + b",1\n", Fault.NO_TABLE, 2),
        (b"x" * (10 * 2**20 + 1), Fault.TOO_LARGE, 0),
    ],
    ids=range(12),
)
def test_file_that_is_no_report_is_refused(content, fault, row):
    with pytest.raises(ReportUnreadable) as refused:
        read_report(content)
    assert (refused.value.fault, refused.value.row) == (fault, row)


@given(st.binary(max_size=400))
def test_nothing_but_a_refusal_comes_of_nonsense(content):
    with suppress(ReportUnreadable):
        read_report(b"Name,Duration\n" + content)
