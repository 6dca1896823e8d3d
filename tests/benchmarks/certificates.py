"""How long staff wait for 500 certificates: a job and one more worker that shares its list, as two processes."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from decimal import Decimal

from django.utils import timezone

from events.models import Attendance, EventPage, Registration
from knowledge.actions.issuing import issue_all, start
from knowledge.models import Achievement, Award, CertificateDesign
from participants.models import User
from portal.core.models import Job
from tests.benchmarks.handouts import an_event, silent
from tests.benchmarks.table import Row

CERTIFICATES = 500
BESIDE = "import django; django.setup(); from knowledge.actions.issuing import issue_beside; issue_beside({job!r}, 2)"


def certificate_rows() -> Iterator[Row]:
    event, by = an_event("congress-with-certificates"), User.objects.create_user("certificates@example.org")
    offer, people = an_offer(event), attendees(event)
    job = start(offer, people, as_registered=True, by=by, at=timezone.now())
    Job.objects.filter(pk=job.pk).update(state=Job.State.RUNNING)  # no worker of this machine takes it up
    started = time.perf_counter()
    with subprocess.Popen([sys.executable, "-c", BESIDE.format(job=str(job.pk))], env=dict(os.environ)) as beside:
        issue_all(silent, **job.parameters)
        beside.wait()
    seconds = time.perf_counter() - started
    Job.objects.filter(pk=job.pk).update(state=Job.State.DONE, finished_at=timezone.now())
    assert Award.objects.current().filter(achievement=offer).count() == len(people)
    yield Row(f"{len(people)} certificates on two worker processes", seconds, "s", 60)


def attendees(event: EventPage) -> list[int]:
    rows = list(Registration.objects.filter(event=event).order_by("pk")[:CERTIFICATES])
    Attendance.objects.bulk_create(Attendance(registration=it, days=1, mode="in_person") for it in rows)
    return sorted(it.person_id for it in rows)


def an_offer(event: EventPage) -> Achievement:
    design = CertificateDesign.objects.create(
        name="Measured", issuer="Hub", issuer_ru="Хаб", signatory="Dana Abdrakhman", function="Chair"
    )
    return Achievement.objects.create(
        kind=Achievement.Kind.ATTENDANCE,
        event=event,
        title="Digital services for citizens",
        title_ru="Цифровые услуги для граждан",
        text="has attended the congress",
        text_ru="принял(а) участие в конгрессе",
        rule={"share": 80},
        hours=Decimal(12),
        languages="en ru",
        design=design,
    )
