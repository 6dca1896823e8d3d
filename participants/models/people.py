from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from participants.matching import name_key, search_key, words
from participants.models.places import Country, Institution


class Sex(models.TextChoices):
    FEMALE = "female", _("female")
    MALE = "male", _("male")
    NOT_STATED = "not_stated", _("not stated")


@dataclass(frozen=True)
class PersonDetails:
    """A person as written on a form or a list."""

    given_name: str
    family_name: str
    sex: str
    country: Country
    institution: str
    email: str
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
    def recognise(self, details: PersonDetails, *, at: datetime) -> "Person":
        """The person of these details: the known one with the same address and the same name, else a new one.

        An address alone is not enough, offices share theirs; what a known person has on record is not overwritten by
        a form that anybody could have filled in.
        """
        institution = Institution.objects.recognise(details.country, details.institution)
        person, _new = self.get_or_create(
            email=details.email.lower(),
            name_key=name_key(details.given_name, details.family_name),
            defaults={
                "given_name": details.given_name,
                "family_name": details.family_name,
                "given_name_latin": details.given_name_latin,
                "family_name_latin": details.family_name_latin,
                "sex": details.sex,
                "country": details.country,
                "institution": institution,
                "position": details.position,
                "seniority": details.seniority,
                "language": details.language,
                "created_at": at,
            },
        )
        return person


class Person(models.Model):
    """Somebody who takes part. One person is one row, with or without an account.

    Personal data: kept to count unique people and to invite again, three years after the last activity.
    """

    Sex = Sex

    class Seniority(models.TextChoices):
        EXECUTIVE = "executive", _("executive")
        OFFICIAL = "official", _("official")
        EXPERT = "expert", _("expert")
        POLICY_MAKER = "policy_maker", _("policy maker")

    given_name = models.CharField(_("given name"), max_length=100)
    family_name = models.CharField(_("family name"), max_length=100)
    given_name_latin = models.CharField(_("given name in Latin letters"), max_length=100, blank=True)
    family_name_latin = models.CharField(_("family name in Latin letters"), max_length=100, blank=True)
    name_key = models.CharField(max_length=210, editable=False)
    search_key = models.CharField(max_length=400, editable=False)
    sex = models.CharField(_("sex"), max_length=10, choices=Sex)
    country = models.ForeignKey(Country, verbose_name=_("country"), on_delete=models.PROTECT, related_name="people")
    institution = models.ForeignKey(Institution, verbose_name=_("institution"), on_delete=models.PROTECT)
    position = models.CharField(_("position"), max_length=150, blank=True)
    seniority = models.CharField(_("seniority"), max_length=12, choices=Seniority, blank=True)
    email = models.EmailField(_("e-mail address"), max_length=254)
    language = models.CharField(_("language"), max_length=2, choices=[("en", _("English")), ("ru", _("Russian"))])
    created_at = models.DateTimeField()

    objects = PersonManager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering: ClassVar = ["family_name", "given_name", "pk"]
        indexes: ClassVar = [
            models.Index(fields=["name_key"]),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["email", "name_key"], name="person_once_per_address_and_name"),
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="person_email_lower_case"),
            models.CheckConstraint(condition=models.Q(sex__in=Sex.values), name="person_sex_known_value"),
        ]

    def __str__(self) -> str:
        return self.full_name

    def save(self, *args, **kwargs) -> None:
        self.name_key = name_key(self.given_name, self.family_name)
        self.search_key = search_key(self.full_name, self.given_name_latin, self.family_name_latin, self.email)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        self.email = self.email.lower()
        key = name_key(self.given_name, self.family_name)
        if Person.objects.filter(email=self.email, name_key=key).exclude(pk=self.pk).exists():
            raise ValidationError(_("There is another person of this name with this e-mail address."))

    @property
    def full_name(self) -> str:
        return f"{self.given_name} {self.family_name}"

    @property
    def latin_name(self) -> str:
        return f"{self.given_name_latin} {self.family_name_latin}".strip() or self.full_name


class Consent(models.Model):
    """What a person agreed to, in which words, when. Rows are added and never changed.

    Personal data: the proof that we may keep the rest, kept as long as the person.
    """

    class Purpose(models.TextChoices):
        REGISTRATION = "registration", _("registration for an event")

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="consents")
    purpose = models.CharField(max_length=20, choices=Purpose)
    is_given = models.BooleanField(help_text=_("No: it was withdrawn."))
    text = models.TextField(help_text=_("The sentence as the person read it."))
    language = models.CharField(max_length=5)
    source = models.CharField(max_length=40, help_text=_("Where: a form, a list on paper."))
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering: ClassVar = ["-at"]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_purpose_display()}"

    def save(self, *args, **kwargs) -> None:
        if self.pk:
            raise TypeError("a consent is never changed; add a row")
        super().save(*args, **kwargs)
