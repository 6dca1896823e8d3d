import csv
import io

import pytest
from wagtail.models import ModelLogEntry

from portal.core import jobs
from portal.core.models import Job
from tests.factories.people import PersonFactory, UserFactory
from tests.factories.places import CountryFactory

pytestmark = pytest.mark.django_db

EXPORT = "/admin/people/export/"


@pytest.fixture(autouse=True)
def setting(broker, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def test_chosen_people_and_columns_are_handed_out_and_it_is_written_in_the_log(client):
    user = UserFactory(role="Programme staff")
    client.force_login(user)
    armenia = CountryFactory(iso2="AM", report_code="ARM", name="Armenia")
    PersonFactory(given_name="Ani", country=armenia, institution=None)
    PersonFactory(given_name="Davit", country=armenia, institution=None, sex="male")
    PersonFactory(given_name="Aigul")
    answers = {"country": "AM", "sex": "female", "columns": ["given_name", "country"], "file_format": "csv"}
    job = Job.objects.get(pk=client.post(EXPORT, answers)["Location"].split("/")[-2])
    assert job.holds_people
    jobs.run(str(job.pk))
    content = b"".join(client.get(f"/admin/jobs/{job.pk}/result/").streaming_content)
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert rows == [["Given name", "Country"], ["Ani", "Armenia"]]
    entry = ModelLogEntry.objects.get(action="participants.export_people")
    assert (entry.user, entry.data) == (user, {"people": 1, "columns": ["given_name", "country"]})


def test_form_wants_a_column(staff):
    page = staff.post(EXPORT, {"file_format": "csv"})
    assert (page.status_code, "Choose at least one column." in page.content.decode()) == (422, True)


def test_other_roles_hand_nobody_out(client_of, role):
    may = role in {"Programme staff", "Administrator"}
    client_of(role).post(EXPORT, {"columns": ["given_name"], "file_format": "csv"})
    assert Job.objects.exists() == may
