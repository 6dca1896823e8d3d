"""A registered person changes, by their own link, what they wrote on the form."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from events.actions.editing import edit
from events.models import Registration
from events.questioning import Answer
from participants.models import Person


def amend(
    registration: Registration, *, phone: str, mode: str, answers: Mapping[str, Answer], at: datetime
) -> Registration:
    """Take the new phone number, as +77011234567 or empty, with the new mode and answers. All is written or nothing.

    Who follows the link reads the person's mail; the name and the address, by which people are known, stay as they are.
    """
    with transaction.atomic():
        registration = edit(registration, mode=mode, answers=answers, at=at)
        person = Person.objects.hold([registration.person])[registration.person_id]
        if person.phone != phone:
            person.phone = phone
            person.save(update_fields=["phone"])
    return registration
