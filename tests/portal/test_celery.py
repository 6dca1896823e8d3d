"""Celery as it really runs: a worker of its own process, a broker, the database."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.actions.registration import register
from indicators.actions import request_annual_report
from portal.core import jobs
from portal.core.models import Job, OutgoingMail
from portal.home.mail_folder import latest
from tests.factories.events import EventPageFactory
from tests.factories.people import PersonDetailsFactory, UserFactory
from tests.factories.year import build_year
from tests.worker import kill, running_worker, wait_until

pytestmark = [pytest.mark.worker, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


def test_a_real_worker_sends_the_mail_of_a_registration(worker_broker, tmp_path):
    folder, log = tmp_path / "mail", tmp_path / "worker.log"
    event = EventPageFactory()
    with running_worker(log, EMAIL_URL=f"file://{folder}", **worker_broker):
        register(
            event,
            PersonDetailsFactory(email="asel@example.org"),
            consent_text="I agree.",
            language="ru",
            at=timezone.now(),
        )
        sent = OutgoingMail.objects.filter(state=OutgoingMail.State.SENT)
        wait_until(sent.exists, seconds=30, what=log)
    assert [mail.to for mail in latest(folder)] == ["asel@example.org"]


def test_a_report_survives_the_worker_that_made_it(worker_broker, tmp_path, settings):
    """The first worker is killed in the middle; the sweeper hands the job to the next; one report results."""
    settings.MEDIA_ROOT = tmp_path / "media"
    build_year()
    first, second = tmp_path / "first.log", tmp_path / "second.log"
    environment = worker_broker | {"MEDIA_ROOT": str(settings.MEDIA_ROOT)}
    job = request_annual_report(2022, language="en", by=UserFactory(), at=timezone.now())
    with running_worker(first, **environment) as worker:
        running = Job.objects.filter(pk=job.pk, state=Job.State.RUNNING)
        wait_until(running.exists, seconds=30, what=first)
        kill(worker)
    assert running.exists()
    with running_worker(second, **environment):
        assert jobs.sweep() == 0  # it was alive a moment ago
        assert jobs.sweep(at=timezone.now() + timedelta(minutes=6)) == 1
        done = Job.objects.filter(pk=job.pk, state=Job.State.DONE)
        wait_until(done.exists, seconds=60, what=second)
    job.refresh_from_db()
    assert (job.attempts, job.progress, job.error) == (2, 100, "")
    with job.result.open("rb") as report:
        assert report.read(5) == b"%PDF-"
    assert [path.name for path in settings.MEDIA_ROOT.rglob("*.pdf")] == ["annual-report-2022-en.pdf"]
