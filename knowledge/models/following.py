"""What follows from an enrolment: places at the sessions, and materials."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as now_in_words
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from events.models import EventPage, Registration
from events.models.kinds import DECISION, TAKING_PART
from knowledge.models.series import Enrolment, Series
from knowledge.models.works import Work
from portal.core.languages import Localised
from portal.core.privacy import PersonalData


class SessionPlace(models.Model):
    """That somebody was registered for a session because of their enrolment, or why not. Asked once for each event.

    Whoever gives a place at one session back is not registered for it again.
    """

    personal = PersonalData(
        people=("enrolment__person",),
        held=(TAKING_PART("enrolment", "event", "registration", "at"), DECISION("refusal")),
    )

    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, related_name="places")
    event = models.ForeignKey(EventPage, on_delete=models.CASCADE, related_name="+")
    registration = models.ForeignKey(
        Registration, on_delete=models.PROTECT, null=True, blank=True, related_name="session_places"
    )
    refusal = models.CharField(_("why not"), max_length=300, blank=True)
    at = models.DateTimeField(_("when"))

    class Meta:
        verbose_name = _("place at a session")
        verbose_name_plural = _("places at sessions")
        ordering: ClassVar = ["enrolment", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["enrolment", "event"], name="session_place_once"),
            models.CheckConstraint(
                condition=Q(refusal="") | Q(registration=None),
                name="session_place_or_why_not",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.enrolment} · {self.event}"


class Material(models.Model):
    """Something to read for a series: a publication of the library or a link, before or after a session.

    Without a session it belongs to the series: before its first or after its last session.
    """

    personal = PersonalData(
        held=(),
        other={
            "what is read": ("series", "event", "work", "url", "title", "title_ru", "is_before", "days", "sort_order")
        },
    )

    series = ParentalKey(Series, on_delete=models.CASCADE, related_name="materials")
    event = models.ForeignKey(
        EventPage,
        verbose_name=_("session"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Empty: the whole series."),
    )
    work = models.ForeignKey(
        Work, verbose_name=_("publication"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    url = models.URLField(_("or a link"), max_length=500, blank=True)
    title = models.CharField(_("title"), max_length=200, blank=True, help_text=_("Of a link; a publication has one."))
    title_ru = models.CharField(_("title in Russian"), max_length=200, blank=True)
    is_before = models.BooleanField(_("to be read before"), default=True, help_text=_("No: afterwards."))
    days = models.PositiveSmallIntegerField(_("so many days before or after"), default=3)
    sort_order = models.PositiveSmallIntegerField(default=0, editable=False)

    local_title = Localised("title")

    class Meta:
        verbose_name = _("material")
        verbose_name_plural = _("materials")
        ordering: ClassVar = ["sort_order", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(work__isnull=False, url="") | (Q(work=None) & ~Q(url="") & ~Q(title="")),
                name="material_is_a_publication_or_a_link",
                violation_error_message=_("Choose a publication, or write a link and its title."),
            )
        ]

    def __str__(self) -> str:
        return str(self.local_title or self.work)

    def clean(self) -> None:
        super().clean()
        if self.series_id and self.event and self.event_id not in {it.event_id for it in self.series.sessions.all()}:
            raise ValidationError({"event": now_in_words("This event is no session of the series.")})

    @property
    def address(self) -> str:
        return self.work.get_absolute_url() if self.work else self.url

    def due_at(self, sessions: list[EventPage]) -> datetime | None:
        """From when it is shown and sent; None while there is no session, or when its session was cancelled."""
        held = [it for it in sessions if not it.is_cancelled and self.event_id in (None, it.pk)]
        if not held:
            return None
        if self.is_before:
            return min(it.starts_at for it in held) - timedelta(days=self.days)
        return max(it.ends_at for it in held) + timedelta(days=self.days)


class SentMaterial(models.Model):
    """That a material was sent to somebody: nobody gets the same twice."""

    personal = PersonalData(people=("enrolment__person",), held=(TAKING_PART("enrolment", "material", "at"),))

    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, related_name="sent_materials")
    material = models.ForeignKey(Material, on_delete=models.CASCADE, related_name="sent")
    at = models.DateTimeField(_("when"))

    class Meta:
        verbose_name = _("sent material")
        verbose_name_plural = _("sent materials")
        ordering: ClassVar = ["enrolment", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["enrolment", "material"], name="material_sent_once")]

    def __str__(self) -> str:
        return f"{self.enrolment} · {self.material}"
