"""A certificate that was issued, and the name that somebody wants on it."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from knowledge.awarding.numbers import grouped
from knowledge.models.achievements import Achievement
from knowledge.models.kinds import AWARDED, AWARDED_NAME, PRINTED_NAME
from participants.models import Person
from portal.core.privacy import TRACE, PersonalData

# All that may be written to an award after it was issued.
STATUS = frozenset({"superseded_at", "revoked_at", "revoked_reason", "revoked_by"})


class AwardChanged(TypeError):
    """Something else than the status of an award was to be written."""


class AwardQuerySet(models.QuerySet["Award"]):
    def current(self) -> "AwardQuerySet":
        """Neither superseded nor revoked; it may have expired."""
        return self.filter(superseded_at=None, revoked_at=None)

    def in_the_way(self, *, since: datetime) -> "AwardQuerySet":
        """For which no other one is issued to those whom staff chose at `since`: valid, or revoked after that."""
        return self.filter(Q(superseded_at=None, revoked_at=None) | Q(revoked_at__gt=since))

    def ended(self) -> "AwardQuerySet":
        return self.exclude(superseded_at=None, revoked_at=None)

    def with_successor(self) -> "AwardQuerySet":
        return self.select_related("superseded_by")

    def update(self, **fields: Any) -> int:
        if set(fields) - STATUS:
            raise AwardChanged("an award is never changed")
        return super().update(**fields)

    def bulk_update(self, objs: Collection["Award"], fields: Collection[str], *args: Any, **options: Any) -> int:
        raise AwardChanged("awards are issued and ended one by one")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise AwardChanged("an award is never deleted")

    delete.queryset_only = True  # type: ignore[attr-defined]


class Award(models.Model):
    """That somebody has achieved something, as it was when it was issued: nothing of it is ever made anew.

    `facts` are all that the certificate states except the name; `evidence` says by what the rule was met; `credential`
    is the signed badge. A correction is a new award that supersedes; then and when it is revoked, it stays, and its
    number goes on telling what became of it. Erasure empties the name, the evidence, the badge and the file; the hash
    of the file stays, so that whoever has the file can prove it.
    """

    personal = PersonalData(
        people=("person",),
        numbers=("issued_for",),
        held=(
            AWARDED_NAME("printed_name", "printed_name_latin", "pdf", "credential", "evidence", "revoked_reason"),
            AWARDED("person", "issued_for", "achievement", "issued_at", "expires_on", "superseded_at", "revoked_at"),
            TRACE("issued_by", "revoked_by"),
        ),
        other={
            "what the certificate states without the person": ("facts", "number", "sha256"),
            "which certificate came before": ("supersedes",),
            "the place in the list of badges that are no longer valid": ("status_index",),
        },
    )

    number = models.CharField(_("number"), max_length=12, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="awards")
    issued_for = models.PositiveBigIntegerField(editable=False, help_text=_("The number of the person at the time."))
    achievement = models.ForeignKey(
        Achievement, on_delete=models.SET_NULL, null=True, blank=True, related_name="awards"
    )
    printed_name = models.CharField(_("name as printed"), max_length=310, blank=True)
    printed_name_latin = models.CharField(_("name in Latin letters as printed"), max_length=210, blank=True)
    facts = models.JSONField(_("facts"))
    evidence = models.JSONField(_("evidence"), default=list)
    pdf = models.FileField(_("file"), upload_to="awards/%Y/", blank=True)
    sha256 = models.CharField(_("SHA-256 of the file"), max_length=64, db_index=True)
    credential = models.TextField(_("digital badge"), blank=True)
    status_index = models.PositiveIntegerField(unique=True, editable=False)
    issued_at = models.DateTimeField(_("issued"))
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    expires_on = models.DateField(_("valid until"), null=True, blank=True)
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    superseded_at = models.DateTimeField(_("superseded"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)
    revoked_reason = models.CharField(_("reason"), max_length=300, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = AwardQuerySet.as_manager()

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        ordering: ClassVar = ["-issued_at", "-pk"]
        permissions: ClassVar = [
            ("issue_award", _("Can issue certificates and put them right")),
            ("revoke_award", _("Can revoke certificates")),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["achievement", "issued_for"],
                condition=Q(superseded_at=None, revoked_at=None),
                name="award_once_for_an_achievement",
            ),
            models.CheckConstraint(
                condition=Q(revoked_at=None, revoked_by=None, revoked_reason="")
                | Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="award_revoked_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(superseded_at=None) | Q(revoked_at=None), name="award_superseded_or_revoked"
            ),
        ]

    def __str__(self) -> str:
        return f"{grouped(self.number)} · {self.printed_name or say('holder has been erased')}"

    def save(self, *args: Any, update_fields: Collection[str] | None = None, **options: Any) -> None:
        if not self._state.adding and (not update_fields or set(update_fields) - STATUS):
            raise AwardChanged("an award is never changed")
        super().save(*args, update_fields=update_fields, **options)

    def delete(self, *args: Any, **options: Any) -> tuple[int, dict[str, int]]:
        raise AwardChanged("an award is never deleted")

    @property
    def shown_number(self) -> str:
        return grouped(self.number)

    @property
    def is_erased(self) -> bool:
        return not self.printed_name

    @property
    def is_current(self) -> bool:
        return self.superseded_at is None and self.revoked_at is None

    @property
    def status(self) -> str:
        """In one word, for lists of staff."""
        if self.revoked_at:
            return say("revoked")
        return say("superseded") if self.superseded_at else say("issued")

    def is_valid(self, on: date) -> bool:
        return self.is_current and (self.expires_on is None or on <= self.expires_on)


class NameQuerySet(models.QuerySet["PrintedName"]):
    def latest_of(self, people: Collection[int]) -> "dict[int, PrintedName]":
        """The last word about each person's name, by the number of the person."""
        return {row.person_id: row for row in self.filter(person__in=people).order_by("at", "pk")}


class PrintedName(models.Model):
    """A step on the way to the name on a certificate; the last row of a person holds. Rows are added, never changed.

    `registered` is the name as registered at that moment: when it is another one by now, the step is out of date.
    """

    personal = PersonalData(
        people=("person",),
        held=(PRINTED_NAME("person", "step", "name", "name_latin", "registered", "at"), TRACE("by")),
    )

    class Step(models.TextChoices):
        ASKED = "asked", _("asked")
        CONFIRMED = "confirmed", _("confirmed by the person")
        PROPOSED = "proposed", _("proposed by the person")
        ACCEPTED = "accepted", _("accepted by staff")
        REFUSED = "refused", _("refused by staff")

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="printed_names")
    step = models.CharField(_("step"), max_length=10, choices=Step)
    name = models.CharField(_("name"), max_length=310)
    name_latin = models.CharField(_("name in Latin letters"), max_length=210, blank=True)
    registered = models.CharField(max_length=530, editable=False)
    at = models.DateTimeField(_("when"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    objects = NameQuerySet.as_manager()

    class Meta:
        verbose_name = _("name on certificates")
        verbose_name_plural = _("names on certificates")
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.name} · {self.get_step_display()}"
