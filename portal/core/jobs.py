"""Long work with progress. An app registers a function under a kind; a Job row says who asked and what came of it.

@jobs.work("annual-report")
def draft_report(progress, *, year, language): -> Result(name, content)

jobs.start("annual-report", title=..., by=user, parameters={"year": 2022, "language": "en"}, at=now)
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import structlog
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from portal.core.models import Job
from portal.core.queueing import send_now, send_on_commit

logger = structlog.get_logger(__name__)

STALE_AFTER = timedelta(minutes=5)  # a running job that says nothing for this long lost its worker
RESEND_AFTER = timedelta(minutes=2)  # a queued job that nobody took up for this long is sent again
MOST_ATTEMPTS = 3

Progress = Callable[[int, str], None]


@dataclass(frozen=True)
class Result:
    """What a job hands back: the name of a file and its bytes."""

    name: str
    content: bytes


class JobRefused(Exception):
    """Raised by a job's work when it cannot be done; the sentence is shown to the person who asked."""


Work = Callable[..., Result | None]

_work: dict[str, Work] = {}


def work(kind: str) -> Callable[[Work], Work]:
    """Register the function that does jobs of this kind. It is called with `progress` and the job's parameters.

    It hands back a file, or nothing when what it made is found elsewhere.
    """

    def register(function: Work) -> Work:
        _work[kind] = function
        return function

    return register


def start(
    kind: str, *, title: str, by: Any, parameters: Mapping[str, object], at: datetime, holds_people: bool = True
) -> Job:
    """Queue a job. The same work asked again while it is unfinished returns the job that is under way.

    `holds_people`: its file or parameters may name people, and are kept for a month only.
    """
    if kind not in _work:
        raise LookupError(f"no work is registered for jobs of kind {kind!r}")
    with transaction.atomic():
        if by is not None:
            # A double click waits here and finds the first job.
            get_user_model().objects.select_for_update().get(pk=by.pk)
        under_way = Job.objects.unfinished().filter(kind=kind, parameters=dict(parameters), asked_by=by).first()
        if under_way:
            return under_way
        job = Job.objects.create(
            kind=kind,
            title=title,
            parameters=dict(parameters),
            asked_by=by,
            asked_at=at,
            language=get_language() or "en",
            sent_at=at,
            holds_people=holds_people,
        )
        send_on_commit("portal.core.tasks.run_job", str(job.pk), on_failure=partial(_note_broken_queue, job))
    return job


def _note_broken_queue(job: Job) -> None:
    with override(job.language):
        job.note = _("The work queue cannot be reached. The job is kept and starts by itself when the queue is back.")
    Job.objects.filter(pk=job.pk, state=Job.State.QUEUED).update(note=job.note)


def run(job_id: str, *, at: datetime | None = None) -> bool:
    """Do a queued job and speak the language of who asked. False when another worker has it, or it has ended."""
    now = at or timezone.now()
    with transaction.atomic():
        job = Job.objects.select_for_update().filter(pk=job_id, state=Job.State.QUEUED).first()
        if job is None:
            return False
        job.state, job.attempts, job.heartbeat_at, job.note = Job.State.RUNNING, job.attempts + 1, now, ""
        job.save(update_fields=["state", "attempts", "heartbeat_at", "note"])
    with override(job.language):
        _work_on(job)
    return True


def _work_on(job: Job) -> None:
    try:
        result = _work[job.kind](partial(_report_progress, job), **job.parameters)
    except JobRefused as refusal:
        _finish(job, error=str(refusal))
    except Exception:
        logger.exception("job_failed", job=str(job.pk), kind=job.kind)
        _finish(job, error=_("Something went wrong in the portal itself; it has been logged. Please try again."))
    else:
        _hand_over(job, result)


def _hand_over(job: Job, result: Result | None) -> None:
    """A disk that is full, or a storage that is away, ends the job with a sentence; files of before stay."""
    try:
        _finish(job, result=result)
    except Exception:
        logger.exception("job_result_not_kept", job=str(job.pk), kind=job.kind)
        _finish(
            job,
            error=_("The file could not be kept: the storage is full or away. Please try again later."),
        )


def _report_progress(job: Job, percent: int, note: str) -> None:
    mine = Job.objects.filter(pk=job.pk, attempts=job.attempts, state=Job.State.RUNNING)
    mine.update(progress=percent, note=note, heartbeat_at=timezone.now())


def _finish(job: Job, *, result: Result | None = None, error: str = "") -> None:
    """Write the end once: an attempt that was given up as stale in the meantime writes nothing."""
    with transaction.atomic():
        mine = Job.objects.select_for_update().filter(pk=job.pk, attempts=job.attempts, state=Job.State.RUNNING).first()
        if mine is None:
            return
        if result:
            mine.result.save(result.name, ContentFile(result.content), save=False)
        mine.progress = mine.progress if error else 100
        mine.state = Job.State.FAILED if error else Job.State.DONE
        mine.note, mine.error, mine.finished_at = "", error, timezone.now()
        mine.save()


def sweep(*, at: datetime | None = None) -> int:
    """Send queued jobs again that nobody took up, and take back those whose worker went silent. Returns how many."""
    now = at or timezone.now()
    swept = 0
    stale = Job.objects.filter(state=Job.State.RUNNING, heartbeat_at__lt=now - STALE_AFTER)
    for language in stale.order_by().values_list("language", flat=True).distinct():
        given_up = stale.filter(attempts__gte=MOST_ATTEMPTS, language=language)
        with override(language):
            given_up.update(state=Job.State.FAILED, finished_at=now, error=_("The work was interrupted three times."))
    stale.update(state=Job.State.QUEUED, sent_at=None, progress=0)
    waiting = Job.objects.filter(state=Job.State.QUEUED).filter(
        Q(sent_at__isnull=True) | Q(sent_at__lt=now - RESEND_AFTER)
    )
    for job in waiting:
        if send_now("portal.core.tasks.run_job", str(job.pk), on_failure=partial(_note_broken_queue, job)):
            Job.objects.filter(pk=job.pk, state=Job.State.QUEUED).update(sent_at=now, note="")
            swept += 1
    return swept
