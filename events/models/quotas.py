"""Places that are set aside for the people of one country."""

from typing import ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from events.models.pages import EventPage
from participants.models import Country


class CountryQuota(models.Model):
    """So many places of the event, in person where it is hybrid, for the people of one country until they are released.

    What is not taken by then goes to everybody. A quota is no limit: beyond it the country's people may have any place
    that is free for all.
    """

    event = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="quotas")
    country = models.ForeignKey(Country, verbose_name=_("country"), on_delete=models.PROTECT, related_name="+")
    seats = models.PositiveIntegerField(_("places"), validators=[MinValueValidator(1)])
    released_on = models.DateField(
        _("released on"),
        null=True,
        blank=True,
        help_text=_("From this day at the venue anybody may have what is left. Empty: never."),
    )

    class Meta:
        verbose_name = _("country quota")
        verbose_name_plural = _("country quotas")
        ordering: ClassVar = ["country__name"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["event", "country"], name="country_quota_once"),
            models.CheckConstraint(condition=models.Q(seats__gte=1), name="country_quota_has_seats"),
        ]

    def __str__(self) -> str:
        return f"{self.country} · {self.seats}"
