from typing import ClassVar

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from participants.models.kinds import ADDRESS
from portal.core.privacy import PersonalData


class PersonEmail(models.Model):
    """An address that a person has used. Colleagues may share one; a verified one is one person's."""

    personal = PersonalData(people=("person",), held=(ADDRESS("address", "verified_at"),))

    person = models.ForeignKey("participants.Person", on_delete=models.CASCADE, related_name="emails")
    address = models.EmailField(_("e-mail address"), max_length=254)
    verified_at = models.DateTimeField(_("verified"), null=True, blank=True)

    class Meta:
        verbose_name = _("e-mail address")
        verbose_name_plural = _("e-mail addresses")
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [models.Index(fields=["address"])]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "address"], name="person_email_once"),
            models.UniqueConstraint(
                fields=["address"], condition=models.Q(verified_at__isnull=False), name="person_email_verified_once"
            ),
            models.CheckConstraint(
                condition=models.Q(address=Lower("address")), name="person_email_address_lower_case"
            ),
        ]

    def __str__(self) -> str:
        return self.address
