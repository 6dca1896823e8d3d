import pytest

from portal.core import roles
from portal.core.models import Job

pytestmark = pytest.mark.django_db

REPORT = "/admin/annual-report/"


def test_the_button_for_the_report_is_for_those_who_may_make_it(client, client_of, year_2022):
    assert REPORT not in client.get("/results/").content.decode()
    assert REPORT not in client_of("Donor").get("/results/").content.decode()
    assert REPORT in client_of("M&E officer").get("/results/").content.decode()


def test_the_report_is_asked_for_by_those_who_may(client_of, role):
    response = client_of(role).get(REPORT)
    may = "indicators.make_report" in roles.role(role).permissions
    assert response.status_code == (200 if may else 302)


def test_the_report_is_refused_to_staff_who_may_not(client_of):
    """Wagtail answers a refusal in its admin with the way back to the first page."""
    response = client_of("Editor").post(REPORT, {"year": 2022, "language": "en"})
    assert (response.status_code, Job.objects.count()) == (302, 0)


def test_asking_for_the_report_leads_to_the_page_of_its_job(client_of, year_2022, broker):
    client = client_of("M&E officer")
    response = client.post(REPORT, {"year": 2022, "language": "ru"})
    job = Job.objects.get()
    assert job.parameters == {"year": 2022, "language": "ru"}
    assert response.url == f"/admin/jobs/{job.pk}/"
    assert client.get(response.url).status_code == 200


def test_asking_for_a_wrong_year_says_which_years_there_are(client_of, year_2022):
    response = client_of("M&E officer").post(REPORT, {"year": 1999, "language": "en"})
    assert "There are no results for 1999. Years with results: 2022." in response.content.decode()
    assert (response.status_code, Job.objects.count()) == (422, 0)
