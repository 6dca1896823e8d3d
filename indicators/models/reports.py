"""A report that people write: its sections, what is said about them, who has read them, who signs."""

from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.fields import StreamField
from wagtail.models import (
    AbstractGroupApprovalTask,
    DraftStateMixin,
    LockableMixin,
    Orderable,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)

from indicators.models.periods import ReportingPeriod
from indicators.models.report_blocks import BODY
from indicators.reports.outline import Kind, SectionKey
from portal.core.languages import Localised
from portal.core.privacy import TRACE, PersonalData


class Report(WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, PreviewableMixin, ClusterableModel):
    """Of a period, or of one event. What is being written lies in its revisions; what was signed, in its snapshots."""

    personal = PersonalData(
        held=(TRACE("locked_by"),),
        other={
            "a report and how far it is": (
                *("kind", "period", "event", "title", "title_ru", "carried_from", "locked", "locked_at"),
                *("live", "has_unpublished_changes", "first_published_at", "last_published_at", "go_live_at"),
                *("expire_at", "expired", "live_revision", "latest_revision"),
            )
        },
    )

    Kind = Kind

    kind = models.CharField(_("kind"), max_length=16, choices=Kind, default=Kind.ANNUAL)
    period = models.ForeignKey(
        ReportingPeriod,
        verbose_name=_("reporting period"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reports",
        help_text=_("Of an annual or half-yearly report."),
    )
    event = models.ForeignKey(
        "events.EventPage",
        verbose_name=_("event"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Of a report that completes an event."),
    )
    title = models.CharField(_("title"), max_length=150)
    title_ru = models.CharField(_("title in Russian"), max_length=150, blank=True)
    carried_from = models.ForeignKey(
        "self", verbose_name=_("texts carried over from"), on_delete=models.SET_NULL, null=True, editable=False
    )

    local_title = Localised("title")

    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="report")
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="report",
        for_concrete_model=False,
    )

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering: ClassVar = ["-period__ends_on", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["period", "kind"], name="report_once_per_period"),
            models.UniqueConstraint(fields=["event"], name="report_once_per_event"),
            models.CheckConstraint(
                condition=Q(kind=Kind.COMPLETION, event__isnull=False, period=None)
                | (~Q(kind=Kind.COMPLETION) & Q(event=None, period__isnull=False)),
                name="report_of_a_period_or_an_event",
            ),
        ]

    def __str__(self) -> str:
        return str(self.local_title)

    preview_modes = settings.LANGUAGES

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        return "indicators/composer/preview.html"

    def get_preview_context(self, request: Any, mode_name: str) -> dict[str, Any]:
        return {"report": self, "mode": mode_name, "request": request}

    def publish(self, revision: Any, **options: Any) -> Any:
        """At the end of its workflow. No role may publish: who signs it last has the say, not a permission."""
        return super().publish(revision, **(options | {"skip_permission_checks": True}))

    @property
    def revisions(self) -> Any:
        return self._revisions

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last that it reports on."""
        if self.period:
            return self.period.starts_on, self.period.ends_on
        return self.event.starts_on, self.event.ends_on

    @property
    def year(self) -> int:
        """That in which its days end: its figures are called by it."""
        return self.days[1].year

    @property
    def latest(self) -> "Report":
        """As it was last saved, drafts included."""
        return self.get_latest_revision_as_object()


class ReportSection(Orderable):
    """A section in the donor's order. Its numeral and title are not written: they follow from the key."""

    report = ParentalKey(Report, on_delete=models.CASCADE, related_name="sections")
    key = models.CharField(_("section"), max_length=16, choices=SectionKey)
    body = StreamField(BODY, verbose_name=_("text, tables and charts"), blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        constraints: ClassVar = [models.UniqueConstraint(fields=["report", "key"], name="report_has_each_section_once")]

    def __str__(self) -> str:
        return str(self.get_key_display())


class ReportComment(models.Model):
    """What somebody remarks on a section, until it is settled."""

    personal = PersonalData(
        held=(TRACE("by", "settled_by"),),
        other={"what is remarked on a report": ("report", "section", "text", "at", "settled_at")},
    )

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="comments")
    section = models.CharField(_("section"), max_length=16, choices=SectionKey)
    text = models.TextField(_("comment"))
    at = models.DateTimeField(_("when"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("comment on a report")
        verbose_name_plural = _("comments on reports")
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(settled_at=None, settled_by=None) | Q(settled_at__isnull=False, settled_by__isnull=False),
                name="report_comment_settled_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return self.text


class ReportReading(models.Model):
    """That somebody read a section with its figures as they were then: by name, as written. Rows are added only."""

    personal = PersonalData(
        held=(TRACE("by"),), other={"with which figures a section was read": ("report", "section", "figures", "at")}
    )

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="readings")
    section = models.CharField(_("section"), max_length=16, choices=SectionKey)
    figures = models.JSONField(_("figures"), default=dict)
    at = models.DateTimeField(_("when"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("reading of a section")
        verbose_name_plural = _("readings of sections")
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.report}: {self.get_section_display()}"


class SigningRole(models.TextChoices):
    MANAGER = "manager", _("Programme manager")
    BOARD = "board", _("For the project board")


class SigningTask(AbstractGroupApprovalTask):
    """A step of the workflow in which somebody signs the snapshot: as long as it lasts, nobody changes the report."""

    role = models.CharField(_("signs as"), max_length=10, choices=SigningRole)

    class Meta:
        verbose_name = _("signing of a report")
        verbose_name_plural = _("signings of reports")

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        return True
