"""What a person is told about their data, in their own language."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from participants.models import DataRequest, Person
from portal.core.mail import queue_mail


def tell_received(request: DataRequest, *, at: datetime) -> None:
    _tell("received", request, request.person, at=at)


def tell_answered(request: DataRequest, *, at: datetime) -> None:
    """That the request was done, or refused and why."""
    _tell(request.state, request, request.person, at=at)


def tell_erased(request: DataRequest, person: Person, *, at: datetime) -> None:
    """The last mail, to the person as they were; the outbox forgets it when it is sent."""
    _tell("erased", request, person, at=at, is_last=True)


def _tell(what: str, request: DataRequest, person: Person, *, at: datetime, is_last: bool = False) -> None:
    if not person.email:
        return
    with translation.override(person.language):
        context = {
            "name": person.full_name,
            "kind": request.kind,
            "answer": request.answer,
            "due": request.due_on,
            "url": settings.BASE_URL + reverse("participants:my_data"),
        }
    queue_mail(
        f"data_request_{what}",
        key=f"data request {request.pk} {what}",
        to=person.email,
        language=person.language,
        context=context,
        at=at,
        addressee=None if is_last else person.pk,
        is_last=is_last,
    )
