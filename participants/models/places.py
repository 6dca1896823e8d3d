from typing import ClassVar

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from portal.core.languages import Localised


class CountryQuerySet(models.QuerySet["Country"]):
    def participating(self) -> "CountryQuerySet":
        return self.filter(is_participating=True)


class Country(models.Model):
    """A country of the programme, or one that hosts or pays."""

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


class Institution(models.Model):
    """A public body that sends people."""

    class Level(models.TextChoices):
        CENTRAL = "central", _("central")
        LOCAL = "local", _("local")

    name = models.CharField(_("name"), max_length=200)
    name_ru = models.CharField(_("name in Russian"), max_length=200, blank=True)
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="institutions")
    level = models.CharField(_("level"), max_length=10, choices=Level, blank=True)

    local_name = Localised("name")

    class Meta:
        verbose_name = _("institution")
        verbose_name_plural = _("institutions")
        ordering: ClassVar = ["country", "name"]
        constraints: ClassVar = [models.UniqueConstraint("country", Lower("name"), name="institution_once_per_country")]

    def __str__(self) -> str:
        return str(self.local_name)
