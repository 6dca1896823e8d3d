from collections.abc import Collection
from typing import Any, ClassVar

from django.db import models, transaction
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from participants.models.kinds import ADDRESS
from portal.core.privacy import PersonalData


class PersonEmailQuerySet(models.QuerySet["PersonEmail"]):
    def owners(self, addresses: Collection[str]) -> dict[str, int]:
        """The numbers of the people who have verified these addresses; a verified one is one person's."""
        verified = self.filter(address__in=addresses, verified_at__isnull=False)
        return dict(verified.values_list("address", "person_id"))


class PersonEmail(models.Model):
    """An address that a person has used. Colleagues may share one; a verified one is one person's."""

    personal = PersonalData(people=("person",), held=(ADDRESS("address", "verified_at"),))

    person = models.ForeignKey("participants.Person", on_delete=models.CASCADE, related_name="emails")
    address = models.EmailField(_("e-mail address"), max_length=254)
    verified_at = models.DateTimeField(_("verified"), null=True, blank=True)

    objects = PersonEmailQuerySet.as_manager()

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

    def save(self, *args: Any, **kwargs: Any) -> None:
        with transaction.atomic():
            super().save(*args, **kwargs)
            self.person.keep_match_keys()
