"""The periods on which the programme reports, how far each has come, and what is corrected after it was certified."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import connection, models
from django.utils.translation import gettext_lazy as _

from portal.core.languages import Localised
from portal.core.privacy import TRACE, PersonalData


class ReportingPeriodQuerySet(models.QuerySet["ReportingPeriod"]):
    def touching(self, first: date, last: date) -> "ReportingPeriodQuerySet":
        return self.filter(starts_on__lte=last, ends_on__gte=first)

    def held(self) -> "models.QuerySet[ReportingPeriod]":
        """As they are now; nobody moves them on before the transaction ends, many may hold them at once.

        PostgreSQL locks rows so; on SQLite whoever writes is alone already.
        """
        sql, values = self.order_by("pk").query.sql_with_params()
        can_lock = connection.features.has_select_for_update
        return self.model.objects.raw(f"{sql} FOR SHARE" if can_lock else sql, values)


class ReportingPeriod(models.Model):
    """A stretch of time that is reported on. Certified, it takes corrections only."""

    class State(models.TextChoices):
        OPEN = "open", _("open")
        SUBMITTED = "submitted", _("submitted")
        APPROVED = "approved", _("approved")
        CERTIFIED = "certified", _("certified")

    title = models.CharField(_("title"), max_length=100, unique=True)
    title_ru = models.CharField(_("title in Russian"), max_length=100, blank=True)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN, editable=False)

    local_title = Localised("title")

    objects = ReportingPeriodQuerySet.as_manager()

    class Meta:
        verbose_name = _("reporting period")
        verbose_name_plural = _("reporting periods")
        ordering: ClassVar = ["-starts_on", "-ends_on"]
        permissions: ClassVar = [
            ("submit_reportingperiod", _("Can submit a reporting period")),
            ("approve_reportingperiod", _("Can approve a reporting period, or return it")),
            ("certify_reportingperiod", _("Can certify a reporting period, or return it")),
            ("correct_reportingperiod", _("Can correct a certified reporting period")),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["starts_on", "ends_on"], name="reporting_period_once"),
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")), name="reporting_period_ends_after_its_start"
            ),
        ]

    def __str__(self) -> str:
        return str(self.local_title)

    @property
    def is_a_year(self) -> bool:
        year = self.starts_on.year
        return (self.starts_on, self.ends_on) == (date(year, 1, 1), date(year, 12, 31))

    @property
    def is_part_of_a_year(self) -> bool:
        return self.starts_on.year == self.ends_on.year and not self.is_a_year


class PeriodStep(models.Model):
    """That a period came into a state: who moved it, when, with what words. Rows are added, never changed."""

    personal = PersonalData(
        held=(TRACE("by"),), other={"the way of a report through the house": ("period", "state", "note", "at")}
    )

    period = models.ForeignKey(ReportingPeriod, on_delete=models.CASCADE, related_name="steps")
    state = models.CharField(_("state"), max_length=10, choices=ReportingPeriod.State)
    note = models.TextField(_("comment"), blank=True)
    at = models.DateTimeField(_("when"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("step of a reporting period")
        verbose_name_plural = _("steps of reporting periods")
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.period}: {self.get_state_display()}"


class CorrectionQuerySet(models.QuerySet["Correction"]):
    def open(self) -> "CorrectionQuerySet":
        return self.filter(closed_at=None)


class Correction(models.Model):
    """Leave to change something of a certified period, until it is closed: what, why, and which reports it touches."""

    personal = PersonalData(
        held=(TRACE("opened_by", "closed_by"),),
        other={"what is corrected and why": ("period", "what", "event", "reason", "reports", "opened_at", "closed_at")},
    )

    class What(models.TextChoices):
        ATTENDANCE = "attendance", _("attendance")
        LEDGER = "ledger", _("ledger")
        TARGETS = "targets", _("targets")
        RESULTS = "results", _("results stated by hand")

    period = models.ForeignKey(ReportingPeriod, on_delete=models.PROTECT, related_name="corrections")
    what = models.CharField(_("what is corrected"), max_length=10, choices=What)
    event = models.ForeignKey(
        "events.EventPage",
        verbose_name=_("event"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("For attendance: the event whose list is corrected."),
    )
    reason = models.TextField(_("reason"))
    reports = models.TextField(_("reports that it touches"))
    opened_at = models.DateTimeField(_("opened"))
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering: ClassVar = ["-opened_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(what="attendance", event__isnull=False)
                | models.Q(what__in=["ledger", "targets", "results"], event=None),
                name="correction_of_attendance_names_its_event",
            ),
            models.CheckConstraint(
                condition=models.Q(closed_at=None) | models.Q(closed_at__gte=models.F("opened_at")),
                name="correction_closed_after_it_was_opened",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.period}: {self.get_what_display()}"
