"""Who stands on what an event hands out, in which order and in which words."""

from collections.abc import Iterable
from enum import StrEnum

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from events.models import EventPage, Registration


class Who(StrEnum):
    CONFIRMED = "confirmed"
    ATTENDED = "attended"


WHO = [(Who.CONFIRMED.value, _("who is confirmed")), (Who.ATTENDED.value, _("who was present"))]


def people_of(event: EventPage, who: str) -> list[Registration]:
    """By country in the active language, then by family and given name in Latin letters."""
    return sorted(_rows(event, who), key=_place)


def named_people_of(event: EventPage, who: str) -> list[Registration]:
    """Without those who were anonymised: nobody wears a badge without a name."""
    return [it for it in people_of(event, who) if it.person.anonymised_at is None]


def _rows(event: EventPage, who: str) -> Iterable[Registration]:
    rows: QuerySet[Registration] = event.registrations.confirmed().with_people()
    return rows.filter(attendance__isnull=False) if who == Who.ATTENDED else rows


def _place(registration: Registration) -> tuple[str, str, str, int]:
    person = registration.person
    family, given = person.family_name_latin or person.family_name, person.given_name_latin or person.given_name
    return str(person.country), family.casefold(), given.casefold(), registration.pk


def listed_name(registration: Registration) -> str:
    """The family name first, as the list is sorted."""
    person = registration.person
    parts = (person.family_name, person.given_name, person.patronymic)
    return " ".join(part for part in parts if part) or person.full_name


def listed_latin_name(registration: Registration) -> str:
    """Nothing where no name in Latin letters is known."""
    person = registration.person
    return f"{person.family_name_latin} {person.given_name_latin}".strip()


def institution(registration: Registration) -> str:
    found = registration.person.institution
    return str(found.local_name) if found else ""


def mode(registration: Registration) -> str:
    """How the person took part; before they were there, how they mean to."""
    row = registration.attendance if registration.has_attended else registration
    return str(row.get_mode_display())
