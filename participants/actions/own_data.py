"""What people do about their own data without staff: small corrections, and withdrawing a consent."""

from datetime import datetime

import structlog
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from participants.actions.data_requests import ask_erasure
from participants.models import Consent, Institution, Person, User
from participants.signals import consent_withdrawn

logger = structlog.get_logger(__name__)


class OwnDataRefused(Exception):
    """It cannot be changed so; the sentence says why. Nothing was changed."""


def correct_own(
    person: Person, *, phone: str, position: str, institution: str, language: str, by: User, at: datetime
) -> list[str]:
    """Write what people may change about themselves. Returns the names of the fields that are new; none: no log.

    The phone is given as +77011234567 or empty, the institution as it is called. Name, sex and country are what
    figures and certificates rest on: these are asked for, and staff look at them.
    """
    with transaction.atomic():
        person = _locked(person)
        values = {
            "phone": phone,
            "position": position,
            "institution": Institution.objects.recognise(person.country, institution) if institution else None,
            "language": language,
        }
        changed = [name for name, value in values.items() if getattr(person, name) != value]
        if changed:
            for name in changed:
                setattr(person, name, values[name])
            person.last_active_at = max(at, person.last_active_at)
            person.save()
            logger.info("own_data_corrected", person=person.pk, fields=changed)
            log(person, "participants.correct_own", user=by, title=str(person.pk), data={"fields": changed})
        return changed


def withdraw_consent(person: Person, *, purpose: str, by: User, at: datetime, language: str, text: str) -> Consent:
    """Take a consent back: a further row, in the words that the person read. Withdrawn already: that row, unchanged.

    Without consent to be registered the person may not be kept: they are withdrawn from the events to come, and a
    request to be erased is opened, which they may cancel after consenting again. What they took part in stays counted.
    """
    with transaction.atomic():
        # Before the person is locked: who registers locks the event first and the person then.
        consent_withdrawn.send(Consent, person=person, purpose=purpose, at=at)
        person = _locked(person)
        last = Consent.objects.latest_of(person).get(purpose)
        if last is None:
            raise OwnDataRefused(_("No such consent was given."))
        if not last.is_given:
            return last
        row = Consent.objects.create(
            person=person,
            purpose=purpose,
            is_given=False,
            text=text,
            language=language,
            source=Consent.Source.MY_DATA,
            at=at,
        )
        if purpose == Consent.Purpose.REGISTRATION:
            ask_erasure(person, text=_("The consent was withdrawn."), by=by, at=at)
        logger.info("consent_withdrawn", person=person.pk, purpose=purpose)
    return row


def _locked(person: Person) -> Person:
    row: Person = Person.with_merged.select_for_update(of=("self",)).get(pk=person.pk)
    if row.anonymised_at or row.merged_into_id:
        raise OwnDataRefused(_("This entry is closed."))
    return row
