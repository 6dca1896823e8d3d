from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone
from django.utils.translation import gettext, override

from portal.core import jobs
from portal.core.models import Job
from tests.broker import queued_tasks

pytestmark = pytest.mark.django_db

WRONG = "Something went wrong in the portal itself; it has been logged. Please try again."


@jobs.work("test-greeting")
def greeting(progress, *, name):
    progress(50, "half of it")
    if name == "nobody":
        raise jobs.JobRefused("There is nobody to greet.")
    if name == "broken":
        raise ZeroDivisionError
    return jobs.Result("greeting.txt", f"Hello {name}".encode())


@pytest.fixture
def user():
    return get_user_model().objects.create_user("aliya@example.org")


def start(user, **parameters):
    return jobs.start("test-greeting", title="A greeting", by=user, parameters=parameters, at=timezone.now())


def test_start_queues_the_job_when_the_transaction_commits(user, broker, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        job = start(user, name="Asel")
        assert queued_tasks(broker) == []
    assert queued_tasks(broker) == [("portal.core.tasks.run_job", [str(job.pk)])]
    assert job.state == Job.State.QUEUED


def test_start_twice_is_one_job_while_it_is_unfinished(user, broker, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        first, second, other = start(user, name="Asel"), start(user, name="Asel"), start(user, name="Davit")
    assert (first == second, first == other) == (True, False)
    jobs.run(str(first.pk))
    assert start(user, name="Asel") != first


def test_start_of_an_unknown_kind_is_refused(user):
    with pytest.raises(LookupError):
        jobs.start("no-such-kind", title="", by=user, parameters={}, at=timezone.now())
    assert Job.objects.count() == 0


def test_start_with_a_broken_broker_keeps_the_job_and_says_so(user, broken_broker, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        job = start(user, name="Asel")
    job.refresh_from_db()
    assert job.state == Job.State.QUEUED
    assert job.note == "The work queue cannot be reached. The job is kept and starts by itself when the queue is back."


def test_all_that_a_job_says_is_in_the_language_of_who_asked(user):
    with override("ru"):
        failed, silent = start(user, name="broken"), start(user, name="Asel")
    jobs.run(str(failed.pk))
    long_ago = timezone.now() - timedelta(hours=1)
    Job.objects.filter(pk=silent.pk).update(state=Job.State.RUNNING, attempts=jobs.MOST_ATTEMPTS, heartbeat_at=long_ago)
    jobs.sweep()
    said = [Job.objects.get(pk=job.pk).error for job in (failed, silent)]
    with override("ru"):
        assert said == [gettext(sentence) for sentence in (WRONG, "The work was interrupted three times.")]
    assert said[0] != WRONG


def test_run_keeps_the_result(user):
    job = start(user, name="Asel")
    assert jobs.run(str(job.pk)) is True
    job.refresh_from_db()
    assert (job.state, job.progress, job.attempts, job.error) == (Job.State.DONE, 100, 1, "")
    with job.result.open("rb") as result:
        assert result.read() == b"Hello Asel"
    assert job.finished_at is not None


def test_run_twice_does_the_work_once(user):
    job = start(user, name="Asel")
    assert [jobs.run(str(job.pk)), jobs.run(str(job.pk))] == [True, False]
    job.refresh_from_db()
    assert job.attempts == 1


def test_run_that_is_refused_says_why(user):
    job = start(user, name="nobody")
    jobs.run(str(job.pk))
    job.refresh_from_db()
    assert (job.state, job.error, job.result.name) == (Job.State.FAILED, "There is nobody to greet.", "")


def test_run_that_breaks_is_logged_and_tells_no_details(user, caplog):
    job = start(user, name="broken")
    jobs.run(str(job.pk))
    job.refresh_from_db()
    assert job.state == Job.State.FAILED
    assert job.error == "Something went wrong in the portal itself; it has been logged. Please try again."
    assert "ZeroDivisionError" in caplog.text
    caplog.clear()


def test_sweep_takes_back_the_job_of_a_killed_worker(user, broker):
    job = start(user, name="Asel")
    now = timezone.now()
    Job.objects.update(state=Job.State.RUNNING, attempts=1, heartbeat_at=now - timedelta(minutes=6))
    assert jobs.sweep(at=now) == 1
    assert queued_tasks(broker) == [("portal.core.tasks.run_job", [str(job.pk)])]
    assert jobs.run(str(job.pk)) is True


def test_sweep_leaves_alone_what_is_alive(user, broker):
    running, fresh = start(user, name="Asel"), start(user, name="Davit")
    Job.objects.filter(pk=running.pk).update(state=Job.State.RUNNING, attempts=1, heartbeat_at=timezone.now())
    assert jobs.sweep() == 0
    fresh.refresh_from_db()
    assert fresh.state == Job.State.QUEUED


def test_sweep_sends_again_what_nobody_took_up(user, broker):
    job = start(user, name="Asel")
    later = timezone.now() + timedelta(minutes=3)
    assert jobs.sweep(at=later) == 1
    assert jobs.sweep(at=later) == 0
    assert queued_tasks(broker) == [("portal.core.tasks.run_job", [str(job.pk)])]


def test_sweep_gives_up_after_three_interruptions(user, broker):
    start(user, name="Asel")
    now = timezone.now()
    Job.objects.update(state=Job.State.RUNNING, attempts=3, heartbeat_at=now - timedelta(minutes=6))
    assert jobs.sweep(at=now) == 0
    job = Job.objects.get()
    assert (job.state, job.error) == (Job.State.FAILED, "The work was interrupted three times.")


def test_an_attempt_that_was_given_up_writes_nothing_over_the_next(user):
    """A worker that was only slow finishes after its job was taken back and begun again."""

    @jobs.work("test-slow")
    def slow(progress):
        Job.objects.update(attempts=2)
        return jobs.Result("slow.txt", b"late")

    job = jobs.start("test-slow", title="Slow", by=user, parameters={}, at=timezone.now())
    jobs.run(str(job.pk))
    job.refresh_from_db()
    assert (job.state, job.result.name) == (Job.State.RUNNING, "")


def test_a_file_that_cannot_be_kept_ends_the_job_and_leaves_the_one_before(user, settings, tmp_path, caplog):
    settings.MEDIA_ROOT = tmp_path
    before, after = start(user, name="Asel"), start(user, name="Davit")
    jobs.run(str(before.pk))
    settings.MEDIA_ROOT = tmp_path / "file"
    settings.MEDIA_ROOT.write_text("no folder")
    assert jobs.run(str(after.pk)) is True
    after.refresh_from_db()
    assert (after.state, after.error, after.result.name) == (
        Job.State.FAILED,
        "The file could not be kept: the storage is full or away. Please try again later.",
        "",
    )
    assert "job_result_not_kept" in caplog.text
    caplog.clear()
    settings.MEDIA_ROOT = tmp_path
    before.refresh_from_db()
    with before.result.open("rb") as result:
        assert result.read() == b"Hello Asel"
