"""Celery's side of knowledge. Each calls one action and is safe to run twice."""

from celery import shared_task
from django.utils import timezone

from knowledge.actions import texts


@shared_task
def read_file(file_id: int) -> None:
    texts.read(file_id, at=timezone.now())


@shared_task
def send_waiting_files() -> None:
    texts.send_waiting(at=timezone.now())
