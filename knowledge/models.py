from datetime import date
from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from portal.core.languages import Localised


class WorkQuerySet(models.QuerySet["Work"]):
    def published_by(self, day: date) -> "WorkQuerySet":
        return self.filter(published_on__lte=day)

    def published_in(self, year: int) -> "WorkQuerySet":
        return self.filter(published_on__year=year).order_by("published_on", "pk")

    def latest_first(self) -> "WorkQuerySet":
        return self.order_by("-published_on", "-pk")

    def with_editions(self) -> "WorkQuerySet":
        return self.prefetch_related("editions")


class Work(ClusterableModel):
    """Something that the programme published, in one or more languages."""

    class Kind(models.TextChoices):
        GUIDE = "guide", _("methodological guide")
        KNOWLEDGE_PRODUCT = "knowledge_product", _("knowledge product")
        CASE_STUDY = "case_study", _("case study")
        ARTICLE = "article", _("research paper")
        STUDY = "study", _("study")

    number = models.PositiveIntegerField(_("number"), unique=True, help_text=_("Permanent: it is part of the address."))
    kind = models.CharField(_("type"), max_length=20, choices=Kind)
    published_on = models.DateField(_("published on"))

    objects = WorkQuerySet.as_manager()

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        ordering: ClassVar = ["-published_on", "-pk"]

    def __str__(self) -> str:
        edition = self.local_edition
        return edition.local_title if edition else str(self.number)

    def get_absolute_url(self) -> str:
        return reverse("knowledge:work", args=[self.number])

    @property
    def local_edition(self) -> "Edition | None":
        """The edition in the reader's language, else the English one, else any."""
        wanted = (get_language() or "en")[:2]
        editions = sorted(self.editions.all(), key=lambda e: (e.language != wanted, e.language != "en", e.language))
        return editions[0] if editions else None


class Edition(models.Model):
    """A publication in one language; title and abstract in Russian help to find it, it is not translated by them."""

    work = ParentalKey(Work, on_delete=models.CASCADE, related_name="editions")
    language = models.CharField(_("language"), max_length=5)
    title = models.CharField(_("title"), max_length=250)
    title_ru = models.CharField(_("title in Russian"), max_length=250, blank=True)
    abstract = models.TextField(_("abstract"), blank=True)
    abstract_ru = models.TextField(_("abstract in Russian"), blank=True)

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
