"""What of the evidence somebody has looked at."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.core.privacy import TRACE, PersonalData


class EvidenceLook(models.Model):
    """That an officer has looked at a piece of evidence as it was. What changed since is to be looked at again."""

    personal = PersonalData(
        held=(TRACE("by"),), other={"which evidence was looked at, and as what": ("kind", "number", "stand", "at")}
    )

    class Kind(models.TextChoices):
        ATTENDANCE = "attendance", _("list of participants")
        PUBLICATION = "publication", _("publication")
        LEDGER = "ledger", _("ledger extract")

    kind = models.CharField(_("evidence"), max_length=11, choices=Kind)
    number = models.PositiveIntegerField(_("number"))
    stand = models.CharField(_("as it was"), max_length=40)
    at = models.DateTimeField(_("looked at"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("look at evidence")
        verbose_name_plural = _("looks at evidence")
        constraints: ClassVar = [models.UniqueConstraint(fields=["kind", "number"], name="evidence_looked_at_once")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"
