from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models.kinds import TAKING_PART
from events.models.pages import EventPage
from events.models.registrations import Registration
from portal.core.privacy import TRACE, PersonalData


class CheckIn(models.Model):
    """That somebody was seen on a day of the event, or that an earlier row was wrong. Rows are added, never changed."""

    personal = PersonalData(
        people=("registration__person",),
        held=(TAKING_PART("registration", "day", "mode", "is_present", "source", "at"), TRACE("by")),
    )

    class Source(models.TextChoices):
        MANUAL = "manual", _("marked by staff")
        IMPORTED = "imported", _("from a list of participants")

    registration = models.ForeignKey(Registration, on_delete=models.PROTECT, related_name="check_ins")
    day = models.DateField(_("day"))
    mode = models.CharField(_("mode"), max_length=10, choices=EventPage.Mode)
    is_present = models.BooleanField(_("present"), help_text=_("No: the day's earlier rows are undone."))
    source = models.CharField(_("source"), max_length=10, choices=Source)
    at = models.DateTimeField(_("recorded"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("check-in")
        verbose_name_plural = _("check-ins")
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [models.Index(fields=["registration", "day"])]

    def __str__(self) -> str:
        return f"{self.registration} · {self.day}"


class AttendanceQuerySet(models.QuerySet["Attendance"]):
    def of_events(self, events: models.QuerySet[EventPage]) -> "AttendanceQuerySet":
        return self.filter(registration__event__in=events)

    def ended_between(self, first: date, last: date) -> "AttendanceQuerySet":
        """Attendances of events that ended from `first` to `last`, both included."""
        return self.filter(registration__event__ends_on__range=(first, last))


class Attendance(models.Model):
    """That a registered person took part: what the figures count, once per person and event.

    Derived from the check-ins in the transaction that writes them, by the event's rule (any day).
    """

    personal = PersonalData(people=("registration__person",), held=(TAKING_PART("registration", "days", "mode"),))

    registration = models.OneToOneField(Registration, on_delete=models.PROTECT, related_name="attendance")
    days = models.PositiveSmallIntegerField(_("days present"))
    mode = models.CharField(_("mode"), max_length=10, choices=EventPage.Mode)

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(days__gte=1), name="attendance_at_least_one_day")
        ]

    def __str__(self) -> str:
        return str(self.registration)
