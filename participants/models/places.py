from collections.abc import Collection, Iterable
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from participants.matching import search_key
from participants.signals import counted_anew
from portal.core.languages import Localised
from portal.core.privacy import PersonalData

WrittenInstitution = tuple[str, str]  # the country's ISO code and the name


class CountryQuerySet(models.QuerySet["Country"]):
    def participating(self) -> "CountryQuerySet":
        return self.filter(is_participating=True)


class Country(models.Model):
    """A country of the programme, or one that hosts or pays."""

    personal = PersonalData(held=(), other={"the name of a country": ("name", "name_ru")})

    iso2 = models.CharField(_("ISO code"), max_length=2, primary_key=True)
    report_code = models.CharField(_("code in reports"), max_length=3, unique=True)
    name = models.CharField(_("name"), max_length=80)
    name_ru = models.CharField(_("name in Russian"), max_length=80)
    region = models.CharField(_("region"), max_length=40)
    is_participating = models.BooleanField(_("participates"), default=False)

    local_name = Localised("name")

    objects = CountryQuerySet.as_manager()

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        ordering: ClassVar = ["report_code"]

    def __str__(self) -> str:
        return str(self.local_name)


class InstitutionQuerySet(models.QuerySet["Institution"]):
    def named(self, query: str) -> "InstitutionQuerySet":
        """Those whose name in either language holds the query, in any case."""
        key = search_key(query)
        return self.filter(Q(name_key__contains=key) | Q(name_ru_key__contains=key))

    def suggested(self) -> "InstitutionQuerySet":
        """Those that staff have looked at, and so may be shown to everybody who fills in a form."""
        return self.exclude(level="")


class InstitutionManager(models.Manager.from_queryset(InstitutionQuerySet)):  # type: ignore[misc]
    def recognise(self, country: Country, name: str) -> "Institution":
        """The institution of this name in either language, else a new one.

        Case, spaces and punctuation do not matter; staff join institutions that are one under different names.
        """
        key = search_key(name)
        known = self.filter(Q(name_key=key) | Q(name_ru_key=key), country=country).order_by("pk").first()
        return known or self.get_or_create(country=country, name_key=key, defaults={"name": name})[0]

    def known(self, written: Iterable[WrittenInstitution]) -> dict[WrittenInstitution, "Institution"]:
        """The institutions that we have of those that were written in either language, by how they were. One query."""
        keys = {(country, name): key for country, name in written if (key := search_key(name))}
        names = set(keys.values())
        by_key: dict[WrittenInstitution, Institution] = {}
        for institution in (
            self.filter(Q(name_key__in=names) | Q(name_ru_key__in=names)).order_by("pk") if names else ()
        ):
            by_key.setdefault((institution.country_id, institution.name_key), institution)
            by_key.setdefault((institution.country_id, institution.name_ru_key), institution)
        return {one: by_key[one[0], key] for one, key in keys.items() if (one[0], key) in by_key}

    def recognise_all(self, written: Collection[WrittenInstitution]) -> dict[WrittenInstitution, "Institution"]:
        """The institutions of these names, each as `recognise` says, by how they were written. Three queries at most.

        A name without a letter is none.
        """
        known = self.known(written)
        new = {(country, search_key(name)): name for country, name in written if (country, name) not in known}
        rows = [self.model(country_id=country, name=name, name_key=key) for (country, key), name in new.items() if key]
        if not rows:
            return known
        self.bulk_create(rows, batch_size=500, ignore_conflicts=True)
        return self.known(written)


class Institution(models.Model):
    """A public body that sends people."""

    personal = PersonalData(
        held=(), other={"the name of a public body": ("name", "name_ru", "name_key", "name_ru_key")}
    )

    class Level(models.TextChoices):
        CENTRAL = "central", _("central")
        LOCAL = "local", _("local")

    class Kind(models.TextChoices):
        MINISTRY = "ministry", _("ministry")
        AGENCY = "agency", _("agency or committee")
        ADMINISTRATION = "administration", _("regional or city administration")
        ACADEMY = "academy", _("academy or institute")
        COMPANY = "company", _("state company")
        OTHER = "other", _("other")

    name = models.CharField(_("name"), max_length=200)
    name_ru = models.CharField(_("name in Russian"), max_length=200, blank=True)
    name_key = models.CharField(max_length=400, editable=False)
    name_ru_key = models.CharField(max_length=400, editable=False, blank=True)
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="institutions")
    level = models.CharField(
        _("level"),
        max_length=10,
        choices=Level,
        blank=True,
        help_text=_("Empty: as somebody wrote it, not yet checked."),
    )
    kind = models.CharField(_("kind"), max_length=14, choices=Kind, blank=True)

    local_name = Localised("name")

    objects = InstitutionManager()

    class Meta:
        verbose_name = _("institution")
        verbose_name_plural = _("institutions")
        ordering: ClassVar = ["country", "name"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["country", "name_key"], name="institution_once_per_country")
        ]

    def __str__(self) -> str:
        return str(self.local_name)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.name_key, self.name_ru_key = search_key(self.name), search_key(self.name_ru)
        with transaction.atomic(), counted_anew(self._recounted()):
            super().save(*args, **kwargs)

    def _recounted(self) -> list[int]:
        """The people who are counted anew when this is written: all, where its level is another one than before."""
        if self._state.adding or not Institution.objects.filter(pk=self.pk).exclude(level=self.level).exists():
            return []
        return list(self.people.values_list("pk", flat=True))

    def clean(self) -> None:
        super().clean()
        same = Institution.objects.filter(country=self.country_id, name_key=search_key(self.name)).exclude(pk=self.pk)
        if same.exists():
            raise ValidationError({"name": _("This country has an institution of this name already.")})
