"""Celery's side of mail and jobs. Each task takes ids, calls one action and is safe to run twice."""

from celery import shared_task
from django.utils import timezone

from portal.core import jobs, retention, sending


@shared_task
def send_mail(mail_id: int) -> None:
    sending.send(mail_id)


@shared_task
def send_waiting_mail() -> None:
    sending.send_due()


@shared_task
def run_job(job_id: str) -> None:
    jobs.run(job_id)


@shared_task
def sweep_jobs() -> None:
    jobs.sweep()


@shared_task
def run_retention() -> None:
    """Asked every hour, done once a day: beat may have been away at midnight."""
    retention.run_once_a_day(at=timezone.now())
