import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from events.actions.attendance import check_in, undo_check_in
from events.models import Attendance, CheckIn
from tests.factories.events import PastEventPageFactory, RegistrationFactory
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db

FOLDER = Path(__file__).parents[2] / "data/online_reports"
FIRST, NOW = date(2022, 6, 20), datetime(2022, 6, 22, 5, tzinfo=UTC)


@pytest.fixture
def event():
    return PastEventPageFactory(mode="online", least_minutes=30)


def registered(event, given: str, family: str, email=""):
    names = {"given_name": given, "family_name": family, "given_name_latin": "", "family_name_latin": ""}
    return RegistrationFactory(event=event, person=PersonFactory(**names, email=email))


def preview(client, event, name="zoom_meeting.csv", day=FIRST):
    file = SimpleUploadedFile(name, (FOLDER / name).read_bytes())
    return client.post(f"/admin/attendance/{event.pk}/report/", {"file": file, "day": day.isoformat()})


def chosen(page: str) -> dict[str, str]:
    """What the page would send as it stands."""
    rows = re.findall(r'<select name="(row-\d+)".*?</select>', page, re.DOTALL)
    parts = {row: page.split(f'name="{row}"')[1].split("</select>", maxsplit=1)[0] for row in rows}
    selected = {row: re.search(r'value="(\d+)" selected', part) for row, part in parts.items()}
    report = re.search(r'name="report" value="([^"]+)"', page)[1]
    return {"report": report} | {row: found[1] if found else "" for row, found in selected.items()}


def marks() -> set[tuple]:
    columns = ("registration", "day", "mode", "source", "minutes", "is_present")
    return set(CheckIn.objects.values_list(*columns))


def test_people_are_found_by_address_and_by_name_and_marked_once(event, staff):
    huseyn = registered(event, "Huseyn", "Mammadov", "huseyn@example.org")
    anahit = registered(event, "Անահիտ", "Գևորգյան")
    registered(event, "Nino", "Beridze")
    registered(event, "Nina", "Other")
    page = preview(staff, event).content.decode()
    told = chosen(page)
    assert (told["row-0"], told["row-1"]) == (str(huseyn.pk), str(anahit.pk))
    for _time in range(2):
        answer = staff.post(f"/admin/attendance/{event.pk}/report/", told)
        assert answer["Location"] == f"/admin/attendance/{event.pk}/"
        assert marks() == {
            (huseyn.pk, FIRST, "online", "online_report", 60, True),
            (anahit.pk, FIRST, "online", "online_report", 40, True),
        }
    assert set(Attendance.objects.values_list("registration", "days", "days_online")) == {
        (huseyn.pk, 1, 1),
        (anahit.pk, 1, 1),
    }


def test_who_fits_several_is_left_to_staff(event, staff):
    one, two = (registered(event, "Anahit", "Gevorgyan") for _number in range(2))
    page = preview(staff, event).content.decode()
    told = chosen(page)
    assert (told["row-1"], "fits several people" in page, "not known" in page) == ("", True, True)
    staff.post(f"/admin/attendance/{event.pk}/report/", told | {"row-1": str(two.pk), "row-0": "999999", "row-2": "x"})
    assert marks() == {(two.pk, FIRST, "online", "online_report", 40, True)}
    assert not Attendance.objects.filter(registration=one).exists()


def test_mark_of_a_colleague_stays_and_a_corrected_report_is_a_further_row(event, staff):
    undone, here, again = (registered(event, "A", f"Person{number}") for number in "ABC")
    words = {"day": FIRST, "by": None, "at": NOW}
    for row in (undone, here):
        check_in(row, mode="in_person", source=CheckIn.Source.MANUAL, **words)
    undo_check_in(undone, **words)
    report = chosen(preview(staff, event).content.decode())["report"]
    address = f"/admin/attendance/{event.pk}/report/"
    staff.post(address, {"report": report, "row-0": undone.pk, "row-1": here.pk})
    assert {source for *_row, source, _minutes, _is_present in marks()} == {"manual"}
    staff.post(address, {"report": report, "row-1": again.pk})
    staff.post(address, {"report": report, "row-0": again.pk})
    assert list(again.check_ins.values_list("minutes", flat=True)) == [40, 60]


def test_file_that_is_no_report_is_refused_with_a_sentence(event, staff):
    file = SimpleUploadedFile("a.csv", b"Name,Duration\nAsel,soon\n")
    answer = staff.post(f"/admin/attendance/{event.pk}/report/", {"file": file, "day": FIRST.isoformat()})
    assert (answer.status_code, "Row 2: “soon” is no time that can be read." in answer.content.decode()) == (422, True)


def test_rows_that_were_altered_on_the_way_or_belong_to_another_event_write_nothing(event, staff):
    row, other = registered(event, "Asel", "Nurlan"), PastEventPageFactory()
    report = chosen(preview(staff, event).content.decode())["report"]
    for event_id, sent in ((event.pk, report + "x"), (other.pk, report)):
        staff.post(f"/admin/attendance/{event_id}/report/", {"report": sent, "row-0": row.pk})
    assert marks() == set()
