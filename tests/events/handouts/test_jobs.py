from datetime import UTC, datetime

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from events.handouts.jobs import request_handout
from portal.core import jobs
from portal.core.models import Job
from tests.factories.events import PastEventPageFactory, RegistrationFactory
from tests.factories.people import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("broker")]

AT = datetime(2022, 6, 19, 6, tzinfo=UTC)


@pytest.fixture
def asked(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    event = PastEventPageFactory(title="Open data", slug="open-data")
    RegistrationFactory(event=event)

    def ask(**options):
        given = {"who": "confirmed", "columns": ["name"], "file_format": "csv", "days": []} | options
        return request_handout(event, "participants", language="ru", options=given, by=by, at=AT)

    by = UserFactory(role="Programme staff")
    return ask


def test_it_is_made_once_kept_and_written_in_the_log(asked):
    job = asked()
    assert asked() == job
    assert asked(columns=["number"]) != job
    assert jobs.run(str(job.pk))
    assert not jobs.run(str(job.pk))
    job.refresh_from_db()
    assert (job.state, job.title, job.result_name, job.holds_people) == (
        "done", "List of participants: Open data", "open-data-participants-ru.csv", True,
    )  # fmt: skip
    entry = ModelLogEntry.objects.get(action="events.export_list")
    assert (entry.user, entry.data) == (
        job.asked_by,
        {
            "event": "Open data",
            "handout": "participants",
            "registrations": 1,
            "options": {"who": "confirmed", "columns": ["name"], "file_format": "csv", "days": []},
        },
    )


def test_an_event_that_is_gone_is_said(asked):
    job = asked()
    Job.objects.filter(pk=job.pk).update(parameters=job.parameters | {"event": 0})
    jobs.run(str(job.pk))
    job.refresh_from_db()
    assert (job.state, job.error) == ("failed", "The event is no longer there.")
    assert not ModelLogEntry.objects.filter(action="events.export_list").exists()


def test_a_list_is_for_who_asked_and_for_those_who_may_take_people_out(asked, client_of, client):
    job = asked()
    jobs.run(str(job.pk))
    address = reverse("job_result", args=[job.pk])
    client.force_login(job.asked_by)
    for who in (client, client_of("Administrator")):
        assert b"".join(who.get(address).streaming_content)
    assert client_of("M&E officer").get(address)["Location"] == reverse("wagtailadmin_home")
    event, options = PastEventPageFactory(), {"file_format": "xlsx"}
    figures = request_handout(event, "table", language="en", options=options, by=job.asked_by, at=AT)
    jobs.run(str(figures.pk))
    assert b"".join(client_of("M&E officer").get(reverse("job_result", args=[figures.pk])).streaming_content)
