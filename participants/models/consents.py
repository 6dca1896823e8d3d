from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from participants.models.kinds import CONSENT, WORDS_OF_CONSENT
from participants.models.people import Person
from portal.core.privacy import PersonalData


class ConsentQuerySet(models.QuerySet["Consent"]):
    def latest_of(self, person: Person) -> "dict[str, Consent]":
        """What the person said last about each purpose."""
        return {consent.purpose: consent for consent in self.filter(person=person).order_by("at", "pk")}


class Consent(models.Model):
    """What a person agreed to, in which words, when. Rows are added and never changed."""

    class Purpose(models.TextChoices):
        REGISTRATION = "registration", _("registration for an event")
        TRAVEL = "travel", _("journey to an event")

    class Source(models.TextChoices):
        SELF = "self", _("a form of the portal")
        IMPORTED = "imported", _("a list of participants")
        MY_DATA = "my_data", _("the page “My data”")

    personal = PersonalData(
        people=("person",),
        held=(CONSENT("purpose", "is_given", "language", "source", "at"), WORDS_OF_CONSENT("text")),
    )

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="consents")
    purpose = models.CharField(_("for what"), max_length=20, choices=Purpose)
    is_given = models.BooleanField(_("given"), help_text=_("No: it was withdrawn."))
    text = models.TextField(_("text"), help_text=_("The sentence as the person read it."))
    language = models.CharField(_("language"), max_length=5)
    source = models.CharField(_("where"), max_length=40, choices=Source)
    at = models.DateTimeField(_("when"))

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering: ClassVar = ["-at"]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_purpose_display()}"

    def save(self, *args, **kwargs) -> None:
        if self.pk:
            raise TypeError("a consent is never changed; add a row")
        super().save(*args, **kwargs)
