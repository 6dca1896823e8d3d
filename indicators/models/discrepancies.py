"""Where a figure is not what it ought to be."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from indicators.models.periods import ReportingPeriod
from portal.core.languages import Localised
from portal.core.privacy import TRACE, PersonalData


class DiscrepancyQuerySet(models.QuerySet["Discrepancy"]):
    def of_year(self, year: int) -> "DiscrepancyQuerySet":
        return self.filter(year=year)

    def of_period(self, period: ReportingPeriod) -> "DiscrepancyQuerySet":
        """Those of the years of the period: a figure is of a year."""
        return self.filter(year__range=(period.starts_on.year, period.ends_on.year))

    def open(self) -> "DiscrepancyQuerySet":
        return self.filter(state=Discrepancy.State.OPEN)


class Discrepancy(models.Model):
    """That a rule found two figures apart. Found by the rules alone, explained by people, fixed when it is gone.

    `left` is what is computed, `right` what is stated or demanded, both as they are printed.
    """

    personal = PersonalData(
        held=(TRACE("explained_by"),),
        other={
            "figures of the programme that disagree": (
                "year", "rule", "figure", "left", "right", "where", "difference", "severity", "state", "explanation",
                "explanation_ru", "found_at", "checked_at", "explained_at", "fixed_at",
            )
        },
    )  # fmt: skip

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("discrepancy", "open")
        EXPLAINED = "explained", _("explained")
        FIXED = "fixed", _("fixed")

    class Severity(models.TextChoices):
        ERROR = "error", _("error")
        WARNING = "warning", _("to be looked at")

    year = models.PositiveSmallIntegerField(_("year of the report"))
    rule = models.CharField(_("rule"), max_length=40)
    figure = models.CharField(_("figure"), max_length=300)
    left = models.CharField(_("computed"), max_length=150)
    right = models.TextField(_("stated"))
    where = models.TextField(_("where it is stated"), blank=True)
    difference = models.DecimalField(_("difference"), max_digits=16, decimal_places=4, null=True, blank=True)
    severity = models.CharField(_("severity"), max_length=8, choices=Severity)
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.OPEN)
    explanation = models.TextField(_("explanation"), blank=True)
    explanation_ru = models.TextField(_("explanation in Russian"), blank=True)
    explained_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    explained_at = models.DateTimeField(_("explained"), null=True, blank=True)
    found_at = models.DateTimeField(_("found"))
    checked_at = models.DateTimeField(_("last checked"))
    fixed_at = models.DateTimeField(pgettext_lazy("moment", "fixed"), null=True, blank=True)

    local_explanation = Localised("explanation")

    objects = DiscrepancyQuerySet.as_manager()

    class Meta:
        verbose_name = _("discrepancy")
        verbose_name_plural = _("discrepancies")
        ordering: ClassVar = ["year", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["year", "rule", "figure"], name="discrepancy_once_per_rule_and_figure"),
            models.CheckConstraint(
                condition=~models.Q(state="explained")
                | (~models.Q(explanation="") & models.Q(explained_at__isnull=False)),
                name="discrepancy_explained_in_words",
            ),
            models.CheckConstraint(
                condition=models.Q(state="fixed", fixed_at__isnull=False)
                | (~models.Q(state="fixed") & models.Q(fixed_at=None)),
                name="discrepancy_fixed_at_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.figure} ({self.rule})"
