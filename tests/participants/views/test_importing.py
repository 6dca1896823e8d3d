import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from participants.models import Person
from portal.core import jobs
from portal.core.models import Job
from tests.factories.places import CountryFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def setting(broker, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    CountryFactory()


def work() -> None:
    for job in Job.objects.unfinished():
        jobs.run(str(job.pk))


def test_list_of_people_is_checked_shown_and_written(staff):
    content = b"Given name,Family name,Sex,E-mail\nAigul,Sarsenova,F,aigul@example.org\n"
    file = SimpleUploadedFile("people.csv", content)
    address = staff.post("/admin/people/import/", {"file": file, "country": "KZ"})["Location"]
    work()
    assert "Aigul Sarsenova" in staff.get(address).content.decode()
    assert Person.objects.count() == 0
    staff.post(f"{address}write/")
    work()
    assert list(Person.objects.values_list("given_name", "country")) == [("Aigul", "KZ")]


def test_form_wants_a_file(staff):
    page = staff.post("/admin/people/import/")
    assert (page.status_code, "Choose a file." in page.content.decode()) == (422, True)


def test_list_of_people_leads_to_the_import_and_the_export(staff, client_of):
    page = staff.get("/admin/people/").content.decode()
    assert ("/admin/people/import/" in page, "/admin/people/export/" in page) == (True, True)
    page = client_of("M&E officer").get("/admin/people/").content.decode()
    assert ("/admin/people/import/" in page, "/admin/people/export/" in page) == (False, False)
