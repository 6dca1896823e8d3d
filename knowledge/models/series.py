from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.fields import RichTextField
from wagtail.models import DraftStateMixin, PreviewableMixin, RevisionMixin

from events.models import EventPage
from events.models.kinds import TAKING_PART
from participants.models import Person
from portal.core.languages import Localised
from portal.core.pages import TEXT_FEATURES
from portal.core.privacy import TRACE, PersonalData


class SeriesQuerySet(models.QuerySet["Series"]):
    def published(self) -> "SeriesQuerySet":
        return self.filter(live=True)

    def open_for_enrolment(self, at: datetime) -> "SeriesQuerySet":
        return self.published().filter(
            Q(enrolment_opens_at=None) | Q(enrolment_opens_at__lte=at),
            Q(enrolment_closes_at=None) | Q(enrolment_closes_at__gt=at),
        )


class Series(PreviewableMixin, DraftStateMixin, RevisionMixin, ClusterableModel):
    """Sessions in order, each an event, which together make a course."""

    personal = PersonalData(
        held=(TRACE("trainers"),),
        accounts=("trainers",),
        other={
            "what is offered": (
                "slug",
                "track",
                "title",
                "title_ru",
                "summary",
                "summary_ru",
                "body",
                "body_ru",
                "admission",
                "capacity",
                "enrolment_opens_at",
                "enrolment_closes_at",
                "prerequisites",
            ),
            "how far its publication is": (
                "live",
                "has_unpublished_changes",
                "first_published_at",
                "last_published_at",
                "go_live_at",
                "expire_at",
                "expired",
                "latest_revision",
                "live_revision",
            ),
        },
    )

    class Track(models.TextChoices):
        INNOVATION = "innovation", _("innovation associate")
        DIGITALISATION = "digitalisation", _("digitalisation associate")

    class Admission(models.TextChoices):
        OPEN = "open", _("open: whoever enrols takes part")
        NOMINATION = "nomination", _("nomination: staff or the focal point of a country name people")

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    track = models.CharField(_("track"), max_length=16, choices=Track)
    title = models.CharField(_("title"), max_length=200)
    title_ru = models.CharField(_("title in Russian"), max_length=200, blank=True)
    summary = models.TextField(_("summary"), blank=True)
    summary_ru = models.TextField(_("summary in Russian"), blank=True)
    body = RichTextField(_("text"), blank=True, features=TEXT_FEATURES)
    body_ru = RichTextField(_("text in Russian"), blank=True, features=TEXT_FEATURES)
    admission = models.CharField(_("enrolment"), max_length=10, choices=Admission, default=Admission.OPEN)
    capacity = models.PositiveIntegerField(_("places"), null=True, blank=True, help_text=_("Empty: no limit."))
    enrolment_opens_at = models.DateTimeField(_("enrolment opens"), null=True, blank=True)
    enrolment_closes_at = models.DateTimeField(_("enrolment closes"), null=True, blank=True)
    prerequisites = ParentalManyToManyField(
        "self", verbose_name=_("prerequisites"), blank=True, symmetrical=False, related_name="leads_to"
    )
    trainers = ParentalManyToManyField(
        settings.AUTH_USER_MODEL, verbose_name=_("trainers"), blank=True, related_name="series_taught"
    )

    local_title = Localised("title")
    local_summary = Localised("summary")
    local_body = Localised("body")

    objects = SeriesQuerySet.as_manager()

    class Meta:
        verbose_name = _("series")
        verbose_name_plural = _("series")
        ordering: ClassVar = ["-pk"]
        permissions: ClassVar = [("manage_enrolment", _("Can enrol, nominate and withdraw people"))]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(enrolment_opens_at=None)
                | Q(enrolment_closes_at=None)
                | Q(enrolment_opens_at__lt=F("enrolment_closes_at")),
                name="series_enrolment_opens_before_it_closes",
                violation_error_message=_("Enrolment closes before it opens."),
            )
        ]

    def __str__(self) -> str:
        return str(self.local_title)

    def get_absolute_url(self) -> str:
        return reverse("knowledge:series", args=[self.slug])


class SeriesSession(models.Model):
    """An event as a part of a series."""

    personal = PersonalData(held=(), other={"what the series is made of": ("series", "event", "sort_order")})

    series = ParentalKey(Series, on_delete=models.CASCADE, related_name="sessions")
    event = models.ForeignKey(
        EventPage, verbose_name=_("event"), on_delete=models.CASCADE, related_name="series_sessions"
    )
    sort_order = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("session of a series")
        verbose_name_plural = _("sessions of a series")
        ordering: ClassVar = ["sort_order", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["series", "event"], name="session_once_in_a_series")]

    def __str__(self) -> str:
        return f"{self.series}: {self.event}"


class EnrolmentQuerySet(models.QuerySet["Enrolment"]):
    def active(self) -> "EnrolmentQuerySet":
        """Who takes part: enrolled and not withdrawn."""
        return self.filter(state=Enrolment.State.ENROLLED)

    def standing(self) -> "EnrolmentQuerySet":
        """All but those that became part of another one when two people turned out to be one."""
        return self.exclude(state=Enrolment.State.MERGED)


class Enrolment(models.Model):
    """That somebody takes part in a series."""

    personal = PersonalData(
        people=("person",),
        held=(TAKING_PART("series", "person", "state", "at", "merged_into"), TRACE("by")),
    )

    class State(models.TextChoices):
        NOMINATED = "nominated", _("nominated")
        ENROLLED = "enrolled", _("enrolled")
        WITHDRAWN = "withdrawn", _("withdrawn")
        MERGED = "merged", _("part of another enrolment")

    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="enrolments")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="enrolments")
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.ENROLLED)
    at = models.DateTimeField(_("since"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="merged_enrolments"
    )

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("enrolment")
        verbose_name_plural = _("enrolments")
        ordering: ClassVar = ["series", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["series", "person"], condition=~Q(state="merged"), name="enrolment_once_standing"
            ),
            models.CheckConstraint(
                condition=Q(state="merged", merged_into__isnull=False) | (~Q(state="merged") & Q(merged_into=None)),
                name="enrolment_merged_into_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.series}"
