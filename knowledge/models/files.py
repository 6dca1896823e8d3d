from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from events.models import EventPage
from knowledge.models.works import Edition
from portal.core.codes import new_code
from portal.core.privacy import PersonalData

if TYPE_CHECKING:
    from knowledge.models.series import Series


class Version(models.Model):
    """An edition as it was published on a day. Earlier versions stay to be cited; one of an edition is live."""

    personal = PersonalData(held=(), other={"what is published": ("edition", "label", "published_on", "change_note")})

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="versions")  # no file goes with it
    label = models.CharField(_("version"), max_length=30, default="1.0")
    published_on = models.DateField(_("published on"))
    change_note = models.CharField(_("what changed"), max_length=300, blank=True)
    is_live = models.BooleanField(_("the one that is offered"), default=True)

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering: ClassVar = ["-published_on", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["edition", "label"], name="version_once_per_label"),
            models.UniqueConstraint(fields=["edition"], condition=Q(is_live=True), name="version_one_live_per_edition"),
        ]

    def __str__(self) -> str:
        return f"{self.edition}, {self.label}"


def stored_name(file: "File", name: str) -> str:
    """Where nobody finds a file that is not for everybody by guessing."""
    return f"library/{new_code(24)}{PurePath(name).suffix.lower()}"


class FileQuerySet(models.QuerySet["File"]):
    def waiting(self) -> "FileQuerySet":
        return self.filter(text_state=File.TextState.WAITING)

    def giving_text(self) -> "FileQuerySet":
        """Main files that were read to the last page: texts that were told beside them are not needed."""
        read = self.filter(role=File.Role.MAIN, text_state=File.TextState.READ, text_note="")
        return read.filter(Exists(PageText.objects.filter(file=OuterRef("pk"))))

    def offered(self) -> "FileQuerySet":
        """Of live versions of published works that were not withdrawn."""
        work = "version__edition__work"
        return self.filter(**{"version__is_live": True, f"{work}__live": True, f"{work}__withdrawn_on": None})

    def for_everybody(self, day: date) -> "FileQuerySet":
        """On this day, without signing in."""
        published = self.filter(access=File.Access.PUBLIC, version__edition__work__published_on__lte=day)
        return published.filter(Q(embargo_until=None) | Q(embargo_until__lte=day))


class File(models.Model):
    """A file of a version. `sha256`, `pages` and `size` are those of its bytes, which never change."""

    personal = PersonalData(
        held=(),
        other={
            "what is published": ("version", "name", "file", "thumbnail", "role", "sha256", "size", "pages"),
            "who may read it": ("access", "cohort_event", "cohort_series", "embargo_until"),
            "whether its text was read": ("text_state", "text_note", "text_attempts", "text_asked_at"),
        },
    )

    class Role(models.TextChoices):
        MAIN = "main", _("the text")
        ANNEX = "annex", _("annex")
        SLIDES = "slides", _("slides")
        DATA = "data", _("data")

    class Access(models.TextChoices):
        PUBLIC = "public", _("everybody")
        SIGNED_IN = "signed_in", _("whoever is signed in")
        COHORT = "cohort", _("whoever takes part in the event or the series")

    class TextState(models.TextChoices):
        WAITING = "waiting", _("not read yet")
        READ = "read", _("read")
        PARTLY = "partly", _("read in part")
        SCAN = "scan", _("a scan without text")
        LOCKED = "locked", _("protected by a password")
        UNREADABLE = "unreadable", _("could not be read")
        NONE = "none", _("has no text to read")

    class TextNote(models.TextChoices):
        NO_PDF = "no_pdf", _("It is no PDF, whatever its name says.")
        DAMAGED = "damaged", _("The file is damaged.")
        TOO_LARGE = "too_large", _("The file is too large to be read; it is found by its title.")
        TOO_MUCH = "too_much", _("To read all of it takes too much time or memory.")
        EMPTY_PAGES = "empty_pages", _("More than half of its pages have no text.")
        INTERRUPTED = "interrupted", _("Reading it was interrupted three times.")

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="files")
    role = models.CharField(_("what it is"), max_length=10, choices=Role, default=Role.MAIN)
    name = models.CharField(_("name of the file"), max_length=150, help_text=_("As readers get it."))
    file = models.FileField(_("file"), upload_to=stored_name, max_length=200)
    thumbnail = models.ImageField(_("first page"), upload_to=stored_name, max_length=200, blank=True)
    sha256 = models.CharField("SHA-256", max_length=64)
    size = models.PositiveBigIntegerField(_("bytes"))
    pages = models.PositiveIntegerField(_("pages"), null=True, blank=True)
    access = models.CharField(_("for"), max_length=10, choices=Access, default=Access.PUBLIC)
    cohort_event = models.ForeignKey(
        EventPage, verbose_name=_("event"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    cohort_series = models.ForeignKey(
        "knowledge.Series", verbose_name=_("series"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    embargo_until = models.DateField(_("not before"), null=True, blank=True)
    text_state = models.CharField(_("text"), max_length=10, choices=TextState, default=TextState.WAITING)
    text_note = models.CharField(max_length=20, blank=True, choices=TextNote)
    text_attempts = models.PositiveSmallIntegerField(default=0, editable=False)
    text_asked_at = models.DateTimeField(null=True, editable=False)  # last sent to the worker, or taken up by it

    objects = FileQuerySet.as_manager()

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")
        ordering: ClassVar = ["version", "role", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(access="cohort")
                | Q(cohort_event__isnull=False, cohort_series=None)
                | Q(cohort_event=None, cohort_series__isnull=False),
                name="file_cohort_is_named",
                violation_error_message=_("Say of which event, or of which series."),
            ),
            models.CheckConstraint(condition=Q(size__gt=0), name="file_is_not_empty"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Where the file is read by those for whom it is; its place in the storage is for nobody."""
        return reverse("knowledge:file", args=[self.pk, self.name.replace("/", "-") or "file"])

    @property
    def cohort(self) -> "EventPage | Series | None":
        """The event or the series for whose people it is."""
        return self.cohort_event or self.cohort_series

    @property
    def is_pdf(self) -> bool:
        return PurePath(self.name).suffix.lower() == ".pdf"


class PageText(models.Model):
    """The text of one page: a hit says “p. 12”, and one huge file cannot fall out of the index.

    Of a page of a PDF; or `file` is empty, and the texts alone were brought, without their file.
    """

    personal = PersonalData(held=(), other={"what is published": ("version", "file", "number", "text")})

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="page_texts")
    file = models.ForeignKey(File, on_delete=models.CASCADE, null=True, blank=True, related_name="page_texts")
    number = models.PositiveIntegerField(_("page"))
    text = models.TextField()

    class Meta:
        verbose_name = _("text of a page")
        verbose_name_plural = _("texts of pages")
        ordering: ClassVar = ["version", "file", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["file", "number"], name="page_text_once"),
            models.UniqueConstraint(
                fields=["version", "number"], condition=Q(file=None), name="page_text_once_without_file"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version}, {self.number}"
