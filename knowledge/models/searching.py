from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from knowledge.models.works import language_choices
from portal.core.privacy import PersonalData


class SearchEntry(models.Model):
    """Something that can be found, in one language. Made from what is public, and made anew whenever that changes.

    The forms of its words stand in `knowledge.models.forms_found`, in the full-text index of the database.
    """

    personal = PersonalData(
        held=(),
        other={
            "what is published, once more for the search": (
                "type", "object_id", "outside_id", "outside_is_number", "language", "title", "abstract", "text", "path",
                "day", "shown_from", "topics", "countries",
            )
        },
    )  # fmt: skip

    class Type(models.TextChoices):
        WORK = "work", _("publication")
        ARTICLE = "article", _("article elsewhere")
        SERIES = "series", _("series")
        EVENT = "event", _("event")
        PAGE = "page", _("page")

    type = models.CharField(max_length=10, choices=Type)
    object_id = models.PositiveBigIntegerField()
    outside_id = models.CharField(max_length=200, blank=True)  # by which others know it; empty when by `object_id`
    outside_is_number = models.BooleanField(default=False)
    language = models.CharField(max_length=5, choices=language_choices)
    title = models.CharField(max_length=500)
    abstract = models.TextField(blank=True)
    text = models.TextField(blank=True)
    path = models.CharField(max_length=500)
    day = models.DateField(null=True, blank=True)
    shown_from = models.DateField(null=True, blank=True)
    topics = models.TextField(blank=True)
    countries = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("entry of the search")
        verbose_name_plural = _("entries of the search")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["type", "object_id", "language"], name="search_entry_once_per_language")
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def known_as(self) -> int | str:
        """By the number or the text by which those know it who list it or link to it."""
        if self.outside_is_number:
            return int(self.outside_id)
        return self.outside_id or self.object_id


class SearchPage(models.Model):
    """A page of a text whose words can be found. Of texts that not everybody may read there is none."""

    personal = PersonalData(
        held=(), other={"what is published, once more for the search": ("page_text_id", "entry", "number")}
    )

    page_text_id = models.PositiveBigIntegerField(primary_key=True)
    entry = models.ForeignKey(SearchEntry, on_delete=models.CASCADE, related_name="pages")
    number = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("page of the search")
        verbose_name_plural = _("pages of the search")

    def __str__(self) -> str:
        return f"{self.entry}, {self.number}"


class SearchWord(models.Model):
    """A word that stands somewhere: what a misspelt one may have meant. Offered only while it finds something."""

    personal = PersonalData(
        held=(), other={"what is published, once more for the search": ("word", "script", "length")}
    )

    word = models.CharField(max_length=60, primary_key=True)
    script = models.CharField(max_length=10)
    length = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("word of the search")
        verbose_name_plural = _("words of the search")
        indexes: ClassVar = [models.Index(fields=["script", "length"], name="search_word_by_length")]

    def __str__(self) -> str:
        return self.word
