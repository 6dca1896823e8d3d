"""Celery's side of the results. Each is safe to run twice."""

from celery import shared_task
from django.utils import timezone

from indicators import stored
from indicators.actions import checking


@shared_task
def check_all_figures() -> None:
    """So that what came apart overnight stands on the desk in the morning."""
    checking.check_all_figures(at=timezone.now())


@shared_task
def count_changes() -> None:
    """What readers have not counted yet, so that nobody waits for a long list that was just entered."""
    stored.count_changes()


@shared_task
def mend_results() -> None:
    """Each night all is counted again; what differs is an error, and put right."""
    stored.mend()
