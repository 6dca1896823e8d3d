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
    patronymic = models.CharField(_("patronymic"), max_length=100, blank=True)
    given_name_latin = models.CharField(_("given name in Latin letters"), max_length=100, blank=True)
    family_name_latin = models.CharField(_("family name in Latin letters"), max_length=100, blank=True)
    name_key = models.CharField(max_length=210, editable=False)
    search_key = models.CharField(max_length=400, editable=False)
    sex = models.CharField(_("sex"), max_length=10, choices=Sex)
    country = models.ForeignKey(Country, verbose_name=_("country"), on_delete=models.PROTECT, related_name="people")
    institution = models.ForeignKey(
        Institution,
        verbose_name=_("institution"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="people",
    )
    position = models.CharField(_("position"), max_length=150, blank=True)
    seniority = models.CharField(_("seniority"), max_length=12, choices=Seniority, blank=True)
    birth_years = models.PositiveSmallIntegerField(
        _("years of birth"),
        null=True,
        blank=True,
        help_text=_("The first of five years: 1985 stands for 1985 to 1989. The exact year is not kept."),
    )
    email = models.EmailField(_("e-mail address"), max_length=254, blank=True, help_text=_("Where we write to."))
    phone = models.CharField(
        _("phone"), max_length=16, blank=True, help_text=_("With the country's code: +77011234567.")
    )
    language = models.CharField(_("language"), max_length=2, choices=[("en", _("English")), ("ru", _("Russian"))])
    accessibility_needs = models.TextField(_("accessibility needs"), blank=True)
    dietary_needs = models.CharField(_("dietary needs"), max_length=200, blank=True)
    created_at = models.DateTimeField()
    last_active_at = models.DateTimeField(_("last active"))
    anonymised_at = models.DateTimeField(_("anonymised"), null=True, blank=True, editable=False)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="merged_people"
    )

    objects = PersonManager()
    with_merged = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering: ClassVar = ["family_name", "given_name", "pk"]
        indexes: ClassVar = [
            models.Index(fields=["name_key"]),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["email", "name_key"],
                condition=~models.Q(email="") & models.Q(merged_into=None),
                name="person_once_per_address_and_name",
            ),
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="person_email_lower_case"),
            models.CheckConstraint(condition=models.Q(sex__in=Sex.values), name="person_sex_known_value"),
            models.CheckConstraint(
                condition=models.Q(birth_years=None) | models.Q(birth_years__range=(1900, 2095)),
                name="person_birth_years",
            ),
            models.CheckConstraint(
                condition=models.Q(phone="") | models.Q(phone__startswith="+"), name="person_phone_with_country_code"
            ),
            models.CheckConstraint(
                condition=models.Q(anonymised_at=None) | models.Q(given_name="", family_name="", email="", phone=""),
                name="person_anonymised_has_no_identity",
            ),
            models.CheckConstraint(
                condition=~models.Q(merged_into=models.F("pk")), name="person_not_merged_into_itself"
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    def save(self, *args, **kwargs) -> None:
        self.name_key = name_key(self.given_name, self.family_name)
        self.search_key = search_key(self.full_name, self.given_name_latin, self.family_name_latin, self.email)
        super().save(*args, **kwargs)
        if self.email:
            self.emails.get_or_create(address=self.email)

    def clean(self) -> None:
        super().clean()
        self.email = self.email.lower()
        key = name_key(self.given_name, self.family_name)
        if self.email and Person.objects.filter(email=self.email, name_key=key).exclude(pk=self.pk).exists():
            raise ValidationError(_("There is another person of this name with this e-mail address."))

    @property
    def full_name(self) -> str:
        return f"{self.given_name} {self.family_name}"

    @property
    def latin_name(self) -> str:
        return f"{self.given_name_latin} {self.family_name_latin}".strip() or self.full_name


class PersonEmail(models.Model):
    """An address that a person has used. Colleagues may share one; a verified one is one person's.

    Personal data: kept as long as the person, to recognise them and to know that an address is theirs.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="emails")
    address = models.EmailField(_("e-mail address"), max_length=254)
    verified_at = models.DateTimeField(_("verified"), null=True, blank=True)

    class Meta:
        verbose_name = _("e-mail address")
        verbose_name_plural = _("e-mail addresses")
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [models.Index(fields=["address"])]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "address"], name="person_email_once"),
            models.UniqueConstraint(
                fields=["address"], condition=models.Q(verified_at__isnull=False), name="person_email_verified_once"
            ),
            models.CheckConstraint(
                condition=models.Q(address=Lower("address")), name="person_email_address_lower_case"
            ),
        ]

    def __str__(self) -> str:
        return self.address
