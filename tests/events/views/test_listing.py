"""A list of participants from the upload to the report, through the pages that staff use."""

import csv
import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from openpyxl import load_workbook

from events.models import Attendance, Registration
from participants.models import Consent, Person
from portal.core import jobs, uploads
from portal.core.models import Job, UploadedList
from tests.factories.events import PastEventPageFactory
from tests.factories.people import PersonFactory
from tests.factories.places import CountryFactory

pytestmark = pytest.mark.django_db

HEADER = "Given name,Family name,Sex,Country,Institution,E-mail"
AIGUL = "Aigul,Sarsenova,F,Kazakhstan,Civil Service Agency,aigul@example.org"
TIGRAN = "Tigran,Sahakyan,M,Armenia,Ministry of Finance,tigran@example.org"


@pytest.fixture(autouse=True)
def setting(broker, settings, tmp_path):
    """A queue and a place for files of the test's own, and two countries."""
    settings.MEDIA_ROOT = tmp_path / "media"
    CountryFactory()
    CountryFactory(iso2="AM", report_code="ARM", name="Armenia", name_ru="Армения")


@pytest.fixture
def event():
    return PastEventPageFactory(slug="seminar")


@pytest.fixture
def upload(staff, event):
    """`upload(*lines)` sends a CSV file of these lines and does its check; returns the address of the list."""

    def send(*lines, **answers):
        file = SimpleUploadedFile("list.csv", "\n".join([HEADER, *lines]).encode())
        answer = staff.post(f"/admin/registrations/list/{event.pk}/", {"file": file, "consent": "on"} | answers)
        if answer.status_code == 302:
            work()
        return answer.headers.get("Location") or answer

    return send


def work() -> None:
    for job in Job.objects.unfinished():
        jobs.run(str(job.pk))


def listed() -> UploadedList:
    return UploadedList.objects.get()


def test_list_is_shown_before_anything_is_written(staff, upload):
    address = upload(AIGUL, TIGRAN)
    page = staff.get(address).content.decode()
    assert (listed().state, listed().counts["new"], Person.objects.count()) == ("checked", 2, 0)
    for shown in ("Aigul Sarsenova", "female, Kazakhstan, Civil Service Agency", "Registration: new.", "Write 2 rows"):
        assert shown in page


def test_list_is_written_when_staff_say_so(staff, upload):
    address = upload(AIGUL, TIGRAN)
    answer = staff.post(f"{address}write/")
    assert (answer.status_code, answer["Location"]) == (303, address)
    assert "data-job=" in staff.get(address).content.decode()
    work()
    page = staff.get(address).content.decode()
    assert "2 rows." in page
    assert "Write 2 rows" not in page
    assert (Registration.objects.confirmed().count(), Attendance.objects.count(), Consent.objects.count()) == (2, 2, 2)
    assert Registration.objects.first().decided_by == listed().uploaded_by


def test_written_twice_is_written_once(staff, upload):
    address = upload(AIGUL)
    staff.post(f"{address}write/"), staff.post(f"{address}write/")
    work()
    staff.post(f"{address}write/")
    work()
    assert (Job.objects.filter(kind="write-list").count(), Registration.objects.count()) == (1, 1)


def test_check_that_is_run_again_leaves_a_written_list_written(staff, upload):
    staff.post(f"{upload(AIGUL)}write/")
    work()
    uploads.check(print, upload=str(listed().pk))
    assert (listed().state, listed().counts["new"]) == ("written", 1)


def test_list_with_a_refused_row_has_no_button(staff, upload):
    address = upload(AIGUL, "Tigran,Sahakyan,M,Atlantis,,")
    page = staff.get(address).content.decode()
    assert "1 row is refused, so nothing is written." in page
    assert "write/" not in page
    staff.post(f"{address}write/")
    work()
    assert Person.objects.count() == 0


def test_duplicates_are_left_out_by_a_tick(staff, upload):
    address = upload(AIGUL, AIGUL)
    assert "Leave out 1 row that repeats an earlier one." in staff.get(address).content.decode()
    staff.post(f"{address}write/")
    work()
    assert Person.objects.count() == 0
    staff.post(f"{address}write/", {"skip_duplicates": "on"})
    work()
    assert (Person.objects.count(), listed().state) == (1, "written")


def test_what_has_changed_since_it_was_shown_is_shown_again_and_not_written(staff, upload):
    address = upload(AIGUL)
    PersonFactory(given_name="Aigul", family_name="Sarsenova", email="aigul@example.org")
    staff.post(f"{address}write/")
    work()
    page = staff.get(address).content.decode()
    assert "Nothing was written: people on record have changed since you looked." in page
    assert (listed().counts["new"], Registration.objects.count()) == (0, 0)
    staff.post(f"{address}write/")
    work()
    assert (Person.objects.count(), Registration.objects.count()) == (1, 1)


def test_job_that_lost_its_worker_is_done_again_without_harm(staff, upload):
    address = upload(AIGUL)
    staff.post(f"{address}write/")
    work()
    Job.objects.filter(kind="write-list").update(state="running", finished_at=None, heartbeat_at=timezone.now())
    jobs.sweep(at=timezone.now() + timedelta(minutes=10))
    work()
    assert (Registration.objects.count(), listed().state, Job.objects.latest("asked_at").state) == (
        1,
        "written",
        "done",
    )


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"", "The file is empty."), (b"Colour,Size\nred,5\n", "No row names the columns.")],
)
def test_file_that_is_no_list_is_refused_in_a_sentence(staff, event, content, sentence):
    file = SimpleUploadedFile("list.xlsx", content)
    answer = staff.post(f"/admin/registrations/list/{event.pk}/", {"file": file, "consent": "on"})
    work()
    page = staff.get(answer["Location"]).content.decode()
    assert sentence in page
    assert (listed().state, Person.objects.count()) == ("unreadable", 0)


def test_form_wants_a_file_and_the_agreement_of_the_people(staff, event):
    page = staff.post(f"/admin/registrations/list/{event.pk}/")
    assert page.status_code == 422
    for sentence in ("Choose a file.", "Without their agreement the programme may not keep the list."):
        assert sentence in page.content.decode()


def test_rows_are_shown_by_outcome_and_in_pages(staff, upload, monkeypatch):
    monkeypatch.setattr("portal.core.upload_views.ROWS_AT_ONCE", 1)
    address = upload(AIGUL, TIGRAN, "Tigran,Sahakyan,M,Atlantis,,")
    context = staff.get(f"{address}?outcome=new&page=2").context
    assert [row["person"]["given"] for row in context["page_obj"]] == ["Tigran"]
    assert [(key, count) for key, _label, count in context["outcomes"]] == [
        ("refused", 1),
        ("duplicate", 0),
        ("changed", 0),
        ("new", 2),
        ("matched", 0),
    ]


def test_report_names_every_row_and_runs_no_formula(staff, upload):
    address = upload(AIGUL, "=HYPERLINK(A1),Sahakyan,M,Armenia,,")
    rows = list(csv.reader(io.StringIO(staff.get(f"{address}report.csv").content.decode("utf-8-sig"))))
    assert rows[0][:5] == ["Row", "Sheet", "Outcome", "Given name", "Family name"]
    assert rows[1][:5] == ["2", "", "new", "Aigul", "Sarsenova"]
    assert rows[2][:3] == ["3", "", "refused"]
    book = load_workbook(io.BytesIO(staff.get(f"{address}report.xlsx").content))
    cells = [cell for row in book.active.iter_rows() for cell in row]
    assert [cell.value for cell in cells if cell.data_type == "f"] == []
    assert "=HYPERLINK" in rows[2][-1]


def test_empty_list_is_read_back(staff, event):
    book = load_workbook(io.BytesIO(staff.get("/admin/lists/empty/participants/").content))
    sheet = book.active
    assert [cell.value for cell in sheet[1]] == [
        "Given name",
        "Family name",
        "Given name in Latin letters",
        "Family name in Latin letters",
        "Sex",
        "Country",
        "Institution",
        "Position",
        "E-mail address",
    ]
    sheet.append(["Айгүл", "Сәрсенова", "Aigul", "Sarsenova", "F", "KZ", "Agency", "Head", "aigul@example.org"])
    content = io.BytesIO()
    book.save(content)
    file = SimpleUploadedFile("list.xlsx", content.getvalue())
    staff.post(f"/admin/registrations/list/{event.pk}/", {"file": file, "consent": "on"})
    work()
    assert listed().counts == {"new": 1, "matched": 0, "changed": 0, "refused": 0, "duplicate": 0}


def test_other_roles_see_neither_the_form_nor_a_list(client_of, role, upload, event):
    address = upload(AIGUL)
    client, may = client_of(role), role in {"Programme staff", "Administrator"}
    pages = [f"/admin/registrations/list/{event.pk}/", address, f"{address}report.csv", "/admin/lists/empty/people/"]
    assert [client.get(page).status_code == 200 for page in pages] == [may] * 4
    client.post(f"{address}write/")
    work()
    assert Registration.objects.exists() == may
