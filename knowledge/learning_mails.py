"""What somebody who takes part in a series is told by mail, in the language of the person."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from events.models import EventPage
from knowledge.models import Enrolment, Material
from portal.core.dates import day_range, moment_of_day
from portal.core.mail import queue_mail
from portal.core.models import OutgoingMail

TOLD = (Enrolment.State.ENROLLED, Enrolment.State.NOMINATED, Enrolment.State.WITHDRAWN)


def tell(enrolment: Enrolment, *, at: datetime) -> None:
    """Queue the mail about the present state. To be called in the transaction that sets it."""
    if enrolment.state in TOLD:
        write(f"series_{enrolment.state}", enrolment, key=f"{enrolment.state} {at.isoformat()}", at=at)


def write(
    kind: str, enrolment: Enrolment, *, key: str, at: datetime, more: Mapping[str, object] | None = None
) -> OutgoingMail | None:
    """Queue one mail about the enrolment; the same `key` of one enrolment is one mail. None for who has no address."""
    person = enrolment.person
    if not person.email:
        return None
    with translation.override(person.language):
        context = {"name": person.full_name, **facts_of(enrolment), **(more or {})}
    return queue_mail(
        kind,
        key=f"enrolment {enrolment.pk} {key}",
        to=person.email,
        language=person.language,
        context=context,
        at=at,
        addressee=person.pk,
        is_one_of_many=kind not in {f"series_{state}" for state in TOLD},
    )


def facts_of(enrolment: Enrolment) -> dict[str, object]:
    """The series with its sessions and addresses, in the language of the moment."""
    series = enrolment.series
    sessions = [
        {"title": str(it.local_title), "when": day_range(it.starts_on, it.ends_on), "starts": _hour(it)}
        for it in series.events
        if it.live and not it.is_cancelled
    ]
    return {
        "title": str(series.local_title),
        "sessions": sessions,
        "series_url": settings.BASE_URL + series.get_absolute_url(),
        "progress_url": settings.BASE_URL + reverse("knowledge:progress", args=[series.slug]),
    }


def to_read(materials: Iterable[Material], *, language: str) -> list[dict[str, str]]:
    """Titles and whole addresses."""
    with translation.override(language):
        return [{"title": str(it), "url": (settings.BASE_URL if it.work else "") + it.address} for it in materials]


def _hour(event: EventPage) -> str:
    return moment_of_day(event.starts_at) if event.start_time else ""
