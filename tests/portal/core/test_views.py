from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from portal.core.models import Job
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return UserFactory(role="M&E officer")


@pytest.fixture
def editor():
    """Somebody who may enter the admin and may not see other people's jobs."""
    return UserFactory(role="Editor")


def make_job(user, **fields):
    return Job.objects.create(kind="test", title="Report <2022>", asked_by=user, asked_at=timezone.now(), **fields)


def finished_job(user):
    job = make_job(user, state=Job.State.DONE, progress=100, finished_at=timezone.now())
    job.result.save("report.txt", ContentFile(b"the report"))
    return job


def test_job_detail_shows_progress_while_the_job_runs(client, officer):
    job = make_job(officer, state=Job.State.RUNNING, progress=40, note="Counting")
    client.force_login(officer)
    page = client.get(f"/admin/jobs/{job.pk}/").content.decode()
    assert "Report &lt;2022&gt;" in page
    assert 'value="40"' in page
    assert "Counting" in page
    state = client.get(f"/admin/jobs/{job.pk}/state/").json()
    assert state == {"state": "running", "progress": 40, "note": "Counting", "is_overdue": False}


def test_job_result_is_handed_to_who_asked(client, officer):
    job = finished_job(officer)
    client.force_login(officer)
    response = client.get(f"/admin/jobs/{job.pk}/result/")
    assert b"".join(response.streaming_content) == b"the report"
    assert response["Content-Disposition"].startswith('attachment; filename="report')


@pytest.mark.parametrize("path", ["", "state/", "result/"])
def test_job_of_somebody_else_is_refused(client, officer, editor, path):
    job = finished_job(officer)
    client.force_login(editor)
    response = client.get(f"/admin/jobs/{job.pk}/{path}")
    assert (response.status_code, response.url) == (302, "/admin/")


@pytest.mark.parametrize("others", [1, 3])
def test_job_list_takes_the_same_queries_however_long(client, officer, others, django_assert_num_queries):
    for _ in range(others):
        make_job(UserFactory())
    client.force_login(officer)
    client.get("/admin/jobs/")
    with django_assert_num_queries(9):
        page = client.get("/admin/jobs/")
    assert page.content.count(b"Report &lt;2022&gt;") == others


def test_job_list_shows_an_editor_only_their_own(client, officer, editor):
    make_job(officer)
    client.force_login(editor)
    assert b"Report &lt;2022&gt;" not in client.get("/admin/jobs/").content
    make_job(editor)
    assert b"Report &lt;2022&gt;" in client.get("/admin/jobs/").content


@pytest.mark.parametrize(("seconds", "is_overdue"), [(20, False), (40, True)])
def test_job_that_no_worker_takes_up_says_so(client, officer, seconds, is_overdue):
    job = make_job(officer)
    Job.objects.filter(pk=job.pk).update(asked_at=timezone.now() - timedelta(seconds=seconds))
    client.force_login(officer)
    assert client.get(f"/admin/jobs/{job.pk}/state/").json()["is_overdue"] == is_overdue
    page = client.get(f"/admin/jobs/{job.pk}/").content.decode()
    assert ("data-job-overdue hidden>" not in page) == is_overdue
