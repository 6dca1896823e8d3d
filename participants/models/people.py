from collections.abc import Iterable
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models.functions import Lower
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from participants.contacts import phone_form
from participants.matching import Identity, blocking_keys, heard, name_key, prepare, search_key
from participants.models.addresses import PersonEmail
from participants.models.kinds import AGE, CONTACT, COUNTED, DERIVED, LANGUAGE, NAME, NEEDS, WORK
from participants.models.likeness import COMPARED, identity_of
from participants.models.match_keys import MatchKey
from participants.models.places import Country, Institution
from participants.models.recognition import PersonManager, PersonQuerySet
from participants.signals import counted_anew
from portal.core.privacy import PersonalData
from portal.core.queueing import send_on_commit

# A change of one of these may make somebody like other people than before.
IDENTITY = (*COMPARED, "email", "institution_id", "merged_into_id", "anonymised_at")
# What figures count somebody as, with the level of the institution.
COUNTED_AS = ("sex", "country_id", "seniority", "institution_id")


class Sex(models.TextChoices):
    FEMALE = "female", _("female")
    MALE = "male", _("male")
    NOT_STATED = "not_stated", _("not stated")


class Person(models.Model):
    """Somebody who takes part. One person is one row, with or without an account."""

    personal = PersonalData(
        people=("self",),
        held=(
            NAME("given_name", "family_name", "patronymic", "given_name_latin", "family_name_latin"),
            DERIVED("name_key", "search_key"),
            COUNTED("sex", "country", "seniority", "institution_level"),
            WORK("institution", "position"),
            AGE("birth_years"),
            CONTACT("email", "phone"),
            LANGUAGE("language"),
            NEEDS("accessibility_needs", "dietary_needs"),
        ),
        other={
            "moments from which the retention counts": ("created_at", "last_active_at", "anonymised_at"),
            "that two entries are one person": ("merged_into",),
        },
    )

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
    # Filled by erasure alone, which takes the institution away: the person goes on being counted at its level.
    institution_level = models.CharField(
        _("level of the institution"), max_length=10, choices=Institution.Level, blank=True, editable=False
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
        permissions: ClassVar = [
            ("merge_person", _("Can merge two people who are one")),
            ("import_person", _("Can import lists of people")),
            ("export_person", _("Can take people out as a file")),
        ]
        indexes: ClassVar = [
            models.Index(fields=["name_key"]),
            # Everybody who is counted alike, without reading their rows.
            models.Index(fields=["country", "sex", "seniority", "institution", "id"], name="person_counted_as"),
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

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        """Keeps what is derived from the identity: keys for search and matching, and the address among the addresses.

        Whoever is new or now written differently is looked for among all others after the commit.
        """
        self.fill_keys()
        if update_fields:
            update_fields = {*update_fields, "name_key", "search_key"}
        with transaction.atomic():
            columns = {*IDENTITY, *COUNTED_AS}
            before = None if self._state.adding else Person.with_merged.filter(pk=self.pk).values(*columns).first()
            is_recounted = before is not None and any(before[it] != getattr(self, it) for it in COUNTED_AS)
            with counted_anew([self.pk] if is_recounted else []):
                super().save(*args, update_fields=update_fields, **kwargs)
            if before is None or any(before[column] != getattr(self, column) for column in IDENTITY):
                if self.email:
                    PersonEmail.objects.bulk_create(
                        [PersonEmail(person=self, address=self.email)], ignore_conflicts=True
                    )
                self.keep_match_keys()

    def fill_keys(self) -> None:
        self.name_key = name_key(self.given_name, self.family_name)
        self.search_key = search_key(
            self.given_name, self.family_name, self.given_name_latin, self.family_name_latin, self.email
        )

    def keep_match_keys(self) -> None:
        """Write the blocking keys anew, and look for candidates after the commit.

        Who was merged into somebody or anonymised has no keys: nobody is compared with them.
        """
        is_compared = self.merged_into_id is None and self.anonymised_at is None
        MatchKey.objects.keep(self.pk, blocking_keys(prepare(self.identity)) if is_compared else ())
        send_on_commit("participants.tasks.find_candidates", self.pk)

    def clean(self) -> None:
        super().clean()
        self.email = self.email.lower()
        if self.phone:
            number = phone_form(self.phone, self.country_id)
            if number is None:
                sentence = _("This is no phone number. Write it with the country's code: +77011234567.")
                raise ValidationError({"phone": sentence})
            self.phone = number
        key = name_key(self.given_name, self.family_name)
        if self.email and Person.objects.filter(email=self.email, name_key=key).exclude(pk=self.pk).exists():
            raise ValidationError(_("There is another person of this name with this e-mail address."))

    @property
    def full_name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip() or gettext("anonymised person")

    @property
    def latin_name(self) -> str:
        return f"{self.given_name_latin} {self.family_name_latin}".strip() or self.full_name

    @property
    def heard(self) -> tuple[str, ...]:
        """How the words of the names sound, for a search in any spelling of any script."""
        return heard(self.full_name, self.latin_name)

    def goes_by(self, family_name: str) -> bool:
        """Whether this is the person's family name, in either script and however it is spelt."""
        return heard(family_name) in {heard(name) for name in (self.family_name, self.family_name_latin) if name}

    @property
    def identity(self) -> Identity:
        """What matching compares of this person."""
        return self.identity_with([self.email, *(it.address for it in self.emails.all())])

    def identity_with(self, addresses: Iterable[str]) -> Identity:
        return identity_of(self, institution=self.institution.name if self.institution else "", addresses=addresses)
