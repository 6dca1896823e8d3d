from datetime import date, datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participants.models.kinds import REQUEST, WORDS_OF_REQUEST
from participants.models.people import Person
from portal.core.privacy import TRACE, PersonalData

ANSWER_WITHIN = timedelta(days=30)


class DataRequestQuerySet(models.QuerySet["DataRequest"]):
    def open(self) -> "DataRequestQuerySet":
        return self.filter(state=DataRequest.State.OPEN)

    def overdue(self, at: datetime) -> "DataRequestQuerySet":
        return self.open().filter(asked_at__lt=at - ANSWER_WITHIN)


class DataRequest(models.Model):
    """That somebody wants their data corrected or erased, and what the programme answered."""

    personal = PersonalData(
        people=("person",),
        held=(
            REQUEST("kind", "state", "asked_at", "decided_at"),
            WORDS_OF_REQUEST("text", "proposed", "answer"),
            TRACE("asked_by", "decided_by"),
        ),
    )

    class Kind(models.TextChoices):
        CORRECTION = "correction", _("correction")
        ERASURE = "erasure", _("erasure")

    class State(models.TextChoices):
        OPEN = "open", _("to be answered")
        DONE = "done", _("done")
        REFUSED = "refused", _("refused")
        CANCELLED = "cancelled", _("cancelled")

    person = models.ForeignKey(Person, verbose_name=_("person"), on_delete=models.PROTECT, related_name="data_requests")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    text = models.TextField(_("what is wrong, or why"), blank=True)
    proposed = models.TextField(_("how it should read"), blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    asked_at = models.DateTimeField(_("asked"))
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("answered"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answer = models.TextField(_("answer"), blank=True)

    objects = DataRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("data request")
        verbose_name_plural = _("data requests")
        ordering: ClassVar = ["asked_at", "pk"]
        permissions: ClassVar = [("handle_datarequest", _("Can answer data requests"))]
        indexes: ClassVar = [models.Index(fields=["state", "asked_at"])]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(kind="erasure", state="open"), name="data_request_one_open_erasure"
            ),
            models.CheckConstraint(
                condition=Q(state="open", decided_at=None, decided_by=None)
                | Q(state="cancelled", decided_at__isnull=False)
                | Q(state__in=["done", "refused"], decided_at__isnull=False, decided_by__isnull=False),
                name="data_request_decided_with_time_and_name",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.person}"

    @property
    def due_on(self) -> date:
        return timezone.localdate(self.asked_at + ANSWER_WITHIN)

    def is_overdue(self, at: datetime) -> bool:
        return self.state == self.State.OPEN and at > self.asked_at + ANSWER_WITHIN
