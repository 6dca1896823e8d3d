"""Celery's side of events. Each calls one action and is safe to run twice."""

from celery import shared_task
from django.utils import timezone

from events.actions import changes, nominating, offers, reminding, travelling
from events.models import EventPage


@shared_task
def ask_for_travel_data() -> None:
    now = timezone.now()
    for event in EventPage.objects.live().with_journeys().filter(starts_on__gte=timezone.localdate(now)):
        travelling.ask_all(event, at=now)


@shared_task
def move_queues() -> None:
    offers.move_queues(at=timezone.now())


@shared_task
def remind() -> None:
    reminding.remind(at=timezone.now())


@shared_task
def tell_changes() -> None:
    changes.tell_changes(at=timezone.now())


@shared_task
def close_nominations() -> None:
    nominating.close(at=timezone.now())
