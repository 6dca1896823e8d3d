from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField

from events.models.blocks import FileBlock, SpeakerBlock
from events.models.pages import EventPage
from portal.core.languages import Localised
from portal.core.privacy import PersonalData


class Session(models.Model):
    """One item of an event's agenda, by the clock of the venue."""

    personal = PersonalData(held=(), other={"the published programme": ("speakers",)})

    event = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="sessions")
    day = models.DateField(_("day"))
    starts = models.TimeField(_("from"))
    ends = models.TimeField(_("to"), null=True, blank=True)
    title = models.CharField(_("title"), max_length=200)
    title_ru = models.CharField(_("title in Russian"), max_length=200, blank=True)
    speakers = StreamField([("speaker", SpeakerBlock())], verbose_name=_("speakers"), blank=True)
    files = StreamField([("file", FileBlock())], verbose_name=_("files"), blank=True)

    local_title = Localised("title")

    panels = [
        FieldRowPanel([FieldPanel("day"), FieldPanel("starts"), FieldPanel("ends")]),
        FieldPanel("title"),
        FieldPanel("title_ru"),
        FieldPanel("speakers"),
        FieldPanel("files"),
    ]

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering: ClassVar = ["day", "starts", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(ends=None) | Q(ends__gt=F("starts")), name="session_ends_after_start")
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        if self.starts and self.ends and self.ends <= self.starts:
            raise ValidationError({"ends": _("The session ends before it starts.")})
