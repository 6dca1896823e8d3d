from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.core.languages import Localised
from portal.core.privacy import TRACE, PersonalData

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


class RiskReview(models.Model):
    """How a risk was judged at a review. Rows are added, never changed; the risk itself shows the latest."""

    personal = PersonalData(
        held=(TRACE("by"),),
        other={"the judgement of a risk": ("risk", "reviewed_on", "likelihood", "impact", "level", "note", "note_ru")},
    )

    risk = models.ForeignKey(Risk, on_delete=models.PROTECT, related_name="reviews")
    reviewed_on = models.DateField(_("reviewed on"))
    likelihood = models.PositiveSmallIntegerField(_("likelihood (1-5)"), validators=ONE_TO_FIVE)
    impact = models.PositiveSmallIntegerField(_("impact (1-5)"), validators=ONE_TO_FIVE)
    level = models.CharField(_("level"), max_length=12, choices=Risk.Level)
    note = models.TextField(_("what was found"))
    note_ru = models.TextField(_("what was found, in Russian"), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    local_note = Localised("note")

    class Meta:
        verbose_name = _("review of a risk")
        verbose_name_plural = _("reviews of risks")
        ordering: ClassVar = ["risk", "reviewed_on", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["risk", "reviewed_on"], name="risk_reviewed_once_a_day"),
            models.CheckConstraint(
                condition=models.Q(likelihood__range=(1, 5), impact__range=(1, 5)), name="risk_review_from_one_to_five"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.risk} · {self.reviewed_on}"


class Issue(models.Model):
    """What did go wrong, and what is done about it."""

    class Status(models.TextChoices):
        OPEN = "open", pgettext_lazy("issue", "open")
        CLOSED = "closed", pgettext_lazy("issue", "closed")

    number = models.PositiveSmallIntegerField(_("number"), unique=True)
    title = models.CharField(_("issue"), max_length=250)
    title_ru = models.CharField(_("issue in Russian"), max_length=250, blank=True)
    action = models.TextField(_("action"))
    action_ru = models.TextField(_("action in Russian"), blank=True)
    raised_on = models.DateField(_("raised on"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=6, choices=Status, default=Status.OPEN)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)

    local_title = Localised("title")
    local_action = Localised("action")

    class Meta:
        verbose_name = _("issue")
        verbose_name_plural = _("issues")
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(status="closed", closed_on__isnull=False) | models.Q(status="open", closed_on=None),
                name="issue_closed_on_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(closed_on=None)
                | models.Q(raised_on=None)
                | models.Q(closed_on__gte=models.F("raised_on")),
                name="issue_closed_after_it_was_raised",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.local_title}"


class Lesson(models.Model):
    """What the programme learnt, and what it does differently since."""

    year = models.PositiveSmallIntegerField(_("year"))
    title = models.CharField(_("lesson"), max_length=250)
    title_ru = models.CharField(_("lesson in Russian"), max_length=250, blank=True)
    action = models.TextField(_("what is done differently"), blank=True)
    action_ru = models.TextField(_("what is done differently, in Russian"), blank=True)

    local_title = Localised("title")
    local_action = Localised("action")

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")
        ordering: ClassVar = ["year", "pk"]

    def __str__(self) -> str:
        return f"{self.year}: {self.local_title}"
