from decimal import Decimal, InvalidOperation
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.core.languages import Localised


class Claim(models.Model):
    """A figure that a published document states. It stands beside the computed figure and never replaces it."""

    year = models.PositiveSmallIntegerField(_("year of the document"))
    figure = models.CharField(_("figure"), max_length=60, help_text=_("For example indicator.1.2.actual.2022."))
    value = models.CharField(_("value as stated"), max_length=40)
    where = models.CharField(_("where it is stated"), max_length=150)
    where_ru = models.CharField(_("where it is stated, in Russian"), max_length=150, blank=True)

    local_where = Localised("where")

    class Meta:
        verbose_name = _("published figure")
        verbose_name_plural = _("published figures")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["year", "figure", "where"], name="claim_once_per_place")
        ]

    def __str__(self) -> str:
        return f"{self.figure} = {self.value}"

    @property
    def number(self) -> Decimal | None:
        """The stated value as a number; None for words and dates."""
        try:
            return Decimal(self.value)
        except InvalidOperation:
            return None

    @property
    def decimals(self) -> int:
        """How many the document prints."""
        return len(self.value.partition(".")[2])
