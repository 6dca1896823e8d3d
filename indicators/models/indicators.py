"""What is measured, and what it is counted from."""

from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from indicators.models.framework import Output
from portal.core.languages import Localised
from portal.core.privacy import TRACE, PersonalData

NUMBER = RegexValidator(r"^\d+(\.\d+)*$", _("A number has the form 1.3."))  # it is part of addresses


class IndicatorQuerySet(models.QuerySet["Indicator"]):
    def with_framework(self) -> "IndicatorQuerySet":
        """All that the framework table needs, in five queries however many indicators there are."""
        return self.select_related("output", "baseline").prefetch_related("targets", "events", "publication_kinds")

    def counted_events(self) -> set[int]:
        """The numbers of the events that some indicator counts."""
        return set(IndicatorEvent.objects.filter(indicator__in=self.all()).values_list("event", flat=True))

    def counted_kinds(self) -> set[str]:
        """The types of publication that some indicator counts."""
        return set(IndicatorPublicationKind.objects.filter(indicator__in=self.all()).values_list("kind", flat=True))


class Indicator(ClusterableModel):
    """What is measured. Its actual follows from its counting rule and the evidence linked to it; nobody types it."""

    personal = PersonalData(held=(), other={"the body that answers for the indicator": ("responsible",)})

    class Counting(models.TextChoices):
        ATTENDANCES = "attendances", _("attendances of the linked events")
        PEOPLE = "people", _("people who attended the linked events, each counted once")
        PUBLICATIONS = "publications", _("publications of the linked types")
        EVENTS = "events", _("linked events that were held")
        MANUAL = "manual", _("stated by hand, with a file as evidence")

    class Unit(models.TextChoices):
        PEOPLE = "people", pgettext_lazy("unit", "people")
        STUDIES = "studies", _("studies")
        GUIDES = "guides", _("guides")
        PRODUCTS = "products", _("products")
        PUBLICATIONS = "publications", pgettext_lazy("unit", "publications")
        EVENTS = "events", pgettext_lazy("unit", "events")
        PERCENT = "percent", _("per cent")
        YES_NO = "yes_no", _("yes or no")
        WORDS = "words", _("a description in words")

    class Accumulation(models.TextChoices):
        """What the years together amount to."""

        SUM = "sum", _("the sum of the years")
        LATEST = "latest", _("the latest year")
        DISTINCT = "distinct", _("each person once over all years")

    class Direction(models.TextChoices):
        UP = "up", _("more is better")
        DOWN = "down", _("less is better")

    output = models.ForeignKey(Output, verbose_name=_("output"), on_delete=models.PROTECT, related_name="indicators")
    number = models.CharField(_("number"), max_length=10, unique=True, validators=[NUMBER])
    title = models.CharField(_("title"), max_length=250)
    title_ru = models.CharField(_("title in Russian"), max_length=250, blank=True)
    unit = models.CharField(_("unit"), max_length=12, choices=Unit)
    counting = models.CharField(_("what is counted"), max_length=12, choices=Counting)
    accumulation = models.CharField(
        _("over several years"), max_length=8, choices=Accumulation, default=Accumulation.SUM
    )
    direction = models.CharField(_("direction"), max_length=4, choices=Direction, default=Direction.UP)
    decimals = models.PositiveSmallIntegerField(_("decimals"), default=0, validators=[MaxValueValidator(2)])
    data_source = models.CharField(_("data source"), max_length=250)
    data_source_ru = models.CharField(_("data source in Russian"), max_length=250, blank=True)
    collection_method = models.CharField(_("how it is collected"), max_length=250, blank=True)
    collection_method_ru = models.CharField(_("how it is collected, in Russian"), max_length=250, blank=True)
    responsible = models.CharField(_("who answers for it"), max_length=100, blank=True)

    local_title = Localised("title")
    local_data_source = Localised("data_source")
    local_collection_method = Localised("collection_method")

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(counting="people") | ~models.Q(accumulation="distinct"),
                name="indicator_distinct_counts_people",
            ),
            models.CheckConstraint(
                condition=models.Q(counting="manual") | ~models.Q(unit__in=["percent", "yes_no", "words"]),
                name="indicator_of_words_is_stated_by_hand",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.local_title}"

    @property
    def lacks_links(self) -> bool:
        """Whether nothing is linked that its counting rule could count."""
        if self.counting == self.Counting.MANUAL:
            return False
        links = self.publication_kinds if self.counting == self.Counting.PUBLICATIONS else self.events
        return not links.all()


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


class IndicatorPublicationKind(models.Model):
    """That publications of this type count for this indicator, in the year in which they were published."""

    indicator = ParentalKey(Indicator, on_delete=models.CASCADE, related_name="publication_kinds")
    kind = models.CharField(_("type of publication"), max_length=20)  # one of evidence.publication_kinds()

    class Meta:
        verbose_name = _("type of publication that counts for an indicator")
        verbose_name_plural = _("types of publication that count for indicators")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["indicator", "kind"], name="indicator_counts_a_kind_once")
        ]

    def __str__(self) -> str:
        return f"{self.indicator.number}: {self.kind}"


class Baseline(models.Model):
    indicator = models.OneToOneField(Indicator, on_delete=models.CASCADE, related_name="baseline")
    value = models.DecimalField(_("value"), max_digits=12, decimal_places=2)
    year = models.PositiveSmallIntegerField(_("year"))

    class Meta:
        verbose_name = _("baseline")
        verbose_name_plural = _("baselines")

    def __str__(self) -> str:
        return f"{self.indicator.number}: {self.value} ({self.year})"


class StatedResult(models.Model):
    """The actual of an indicator that nothing in the portal can count, with the file that proves it.

    A change is a further row; the one stated last holds. A share is stated by its two integers, never as a percentage.
    """

    personal = PersonalData(
        held=(TRACE("stated_by"),),
        other={
            "a figure of the programme": (
                "indicator", "year", "value", "numerator", "denominator", "words", "words_ru", "document", "stated_at",
            )
        },
    )  # fmt: skip

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="stated")
    year = models.PositiveSmallIntegerField(_("year"))
    value = models.DecimalField(_("value"), max_digits=14, decimal_places=2, null=True, blank=True)
    numerator = models.PositiveIntegerField(_("how many"), null=True, blank=True)
    denominator = models.PositiveIntegerField(_("of how many"), null=True, blank=True)
    words = models.TextField(_("in words"), blank=True)
    words_ru = models.TextField(_("in words, in Russian"), blank=True)
    document = models.ForeignKey(
        "wagtaildocs.Document", verbose_name=_("file as evidence"), on_delete=models.PROTECT, related_name="+"
    )
    stated_at = models.DateTimeField(_("stated"))
    stated_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    local_words = Localised("words")

    class Meta:
        verbose_name = _("result stated by hand")
        verbose_name_plural = _("results stated by hand")
        ordering: ClassVar = ["indicator", "year", "stated_at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(numerator=None, denominator=None)
                | models.Q(value=None, numerator__isnull=False, denominator__gt=0),
                name="stated_share_has_its_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(value__isnull=False) | models.Q(numerator__isnull=False) | ~models.Q(words=""),
                name="stated_result_states_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator.number}, {self.year}"
