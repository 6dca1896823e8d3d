"""Celery's side of finding people who may be one. Each calls one action and is safe to run twice."""

from celery import shared_task
from django.utils import timezone

from participants.actions import candidates, everyone
from participants.models import Person


@shared_task
def find_candidates(*person_ids: int) -> None:
    candidates.find_candidates(*Person.with_merged.filter(pk__in=person_ids), at=timezone.now())


@shared_task
def match_everyone() -> None:
    everyone.match_everyone(at=timezone.now())
