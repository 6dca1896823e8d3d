from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, F, Prefetch, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as now_in_words
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

RESERVED = {"my", "certificates", "quizzes"}  # pages of learners, at the addresses of series


class SeriesQuerySet(models.QuerySet["Series"]):
    def published(self) -> "SeriesQuerySet":
        return self.filter(live=True)

    def taught_by(self, user: Any) -> "SeriesQuerySet":
        """What somebody may see of the learners: their own series, and staff who manage enrolment see all."""
        return self if user.has_perm("knowledge.manage_enrolment") else self.filter(trainers=user)

    def with_sessions(self) -> "SeriesQuerySet":
        """Sessions read once, for `sessions.all()` alone: a narrower query on them would forget the series."""
        return self.prefetch_related(Prefetch("sessions", SeriesSession.objects.select_related("event__country")))

    def with_numbers(self) -> "SeriesQuerySet":
        """With the number `enrolled`, for lists that say of each series whether it has places."""
        return self.annotate(enrolled=Count("enrolments", filter=Q(enrolments__state="enrolled")))

    def open_for_enrolment(self, at: datetime) -> "SeriesQuerySet":
        return self.published().filter(
            Q(enrolment_opens_at=None) | Q(enrolment_opens_at__lte=at),
            Q(enrolment_closes_at=None) | Q(enrolment_closes_at__gt=at),
        )


class Series(PreviewableMixin, DraftStateMixin, RevisionMixin, ClusterableModel):
    """Sessions in order, each an event, which together make a course."""

    personal = PersonalData(
        held=(TRACE("trainers"),),
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
        permissions: ClassVar = [
            ("manage_enrolment", _("Can enrol, nominate and withdraw people")),
            ("publish_series", _("Can publish series")),
        ]
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

    def clean(self) -> None:
        super().clean()
        if self.slug in RESERVED:
            raise ValidationError({"slug": now_in_words("This address is needed for another page.")})
        if circle := self._circle():
            sentence = now_in_words("“%(title)s” builds on this series, so it cannot come before it.")
            raise ValidationError({"prerequisites": sentence % {"title": circle}})

    def _circle(self) -> "Series | None":
        """A prerequisite that itself, through others, asks for this series; a series cannot ask for itself either."""
        if self.pk is None:
            return None
        for first in self.prerequisites.all():
            seen: set[int] = set()
            waiting = [first.pk]
            while waiting:
                number = waiting.pop()
                if number == self.pk:
                    return first
                if number not in seen:
                    seen.add(number)
                    waiting += Series.objects.filter(leads_to=number).values_list("pk", flat=True)
        return None

    def get_absolute_url(self) -> str:
        return reverse("knowledge:series", args=[self.slug])

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "knowledge/learning/series.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        return {"series": self}

    @property
    def events(self) -> list[EventPage]:
        """Those of its sessions, in their order."""
        return [it.event for it in self.sessions.all()]

    @property
    def places_left(self) -> int | None:
        """None without a limit."""
        if self.capacity is None or self.pk is None:
            return self.capacity
        enrolled = self.enrolled if hasattr(self, "enrolled") else self.enrolments.active().count()
        return max(self.capacity - enrolled, 0)

    def is_over(self, at: datetime) -> bool:
        """Whether its last session is. A series without sessions is not."""
        held = [it for it in self.events if not it.is_cancelled]
        return bool(held) and all(it.ends_at <= at for it in held)


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
