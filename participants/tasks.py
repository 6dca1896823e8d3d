"""Celery's side of finding people who may be one. Each takes ids, calls one action and is safe to run twice."""

from celery import shared_task
from django.utils import timezone

from participants.actions import candidates
from participants.models import Person


@shared_task
def find_candidates(*person_ids: int) -> None:
    candidates.find_candidates(*Person.with_merged.filter(pk__in=person_ids), at=timezone.now())
