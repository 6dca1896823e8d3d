"""A message that staff write to people they have chosen on the registration desk."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from events.mails import context_of, topic, values_of
from events.models import Registration
from events.placeholders import fill
from participants.models import User
from portal.core.logbook import Entry, log_all
from portal.core.mail import Letter, letter, queue_mail
from portal.core.models import OutgoingMail

State = Registration.State
KIND = "event_message"


@dataclass(frozen=True)
class Message:
    """What staff wrote: subject and text by language, in one language or in both."""

    subjects: Mapping[str, str]
    texts: Mapping[str, str]

    def language_for(self, registration: Registration) -> str:
        """The person's own if the message is written in it, else the one that there is."""
        return registration.language if self.texts.get(registration.language) else next(iter(self.texts))


def why_none(registration: Registration) -> str:
    """Why this person gets no message; empty when they get it."""
    if registration.state in (State.WITHDRAWN, State.CANCELLED, State.MERGED):
        return _("The registration is “%(state)s”.") % {"state": registration.get_state_display()}
    return "" if registration.person.email else _("There is no e-mail address.")


def preview(registration: Registration, message: Message) -> Letter:
    """What this person will read, but for their own link: who holds it can act as they."""
    return letter(KIND, language=registration.language, context=_context(registration, message, hides_link=True))


def send_message(
    registrations: Sequence[Registration], message: Message, *, number: UUID, by: User, at: datetime
) -> int:
    """Write the message to everybody of them who can get it. Returns how many that are.

    Sent twice under the same number it is one message: nobody gets a second mail, and the log has one entry each.
    """
    told = [registration for registration in registrations if not why_none(registration)]
    with transaction.atomic():
        written = _already(told, number)
        new = [registration for registration in told if _key(registration, number) not in written]
        for registration in new:
            queue_mail(
                KIND,
                key=_key(registration, number),
                to=registration.person.email,
                language=registration.language,
                context=_context(registration, message),
                at=at,
                addressee=registration.person_id,
                about=topic(registration.event_id),
                reply_to=registration.event.contact_email,
                is_one_of_many=True,
            )
        log_all([Entry(row, row.code) for row in new], "events.registration.message", by=by, at=at)
    return len(told)


def _context(registration: Registration, message: Message, *, hides_link: bool = False) -> dict[str, object]:
    language = message.language_for(registration)
    context = context_of(KIND, registration, {})
    if hides_link:
        context["own_url"] = re.sub("(/registrations/)[^/]+/", r"\1…/", str(context["own_url"]))
    values = values_of(context)
    return context | {
        "subject": fill(message.subjects[language], values),
        "own_text": fill(message.texts[language], values),
    }


def _key(registration: Registration, number: UUID) -> str:
    return f"registration {registration.code} message {number}"


def _already(registrations: Iterable[Registration], number: UUID) -> set[str]:
    keys = [_key(registration, number) for registration in registrations]
    return set(OutgoingMail.objects.filter(key__in=keys).values_list("key", flat=True))
