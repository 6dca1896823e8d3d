from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models.kinds import TAKING_PART
from events.models.pages import EventPage
from events.models.registrations import Registration
from events.presence import Word, holding
from portal.core.privacy import TRACE, PersonalData


class CheckInQuerySet(models.QuerySet["CheckIn"]):
    def holding(self, registrations: Collection[int]) -> dict[int, list["CheckIn"]]:
        """By the number of the registration, the check-in that holds of each day on which somebody was present."""
        rows = {row.pk: row for row in self.filter(registration__in=registrations)}
        words = defaultdict(list)
        for row in rows.values():
            words[row.registration_id].append(Word(row.day, row.mode, row.is_present, row.moment, row.pk))
        return {number: [rows[word.number] for word in holding(said)] for number, said in words.items()}


class CheckIn(models.Model):
    """That somebody was seen on a day of the event, or that an earlier row was wrong. Rows are added, never changed.

    `client_id` is the scanning device's own number of the scan: however often it is sent, it is one row. `seen_at` is
    when the device saw it, which may be long before the server heard of it (`at`).
    """

    personal = PersonalData(
        people=("registration__person",),
        held=(
            TAKING_PART("registration", "day", "mode", "is_present", "source", "at", "seen_at", "minutes"),
            TRACE("by"),
        ),
        other={"by which a scan that is sent twice is known": ("client_id",)},
    )

    class Source(models.TextChoices):
        SCAN = "scan", _("code scanned")
        MANUAL = "manual", _("marked by staff")
        SELF = "self", _("checked in by themselves")
        ONLINE_REPORT = "online_report", _("from the report of an online meeting")
        IMPORTED = "imported", _("from a list of participants")

    registration = models.ForeignKey(Registration, on_delete=models.PROTECT, related_name="check_ins")
    day = models.DateField(_("day"))
    mode = models.CharField(_("mode"), max_length=10, choices=EventPage.Mode)
    is_present = models.BooleanField(_("present"), help_text=_("No: the day's earlier rows are undone."))
    source = models.CharField(_("source"), max_length=14, choices=Source)
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    at = models.DateTimeField(_("recorded"))
    seen_at = models.DateTimeField(_("seen"), null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    client_id = models.UUIDField(null=True, blank=True, unique=True, editable=False)

    objects = CheckInQuerySet.as_manager()

    class Meta:
        verbose_name = _("check-in")
        verbose_name_plural = _("check-ins")
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [models.Index(fields=["registration", "day"])]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(seen_at=None) | models.Q(seen_at__lte=models.F("at")),
                name="check_in_seen_before_heard",
            )
        ]

    def __str__(self) -> str:
        return f"{self.registration} · {self.day}"

    @property
    def moment(self) -> datetime:
        """When it was so: the later of two words about a day holds, in whatever order they arrived."""
        return self.seen_at or self.at


class RefusedScan(models.Model):
    """A scan that marked nobody present: kept, so that staff see who stood at the door, and why it was refused."""

    personal = PersonalData(
        people=("registration__person",),
        held=(TAKING_PART("event", "registration", "why", "at", "seen_at"), TRACE("by")),
        other={"by which a scan that is sent twice is known": ("client_id",)},
    )

    class Why(models.TextChoices):
        UNKNOWN = "unknown", _("The code is not known.")
        OTHER_EVENT = "other_event", _("The code is for another event.")
        NOT_CONFIRMED = "not_confirmed", _("The registration is not confirmed.")
        NOT_TODAY = "not_today", _("It was no day of the event.")
        LOCKED = "locked", _("The attendance of the event is closed.")

    event = models.ForeignKey(EventPage, on_delete=models.CASCADE, related_name="refused_scans")
    registration = models.ForeignKey(
        Registration, on_delete=models.PROTECT, null=True, blank=True, related_name="refused_scans"
    )
    why = models.CharField(_("reason"), max_length=14, choices=Why)
    at = models.DateTimeField(_("recorded"))
    seen_at = models.DateTimeField(_("seen"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    client_id = models.UUIDField(unique=True, editable=False)

    class Meta:
        verbose_name = _("refused scan")
        verbose_name_plural = _("refused scans")
        ordering: ClassVar = ["-seen_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.event} · {self.get_why_display()}"


class AttendanceQuerySet(models.QuerySet["Attendance"]):
    def of_events(self, events: models.QuerySet[EventPage]) -> "AttendanceQuerySet":
        return self.filter(registration__event__in=events)

    def ended_between(self, first: date, last: date) -> "AttendanceQuerySet":
        """Attendances of events that ended from `first` to `last`, both included."""
        return self.filter(registration__event__ends_on__range=(first, last))


class Attendance(models.Model):
    """That a registered person took part: what the figures count, once per person and event.

    Derived from the check-ins in the transaction that writes them, by the event's rule (EventPage.attendance_rule).
    """

    personal = PersonalData(
        people=("registration__person",), held=(TAKING_PART("registration", "days", "days_online", "mode"),)
    )

    registration = models.OneToOneField(Registration, on_delete=models.PROTECT, related_name="attendance")
    days = models.PositiveSmallIntegerField(_("days present"))
    days_online = models.PositiveSmallIntegerField(_("of them online"), default=0)
    mode = models.CharField(_("mode"), max_length=10, choices=EventPage.Mode)

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(days__gte=1), name="attendance_at_least_one_day"),
            models.CheckConstraint(
                condition=models.Q(days_online__lte=models.F("days")), name="attendance_online_days_are_days"
            ),
        ]

    def __str__(self) -> str:
        return str(self.registration)

    @property
    def share(self) -> float:
        """Of the days of the event, from 0 to 1: a certificate may ask for most of them."""
        return self.days / len(self.registration.event.days)
