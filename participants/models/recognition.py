"""Who somebody is, from what they wrote: the person we know, or a new one."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models

from participants.matching import name_key, words
from participants.models.places import Country, Institution

if TYPE_CHECKING:
    from participants.models.people import Person


@dataclass(frozen=True)
class PersonDetails:
    """A person as written on a form or a list."""

    given_name: str
    family_name: str
    sex: str
    country: Country
    institution: str
    email: str
    patronymic: str = ""
    phone: str = ""
    birth_years: int | None = None
    position: str = ""
    seniority: str = ""
    given_name_latin: str = ""
    family_name_latin: str = ""
    language: str = "en"


class PersonQuerySet(models.QuerySet["Person"]):
    def named(self, query: str) -> "PersonQuerySet":
        """Those whose names, in either script, or address hold every word of the query, in any case."""
        found = self
        for word in words(query.replace("@", " ").replace(".", " ")):
            found = found.filter(search_key__contains=word)
        return found


class PersonManager(models.Manager.from_queryset(PersonQuerySet)):  # type: ignore[misc]
    """Those who count as people: who was merged into somebody else is left out."""

    def get_queryset(self) -> PersonQuerySet:
        return PersonQuerySet(self.model, using=self._db).filter(merged_into=None)

    def recognise(self, details: PersonDetails, *, at: datetime) -> "Person":
        """The person of these details: the known one with the same address and the same name, else a new one.

        An address alone is not enough, offices share theirs; what a known person has on record is not overwritten by
        a form that anybody could have filled in.
        """
        institution = (
            Institution.objects.recognise(details.country, details.institution) if details.institution else None
        )
        person, _new = self.get_or_create(
            email=details.email.lower(),
            name_key=name_key(details.given_name, details.family_name),
            defaults={
                "given_name": details.given_name,
                "family_name": details.family_name,
                "patronymic": details.patronymic,
                "given_name_latin": details.given_name_latin,
                "family_name_latin": details.family_name_latin,
                "sex": details.sex,
                "country": details.country,
                "institution": institution,
                "position": details.position,
                "seniority": details.seniority,
                "phone": details.phone,
                "birth_years": details.birth_years,
                "language": details.language,
                "created_at": at,
                "last_active_at": at,
            },
        )
        return person
