"""What the programme promised: outputs, activities, indicators, and the targets with their history."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from portal.core.languages import Localised
from portal.core.privacy import TRACE, PersonalData


class Project(models.Model):
    """The project that the donor pays for: what stands on the cover of its reports."""

    title = models.CharField(_("title"), max_length=250)
    title_ru = models.CharField(_("title in Russian"), max_length=250, blank=True)
    donor = models.CharField(_("donor"), max_length=150)
    donor_ru = models.CharField(_("donor in Russian"), max_length=150, blank=True)
    partner = models.CharField(_("implementing partner"), max_length=150)
    partner_ru = models.CharField(_("implementing partner in Russian"), max_length=150, blank=True)
    country = models.CharField(_("host country"), max_length=80)
    country_ru = models.CharField(_("host country in Russian"), max_length=80, blank=True)
    award_numbers = models.CharField(_("award and project numbers"), max_length=100, blank=True)
    starts_on = models.DateField(_("starts on"))
    ends_on = models.DateField(_("ends on"))

    local_title = Localised("title")
    local_donor = Localised("donor")
    local_partner = Localised("partner")
    local_country = Localised("country")

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        permissions: ClassVar = [
            ("view_dashboard", _("Can see the results with the detail meant for donors")),
            ("make_report", _("Can make the annual report")),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gt=models.F("starts_on")), name="project_ends_after_its_start"
            )
        ]

    def __str__(self) -> str:
        return str(self.local_title)


class Output(models.Model):
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="outputs")
    number = models.PositiveSmallIntegerField(_("number"), unique=True)
    title = models.CharField(_("title"), max_length=250)
    title_ru = models.CharField(_("title in Russian"), max_length=250, blank=True)

    local_title = Localised("title")

    class Meta:
        verbose_name = _("output")
        verbose_name_plural = _("outputs")
        ordering: ClassVar = ["number"]

    def __str__(self) -> str:
        return f"{self.number}. {self.local_title}"


class Activity(models.Model):
    output = models.ForeignKey(Output, on_delete=models.PROTECT, related_name="activities")
    number = models.CharField(_("number"), max_length=10, unique=True)
    title = models.CharField(_("title"), max_length=250)
    title_ru = models.CharField(_("title in Russian"), max_length=250, blank=True)
    funding = models.CharField(_("source of funds"), max_length=40)

    local_title = Localised("title")

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering: ClassVar = ["number"]

    def __str__(self) -> str:
        return f"{self.number} {self.local_title}"


class IndicatorQuerySet(models.QuerySet["Indicator"]):
    def with_framework(self) -> "IndicatorQuerySet":
        """All that the framework table needs, in five queries however many indicators there are."""
        return self.select_related("output", "baseline").prefetch_related("targets", "events", "publications")


class Indicator(ClusterableModel):
    """What is measured. Its actual is computed from the events or publications linked to it; nobody types it."""

    class Evidence(models.TextChoices):
        ATTENDANCE = "attendance", _("attendance of the linked events")
        PUBLICATION = "publication", _("linked publications")

    class Unit(models.TextChoices):
        PEOPLE = "people", pgettext_lazy("unit", "people")
        STUDIES = "studies", _("studies")
        GUIDES = "guides", _("guides")
        PRODUCTS = "products", _("products")

    output = models.ForeignKey(Output, verbose_name=_("output"), on_delete=models.PROTECT, related_name="indicators")
    number = models.CharField(_("number"), max_length=10, unique=True)
    title = models.CharField(_("title"), max_length=250)
    title_ru = models.CharField(_("title in Russian"), max_length=250, blank=True)
    unit = models.CharField(_("unit"), max_length=10, choices=Unit)
    evidence = models.CharField(_("evidence"), max_length=12, choices=Evidence)
    decimals = models.PositiveSmallIntegerField(_("decimals"), default=0)
    data_source = models.CharField(_("data source"), max_length=250)
    data_source_ru = models.CharField(_("data source in Russian"), max_length=250, blank=True)

    local_title = Localised("title")
    local_data_source = Localised("data_source")

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering: ClassVar = ["number"]

    def __str__(self) -> str:
        return f"{self.number} {self.local_title}"

    def targets_by_year(self) -> dict[int, "TargetVersion"]:
        """The version in force for each year that has one: the one approved last."""
        return {target.year: target for target in sorted(self.targets.all(), key=lambda t: (t.approved_at, t.pk))}


class IndicatorEvent(models.Model):
    """That this event counts for this indicator. Said by hand: the type of an event does not tell it."""

    indicator = ParentalKey(Indicator, on_delete=models.CASCADE, related_name="events")
    event = models.ForeignKey("events.EventPage", verbose_name=_("event"), on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("event that counts for an indicator")
        verbose_name_plural = _("events that count for indicators")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["indicator", "event"], name="indicator_counts_an_event_once")
        ]

    def __str__(self) -> str:
        return f"{self.indicator.number}: {self.event}"


class IndicatorPublication(models.Model):
    """That this publication counts for this indicator."""

    indicator = ParentalKey(Indicator, on_delete=models.CASCADE, related_name="publications")
    work = models.ForeignKey(
        "knowledge.Work", verbose_name=_("publication"), on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("publication that counts for an indicator")
        verbose_name_plural = _("publications that count for indicators")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["indicator", "work"], name="indicator_counts_a_publication_once")
        ]

    def __str__(self) -> str:
        return f"{self.indicator.number}: {self.work}"


class Baseline(models.Model):
    indicator = models.OneToOneField(Indicator, on_delete=models.CASCADE, related_name="baseline")
    value = models.DecimalField(_("value"), max_digits=12, decimal_places=2)
    year = models.PositiveSmallIntegerField(_("year"))

    class Meta:
        verbose_name = _("baseline")
        verbose_name_plural = _("baselines")

    def __str__(self) -> str:
        return f"{self.indicator.number}: {self.value} ({self.year})"


class TargetVersionQuerySet(models.QuerySet["TargetVersion"]):
    def in_force(self, indicator: Indicator, year: int) -> "TargetVersion | None":
        """The one approved last."""
        return self.filter(indicator=indicator, year=year).order_by("approved_at", "pk").last()


class TargetVersion(models.Model):
    """A target as it was approved. A change is a further row with its reason; the one approved last is in force."""

    personal = PersonalData(
        held=(TRACE("approved_by"),),
        other={"a figure of the programme": ("indicator", "year", "value", "source", "reason", "approved_at")},
    )

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="targets")
    year = models.PositiveSmallIntegerField(_("year"))
    value = models.DecimalField(_("value"), max_digits=12, decimal_places=2)
    source = models.CharField(_("source document"), max_length=250)
    reason = models.CharField(_("reason for the change"), max_length=300, blank=True)
    approved_at = models.DateTimeField(_("approved"))
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = TargetVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        ordering: ClassVar = ["indicator", "year", "approved_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["indicator", "year", "approved_at"], name="target_approved_once_at_a_time")
        ]

    def __str__(self) -> str:
        return f"{self.indicator.number}, {self.year}: {self.value}"
