"""Celery's side of knowledge. Each calls one action and is safe to run twice."""

from datetime import datetime
from typing import Any

from celery import shared_task
from django.utils import timezone

from knowledge.actions import (
    attempting,
    counting,
    harvesting,
    issuing,
    looking_after,
    refreshing,
    surveying,
    tallying,
    texts,
)


@shared_task
def read_file(file_id: int) -> None:
    texts.read(file_id, at=timezone.now())


@shared_task
def send_waiting_files() -> None:
    texts.send_waiting(at=timezone.now())


@shared_task
def count_downloads() -> None:
    tallying.tally(at=timezone.now())


@shared_task
def write_download(row: dict[str, Any]) -> None:
    """One that the database did not take when the file was handed over."""
    counting.write(**row | {"at": datetime.fromisoformat(row["at"])})


@shared_task
def close_overdue_attempts() -> None:
    attempting.close_overdue(at=timezone.now())


@shared_task
def issue_beside(job_id: str, place: int) -> None:
    issuing.issue_beside(job_id, place)


@shared_task
def refresh_search() -> None:
    """Files whose embargo has ended become findable."""
    refreshing.refresh_ended_embargoes(today=timezone.localdate())


@shared_task
def look_after_series() -> None:
    looking_after.look_after_all(at=timezone.now())


@shared_task
def ask_surveys() -> None:
    surveying.ask_all(at=timezone.now())


@shared_task
def harvest_journals() -> None:
    harvesting.harvest_all(by=None, at=timezone.now())
