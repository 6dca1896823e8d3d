import re
from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.core.languages import Localised
from portal.core.privacy import PersonalData
from portal.core.sex_by_country import SEXES

# 1 234 567.89, 37,1 %, −5; at most twelve digits, so that a difference can be kept
NUMBER = re.compile(r"([-−]?(?:[0-9]{1,3}(?:\s[0-9]{3}){1,3}|[0-9]{1,12})(?:\.[0-9]{1,4}|,[0-9]{1,2})?)\s*%?")


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
        """The stated value as a number; None for words, dates, and "1,234", which could be either of two numbers."""
        found = NUMBER.fullmatch(self.value.strip())
        return Decimal(re.sub(r"\s", "", found[1]).replace(",", ".").replace("−", "-")) if found else None


class HeadcountClaim(models.Model):
    """People of one sex and country as a table on paper states them: of an event, or without one unique people."""

    personal = PersonalData(
        held=(),
        other={"a cell of a published table": ("year", "event", "sex", "country", "people", "where", "where_ru")},
    )

    year = models.PositiveSmallIntegerField(_("year of the document"))
    event = models.ForeignKey(
        "events.EventPage",
        verbose_name=_("event"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("None: the table of unique people."),
    )
    sex = models.CharField(_("sex"), max_length=10, choices=[(sex, sex) for sex in SEXES])
    country = models.ForeignKey(
        "participants.Country", verbose_name=_("country"), on_delete=models.PROTECT, related_name="+"
    )
    people = models.PositiveIntegerField(_("people"))
    where = models.CharField(_("where it is stated"), max_length=150)
    where_ru = models.CharField(_("where it is stated, in Russian"), max_length=150, blank=True)

    local_where = Localised("where")

    class Meta:
        verbose_name = _("published cell of a table of people")
        verbose_name_plural = _("published cells of tables of people")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["event", "sex", "country", "where"],
                condition=models.Q(event__isnull=False),
                name="headcount_claim_once_per_event_and_place",
            ),
            models.UniqueConstraint(
                fields=["year", "sex", "country", "where"],
                condition=models.Q(event=None),
                name="headcount_claim_once_per_year_and_place",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event or self.year} · {self.sex} · {self.country_id}: {self.people}"
