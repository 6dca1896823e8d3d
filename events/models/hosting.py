from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from participants.models import Country
from portal.core.privacy import PersonalData


class EntryBar(models.Model):
    """That a country does not admit officials of another one: noted by staff for their planning, never published."""

    personal = PersonalData(held=(), other={"about countries, not about people": ("host", "guest", "note")})

    host = models.ForeignKey(
        Country, verbose_name=_("country that would host"), on_delete=models.PROTECT, related_name="+"
    )
    guest = models.ForeignKey(
        Country, verbose_name=_("whose officials it does not admit"), on_delete=models.PROTECT, related_name="+"
    )
    note = models.CharField(
        _("note"), max_length=300, blank=True, help_text=_("How it is known. Name no person here; staff alone read it.")
    )

    class Meta:
        verbose_name = _("bar to entry")
        verbose_name_plural = _("bars to entry")
        ordering: ClassVar = ["host", "guest"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["host", "guest"],
                name="entry_bar_once",
                violation_error_message=_("This is noted already."),
            ),
            models.CheckConstraint(
                condition=~Q(host=F("guest")),
                name="entry_bar_between_two",
                violation_error_message=_("A country admits its own officials."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.host} – {self.guest}"
