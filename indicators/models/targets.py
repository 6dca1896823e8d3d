"""What was promised for a year, with every change of it."""

from collections.abc import Iterable
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from indicators.models.indicators import Indicator
from portal.core.privacy import TRACE, PersonalData


def targets_by_year(versions: Iterable["TargetVersion"]) -> dict[int, "TargetVersion"]:
    """Of these versions of one indicator, the one in force for each year: the one approved last."""
    return {version.year: version for version in sorted(versions, key=lambda it: (it.approved_at, it.pk))}


class TargetVersionQuerySet(models.QuerySet["TargetVersion"]):
    def in_force(self, indicator: Indicator, year: int) -> "TargetVersion | None":
        """The one approved last."""
        return self.filter(indicator=indicator, year=year).order_by("approved_at", "pk").last()


class TargetVersion(models.Model):
    """A target as it was approved. A change is a further row with its reason; the one approved last is in force.

    `cells` splits it as the framework of the donor does, for example {"sex": {"female": 30}}.
    """

    personal = PersonalData(
        held=(TRACE("approved_by"),),
        other={
            "a figure of the programme": (
                "indicator", "year", "value", "cells", "source", "document", "reason", "approved_at",
            )
        },
    )  # fmt: skip

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="targets")
    year = models.PositiveSmallIntegerField(_("year"))
    value = models.DecimalField(_("value"), max_digits=12, decimal_places=2)
    cells = models.JSONField(_("of it"), default=dict, blank=True)
    source = models.CharField(_("source document"), max_length=250)
    document = models.ForeignKey(
        "wagtaildocs.Document",
        verbose_name=_("document"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    reason = models.CharField(_("reason for the change"), max_length=300, blank=True)
    approved_at = models.DateTimeField(_("approved"))
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = TargetVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        ordering: ClassVar = ["indicator", "year", "approved_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["indicator", "year", "approved_at"], name="target_approved_once_at_a_time"),
            models.CheckConstraint(condition=models.Q(value__gte=0), name="target_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator.number}, {self.year}: {self.value}"
