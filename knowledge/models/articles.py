from typing import ClassVar

from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.core.privacy import PersonalData


class HarvestSource(models.Model):
    """A journal system elsewhere whose articles the library lists, read by OAI-PMH."""

    personal = PersonalData(
        held=(),
        other={
            "where articles come from": ("name", "address", "in_set", "is_active"),
            "how far it was read": ("read_until", "token", "last_at", "last_note"),
        },
    )

    name = models.CharField(_("journal"), max_length=200)
    address = models.URLField(
        _("OAI-PMH address"), unique=True, validators=[URLValidator(schemes=["http", "https"])], max_length=300
    )
    in_set = models.CharField(_("set"), max_length=200, blank=True, help_text=_("Empty: everything it offers."))
    is_active = models.BooleanField(_("is read every night"), default=True)
    read_until = models.CharField(max_length=20, blank=True, editable=False, help_text=_("Read up to this stamp."))
    token = models.TextField(blank=True, editable=False, help_text=_("Where the next run goes on."))
    last_at = models.DateTimeField(_("last read"), null=True, editable=False)
    last_note = models.CharField(_("how it went"), max_length=300, blank=True, editable=False)

    class Meta:
        verbose_name = _("journal elsewhere")
        verbose_name_plural = _("journals elsewhere")
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name


class ExternalArticleQuerySet(models.QuerySet["ExternalArticle"]):
    def shown(self) -> "ExternalArticleQuerySet":
        """Those that their journal still has."""
        return self.filter(deleted=False, source__is_active=True)

    def latest_first(self) -> "ExternalArticleQuerySet":
        return self.order_by("-published", "-pk")


class ExternalArticle(models.Model):
    """An article of a journal: listed and linked, never handed out here."""

    personal = PersonalData(
        held=(),
        other={
            "what a journal published": (
                "source",
                "identifier",
                "title",
                "language",
                "journal",
                "published",
                "abstract",
                "url",
                "doi",
                "stamp",
                "deleted",
            ),
            "who wrote it, as its journal says": ("authors",),
        },
    )

    source = models.ForeignKey(HarvestSource, on_delete=models.PROTECT, related_name="articles")
    identifier = models.CharField(max_length=300)
    title = models.CharField(_("title"), max_length=500, blank=True)
    authors = models.TextField(_("authors"), blank=True, help_text=_("One per line."))
    language = models.CharField(_("language"), max_length=10, blank=True)
    journal = models.CharField(_("journal"), max_length=300, blank=True)
    published = models.CharField(_("published"), max_length=10, blank=True, help_text=_("Year, month or day."))
    abstract = models.TextField(_("abstract"), blank=True)
    url = models.URLField(_("address"), max_length=500, blank=True)
    doi = models.CharField(_("DOI"), max_length=120, blank=True)
    stamp = models.CharField(max_length=20, help_text=_("When the journal changed it."))
    deleted = models.BooleanField(default=False)

    objects = ExternalArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article elsewhere")
        verbose_name_plural = _("articles elsewhere")
        ordering: ClassVar = ["-published", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["source", "identifier"], name="article_once_per_source"),
            models.CheckConstraint(
                condition=Q(deleted=True) | ~Q(title="") & ~Q(url=""), name="article_has_title_and_address"
            ),
        ]

    def __str__(self) -> str:
        return self.title
