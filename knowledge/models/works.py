from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.contenttypes.models import ContentType
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.db.models import Max, Q
from django.db.models.functions import Coalesce, ExtractYear
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import DraftStateMixin, PreviewableMixin, RevisionMixin

from events.models.languages import CODES, language_name
from portal.core.languages import Localised
from portal.core.privacy import PersonalData

if TYPE_CHECKING:
    from knowledge.models.files import Version


def language_choices() -> list[tuple[str, str]]:
    """English, Russian, the state languages of the seven countries, Korean."""
    return [(code, capfirst(language_name(code))) for code in CODES]


class ChangedAt(models.DateTimeField):
    """When harvesters must look again: at each save, also of many at once; not before it is published.

    update() and bulk_update() do not call it: they write `changed_when` themselves.
    """

    def pre_save(self, work: "Work", add: bool) -> datetime:
        work.changed_at = changed_when(work, timezone.now())
        return work.changed_at


def changed_when(work: "Work", at: datetime) -> datetime:
    day = models.DateField().to_python(work.published_on)
    return max(at, timezone.make_aware(datetime.combine(day, time.min)))


class WorkQuerySet(models.QuerySet["Work"]):
    def published_by(self, day: date) -> "WorkQuerySet":
        return self.filter(live=True, published_on__lte=day)

    def standing(self) -> "WorkQuerySet":
        """Without those that were withdrawn."""
        return self.filter(withdrawn_on=None)

    def counting(self, day: date) -> "WorkQuerySet":
        """Those that are evidence of their year on this day: published by then, and not withdrawn within that year.

        One work counts once, in however many languages. What is withdrawn in a later year has been published all the
        same, and was reported: docs/decisions/0017.
        """
        stood = Q(withdrawn_on=None) | Q(withdrawn_on__year__gt=ExtractYear("published_on"))
        return self.published_by(day).filter(stood)

    def published_in(self, year: int) -> "WorkQuerySet":
        return self.filter(live=True, published_on__year=year).order_by("published_on", "pk")

    def latest_first(self) -> "WorkQuerySet":
        return self.order_by("-published_on", "-pk")

    def with_downloads(self) -> "WorkQuerySet":
        """Each with its `downloads` up to yesterday, which may be sorted by."""
        return self.annotate(downloads=Coalesce("download_count__downloads", 0))

    def next_number(self) -> int:
        """Of a work that is new, in a transaction: who asks second waits until the first is written."""
        ContentType.objects.select_for_update().get_or_create(app_label="knowledge", model="work")
        return (self.aggregate(last=Max("number"))["last"] or 0) + 1

    def with_files(self) -> "WorkQuerySet":
        return self.prefetch_related("editions__versions__files")

    def with_editions(self) -> "WorkQuerySet":
        return self.prefetch_related("editions")


class Work(PreviewableMixin, DraftStateMixin, RevisionMixin, ClusterableModel):
    """Something that the programme published, in one or more languages."""

    personal = PersonalData(
        held=(),
        other={
            "what is published": (
                "number",
                "source_id",
                "source_is_number",
                "kind",
                "published_on",
                "series_title",
                "licence",
                "doi",
                "changed_at",
            ),
            "why it was withdrawn": ("withdrawn_on", "withdrawn_reason", "withdrawn_reason_ru"),
        },
    )

    class Kind(models.TextChoices):
        GUIDE = "guide", _("methodological guide")
        KNOWLEDGE_PRODUCT = "knowledge_product", _("knowledge product")
        CASE_STUDY = "case_study", _("case study")
        ARTICLE = "article", _("research paper")
        STUDY = "study", _("study")

    class Licence(models.TextChoices):
        CC_BY = "CC-BY-4.0", _("Creative Commons Attribution 4.0")
        CC_BY_SA = "CC-BY-SA-4.0", _("Creative Commons Attribution-ShareAlike 4.0")
        CC_BY_NC = "CC-BY-NC-4.0", _("Creative Commons Attribution-NonCommercial 4.0")
        CC_BY_NC_ND = "CC-BY-NC-ND-4.0", _("Creative Commons Attribution-NonCommercial-NoDerivatives 4.0")
        RESERVED = "reserved", _("all rights reserved")

    number = models.PositiveIntegerField(
        _("number"), unique=True, editable=False, help_text=_("Permanent: it is part of the address.")
    )
    source_id = models.CharField(
        _("number where it comes from"), max_length=200, unique=True, null=True, blank=True, editable=False
    )
    source_is_number = models.BooleanField(default=False, editable=False)  # it came as 7, not as "7"
    kind = models.CharField(_("type"), max_length=20, choices=Kind)
    published_on = models.DateField(_("published on"))
    series_title = models.CharField(_("series"), max_length=200, blank=True)
    topics = ParentalManyToManyField("events.Topic", verbose_name=_("topics"), blank=True, related_name="works")
    countries = ParentalManyToManyField(
        "participants.Country", verbose_name=_("countries"), blank=True, related_name="works"
    )
    events = ParentalManyToManyField(
        "events.EventPage", verbose_name=_("related events"), blank=True, related_name="works"
    )
    related = ParentalManyToManyField("self", verbose_name=_("related publications"), blank=True)
    licence = models.CharField(_("licence"), max_length=20, choices=Licence, default=Licence.CC_BY)
    doi = models.CharField(
        _("DOI"),
        max_length=120,
        blank=True,
        validators=[RegexValidator(r"^10\.\d{4,9}/\S+$", _("A DOI has the form 10.1234/abcd."))],
    )
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    withdrawn_reason = models.CharField(_("why it was withdrawn"), max_length=300, blank=True)
    withdrawn_reason_ru = models.CharField(_("why it was withdrawn, in Russian"), max_length=300, blank=True)

    changed_at = ChangedAt(default=timezone.now, editable=False, db_index=True)

    local_withdrawn_reason = Localised("withdrawn_reason")

    objects = WorkQuerySet.as_manager()

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        # Wagtail would make it too, but after the roles were given theirs.
        permissions: ClassVar = [("publish_work", "Can publish publication")]
        ordering: ClassVar = ["-published_on", "-pk"]
        indexes: ClassVar = [models.Index(fields=["live", "-published_on", "-id"], name="work_latest_first")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(withdrawn_on=None, withdrawn_reason="")
                | Q(withdrawn_on__isnull=False) & ~Q(withdrawn_reason=""),
                name="work_withdrawn_with_reason",
                violation_error_message=_("A withdrawn publication says why, and since when."),
            )
        ]

    def __str__(self) -> str:
        edition = self.local_edition
        return edition.local_title if edition else str(self.number)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A new one is given its number, wherever it is made."""
        if self.number is not None:
            super().save(*args, **kwargs)
            return
        with transaction.atomic():
            self.number = Work.objects.next_number()
            super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("knowledge:work", args=[self.number])

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "knowledge/work.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        return {"work": self, "request": request}

    def with_content_json(self, content: dict[str, Any]) -> "Work":
        """A draft or an earlier state. Editions stay the rows that they are, with their versions and files: those that
        a draft made without a row find the row that was made of them, and none that has versions is left out.
        """
        work: Work = super().with_content_json(content)
        for name in (
            "number",
            "source_id",
            "source_is_number",
            "withdrawn_on",
            "withdrawn_reason",
            "withdrawn_reason_ru",
        ):
            setattr(work, name, getattr(self, name))  # not of a draft
        stored = {edition.language: edition for edition in Edition.objects.filter(work=work.pk)}
        editions = list(work.editions.all())
        kept = {edition.pk for edition in editions}
        for edition in editions:
            if edition.pk is None and edition.language in stored and stored[edition.language].pk not in kept:
                edition.pk = stored[edition.language].pk
                kept.add(edition.pk)
        languages = {edition.language for edition in editions}
        lost = [it for it in stored.values() if it.pk not in kept and it.language not in languages]
        work.editions = editions + [it for it in lost if it.versions.exists()]
        return work

    @property
    def local_edition(self) -> "Edition | None":
        """The edition in the reader's language, else the English one, else any."""
        wanted = (get_language() or "en")[:2]
        editions = sorted(self.editions.all(), key=lambda e: (e.language != wanted, e.language != "en", e.language))
        return editions[0] if editions else None

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_on is not None


class Author(models.Model):
    """Who wrote it, in the order of the title page; names are published."""

    personal = PersonalData(
        held=(), other={"who wrote it, as on its title page": ("given_name", "family_name", "organisation", "orcid")}
    )

    work = ParentalKey(Work, on_delete=models.CASCADE, related_name="authors")
    sort_order = models.PositiveSmallIntegerField(default=0, editable=False)
    family_name = models.CharField(_("family name"), max_length=100, blank=True)
    given_name = models.CharField(_("given name"), max_length=100, blank=True)
    organisation = models.CharField(
        _("organisation"), max_length=200, blank=True, help_text=_("Alone, when the author is no person.")
    )
    orcid = models.CharField(
        "ORCID",
        max_length=19,
        blank=True,
        validators=[RegexValidator(r"^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$", _("An ORCID has the form 0000-0002-1825-0097."))],
    )

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering: ClassVar = ["sort_order", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(family_name="") | ~Q(organisation=""),
                name="author_has_a_name",
                violation_error_message=_("An author has a family name, or is an organisation."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.given_name} {self.family_name}".strip() or self.organisation


class Edition(models.Model):
    """A publication in one language; title and abstract in Russian help to find it, it is not translated by them."""

    personal = PersonalData(
        held=(),
        other={
            "what is published": ("language", "title", "title_ru", "abstract", "abstract_ru"),
            "who translated it, as on its title page": ("translator",),
        },
    )

    work = ParentalKey(Work, on_delete=models.CASCADE, related_name="editions")
    language = models.CharField(_("language"), max_length=5, choices=language_choices)
    title = models.CharField(_("title"), max_length=500)
    title_ru = models.CharField(_("title in Russian"), max_length=500, blank=True)
    abstract = models.TextField(_("abstract"), blank=True)
    abstract_ru = models.TextField(_("abstract in Russian"), blank=True)
    translator = models.CharField(_("translator"), max_length=200, blank=True)

    local_title = Localised("title")
    local_abstract = Localised("abstract")

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering: ClassVar = ["language"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["work", "language"], name="edition_once_per_language")]

    def __str__(self) -> str:
        return str(self.local_title)

    @property
    def language_name(self) -> str:
        return str(get_language_info(self.language)["name_translated"])

    @property
    def live_version(self) -> "Version | None":
        return next((it for it in self.versions.all() if it.is_live), None)
