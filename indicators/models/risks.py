from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.core.languages import Localised
from portal.core.privacy import PersonalData

ONE_TO_FIVE = [MinValueValidator(1), MaxValueValidator(5)]


class Risk(models.Model):
    """What could go wrong. The level is a judgement kept as written, not the product of the two figures."""

    personal = PersonalData(held=(), other={"the body that answers for the risk": ("owner",)})

    class Level(models.TextChoices):
        LOW = "low", _("Low")
        MODERATE = "moderate", _("Moderate")
        SUBSTANTIAL = "substantial", _("Substantial")
        HIGH = "high", _("High")

    number = models.PositiveSmallIntegerField(_("number"), unique=True)
    title = models.CharField(_("risk"), max_length=250)
    title_ru = models.CharField(_("risk in Russian"), max_length=250, blank=True)
    categories = models.CharField(_("categories"), max_length=150, blank=True)
    categories_ru = models.CharField(_("categories in Russian"), max_length=150, blank=True)
    likelihood = models.PositiveSmallIntegerField(_("likelihood (1-5)"), validators=ONE_TO_FIVE)
    impact = models.PositiveSmallIntegerField(_("impact (1-5)"), validators=ONE_TO_FIVE)
    level = models.CharField(_("level"), max_length=12, choices=Level)
    treatment = models.TextField(_("treatment"))
    treatment_ru = models.TextField(_("treatment in Russian"), blank=True)
    owner = models.CharField(_("owner"), max_length=100)

    local_title = Localised("title")
    local_categories = Localised("categories")
    local_treatment = Localised("treatment")

    class Meta:
        verbose_name = _("risk")
        verbose_name_plural = _("risks")
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(likelihood__range=(1, 5), impact__range=(1, 5)), name="risk_from_one_to_five"
            )
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.local_title}"


class Issue(models.Model):
    """What did go wrong, and what is done about it."""

    number = models.PositiveSmallIntegerField(_("number"), unique=True)
    title = models.CharField(_("issue"), max_length=250)
    title_ru = models.CharField(_("issue in Russian"), max_length=250, blank=True)
    action = models.TextField(_("action"))
    action_ru = models.TextField(_("action in Russian"), blank=True)

    local_title = Localised("title")
    local_action = Localised("action")

    class Meta:
        verbose_name = _("issue")
        verbose_name_plural = _("issues")
        ordering: ClassVar = ["number"]

    def __str__(self) -> str:
        return f"{self.number}. {self.local_title}"
